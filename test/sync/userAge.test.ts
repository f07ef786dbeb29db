import { afterEach, describe, expect, test } from 'vitest';
import type { AccountId } from '../../src/domain/ids';
import { asAccountId } from '../../src/domain/ids';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

describe.each(['centralized', 'original'] as const)('how old a user is, %s user management', (model) => {
  test('is told by the latest reading: of everybody, or of the user alone', async () => {
    const world = await createSyncHarness({ model });
    harness = world;
    const { sync, call, work, organization } = world;
    const { clock } = organization.model;
    const [one, other] = [...organization.model.world.people.keys()].map(asAccountId);
    if (one === undefined || other === undefined) throw new Error('There are too few people');
    await sync();
    const first = await agesOf(world, one);
    clock.advance(60_000);
    const began = clock.now();

    await call('sync.start', { target: { kind: 'users', accountIds: [one] } });
    await work();

    const alone = await agesOf(world, one);
    expect(alone.users).toBeGreaterThanOrEqual(began);
    expect(alone.activity).toBe(alone.users);
    expect(await agesOf(world, other)).toEqual(first);

    clock.advance(60_000);
    await sync();

    const last = await agesOf(world, one);
    expect(last).toEqual(await agesOf(world, other));
    expect(last.users).toBeGreaterThan(alone.users ?? 0);
  });
});

async function agesOf({ call }: SyncHarness, accountId: AccountId) {
  const { users, activity } = (await call('user.get', { accountId })).asOf;
  return { users, activity };
}
