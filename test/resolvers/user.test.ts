import { beforeEach, describe, expect, it } from 'vitest';
import { writeDocument } from '../../src/store/documents';
import { upsertResources } from '../../src/store/places';
import { directRoleRoundDocument } from '../../src/store/scheduleSettings';
import { safetyDocument } from '../../src/store/safetySettings';
import { setFreshness } from '../../src/store/freshness';
import { aResource } from '../support/aResource';
import { createTestApp, GOOD_KEY, START, type TestApp } from './testApp';

const DAY_MS = 86_400_000;

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer' });
  for (const [userNo, accountId] of [[10, '557058:ann'] as const, [20, 'bob'] as const]) {
    await app.sql.change(
      `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
         name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
       VALUES (?, ?, 'active', 'active', 'active', 'managed', 'Ann', 'ann', '', '', 'atlassian/org-admin', '', 5, 6)`,
      [userNo, accountId],
    );
  }
  return () => app.sql.close();
});

const user = (accountId: string) => app.get('user.get', 'victor', { accountId });

/** Gives both a seat. */
async function giveSeats(): Promise<void> {
  const { nos } = await upsertResources(app.sql, [aResource], START);
  for (const userNo of [10, 20]) {
    await app.sql.change(
      'INSERT INTO access (user_no, resource_no, is_seat, is_direct, sole_group_no) VALUES (?, ?, 1, 1, 0)',
      [userNo, nos[0] ?? 0],
    );
  }
}

describe('the details of a user', () => {
  it('tell what is known, and leave open what is not', async () => {
    await setFreshness(app.sql, ['users'], { asOf: START - DAY_MS, runId: 'run-1', now: START });

    expect(await user('bob')).toMatchObject({
      accountId: 'bob',
      name: 'Ann',
      email: null,
      mfaEnabled: null,
      source: 'unknown',
      platformRoles: ['atlassian/org-admin'],
      firstSeenAt: 5,
      changedAt: 6,
      addedAt: null,
      goneAt: null,
      lastActive: { kind: 'none' },
      places: [],
      groups: [],
      notes: [],
      asOf: { users: START - DAY_MS, activity: null, directRoles: null },
      adminUrl: null,
    });
  });

  it('lead to the user at Atlassian once the organization is known', async () => {
    await app.get('connection.save', 'jana', { apiKey: GOOD_KEY, adminAccountId: 'olga' });
    await app.giveRoles({ victor: 'viewer' });

    expect((await user('557058:ann')).adminUrl).toBe(
      'https://admin.atlassian.com/o/org-1/users/557058%3Aann',
    );
  });

  it('say since when direct roles were looked for: in this round, or in the one before', async () => {
    await giveSeats();
    const round = { ...directRoleRoundDocument.initial, after: 10 };
    const roundBeganAt = START - DAY_MS;
    const roundBeforeBeganAt = START - 20 * DAY_MS;
    await writeDocument(app, directRoleRoundDocument, { ...round, roundBeganAt, roundBeforeBeganAt });

    expect((await user('557058:ann')).asOf.directRoles).toBe(roundBeganAt);
    expect((await user('bob')).asOf.directRoles).toBe(roundBeforeBeganAt);
  });

  it('say nothing of direct roles that nobody looked for yet', async () => {
    await giveSeats();

    expect((await user('bob')).asOf.directRoles).toBeNull();
  });

  it('are told of who is gone, too', async () => {
    await app.sql.change(`UPDATE users SET gone_at = 7 WHERE account_id = 'bob'`);

    const { goneAt, certainSkips } = await user('bob');
    expect(goneAt).toBe(7);
    expect(certainSkips).toMatchObject({ 'grant-access': 'gone', suspend: 'gone' });
  });

  it('are told, too, where the safety settings that a plan needs cannot be read', async () => {
    await app.keyValue.set(safetyDocument.key, { version: 99, content: {} });

    expect((await user('bob')).certainSkips.suspend).toBe('org-admin');
  });

  it('are not told of whom no sync has met', async () => {
    const refusal = await app.refusal('user.get', 'victor', { accountId: 'nobody' });

    expect(refusal).toMatchObject({ code: 'invalid-input', detail: { problem: 'no-such-user' } });
  });
});
