import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EVERYBODY } from '../../src/domain/filter/filter';
import { makeChange } from '../support/changes';
import { createSyncHarness } from '../support/syncHarness';
import { createSyncedUsers, type SyncedUsers } from '../support/syncedUsers';
import { pagesOf, selectionSuite } from './selectionSuite';
import { giveOwnRoles, userDetailsSuite } from './userDetailsSuite';

let synced: SyncedUsers;
beforeAll(async () => {
  synced = await createSyncedUsers(200, giveOwnRoles);
});
afterAll(() => synced.close());

describe('a selection on libsql', () => selectionSuite(() => synced, 150));
describe('the details of a user on libsql', () => userDetailsSuite(() => synced));

test('a selection neither skips nor repeats anybody while syncs write between its pages', async () => {
  const harness = await createSyncHarness({ users: 110 });
  try {
    await harness.sync();
    const people = () => [...harness.organization.model.world.people.keys()];
    const before = people();
    const selection = { kind: 'matching', filter: EVERYBODY, except: [] } as const;
    const request = { selection, now: harness.organization.model.clock.now(), timeZone: 'UTC' };

    const selected: string[] = [];
    for await (const page of pagesOf(harness.sql, request, 40)) {
      selected.push(...page);
      for (const kind of ['add-users', 'remove-users', 'rename-users'] as const)
        await makeChange(harness, kind, 2);
      await harness.sync();
    }

    const stayed = before.filter((accountId) => people().includes(accountId));
    expect(stayed.length).toBeLessThan(before.length);
    expect(new Set(selected).size).toBe(selected.length);
    expect(selected).toEqual(expect.arrayContaining(stayed));
  } finally {
    await harness.close();
  }
}, 20_000);
