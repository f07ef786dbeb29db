import { beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, GOOD_KEY } from './testApp';
import type { TestApp } from './testApp';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.get('connection.save', 'jana', { apiKey: GOOD_KEY, adminAccountId: 'olga' });
  return () => app.sql.close();
});

const rolesNow = async () => {
  const { entries } = await app.get('access.list', 'olga');
  return Object.fromEntries(entries.map(({ accountId, role }) => [accountId, role]));
};

describe('who may use the app', () => {
  it('is listed from the highest role down, then by name', async () => {
    await app.giveRoles({ zora: 'viewer', victor: 'viewer', olga: 'admin', anna: 'approver' });

    const { entries } = await app.get('access.list', 'olga');

    expect(entries.map(({ accountId }) => accountId)).toEqual(['olga', 'anna', 'victor', 'zora']);
  });

  it('is listed with the names of the mirror', async () => {
    await app.sql.change(
      `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status, name,
       name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
       VALUES (1, 'olga', 'active', 'active', 'active', 'managed', 'Olga Ünal', '', '', '', '', '', 0, 0)`,
    );

    expect((await app.get('access.list', 'olga')).entries).toEqual([
      { accountId: 'olga', role: 'admin', name: 'Olga Ünal' },
    ]);
  });

  it('changes by one account at a time, and can be taken back', async () => {
    await app.get('access.set', 'olga', { accountId: 'victor', role: 'viewer' });
    await app.get('access.set', 'olga', { accountId: 'victor', role: 'approver' });
    expect(await rolesNow()).toEqual({ olga: 'admin', victor: 'approver' });

    await app.get('access.set', 'olga', { accountId: 'victor', role: null });
    expect(await rolesNow()).toEqual({ olga: 'admin' });
  });

  it.each([null, 'viewer', 'approver'])('keeps the last app admin, who may not become %s', async (role) => {
    const error = await app.refusal('access.set', 'olga', { accountId: 'olga', role });

    expect(error.detail).toMatchObject({ field: 'role', problem: 'last-administrator' });
    expect(await rolesNow()).toEqual({ olga: 'admin' });
  });

  it('lets an app admin go when another one is there', async () => {
    await app.get('access.set', 'olga', { accountId: 'jana', role: 'admin' });
    await app.get('access.set', 'jana', { accountId: 'olga', role: null });

    expect((await app.refusal('access.list', 'olga')).code).toBe('no-role');
  });

  it.each([
    ['is suspended', { accountId: 'peter', status: 'suspended' as const }],
    ['is not in the organization', { accountId: 'somebody-else' }],
  ])('gets no app admin who %s', async (_, person) => {
    app.atlassian.people.push(person);

    const error = await app.refusal('access.set', 'olga', { accountId: 'peter', role: 'admin' });

    expect(error.detail).toMatchObject({ field: 'accountId', problem: 'not-an-active-user' });
  });

  it('notices that the key is dead when a new app admin cannot be looked up', async () => {
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], isRevoked: true });

    const error = await app.refusal('access.set', 'olga', { accountId: 'jana', role: 'admin' });

    expect(error.code).toBe('key-rejected');
    expect((await app.get('me.get', 'olga')).keyState).toBe('dead');
  });

  it('can be given and taken with a dead key, but for app admins', async () => {
    app.atlassian.keys.delete(GOOD_KEY);
    await app.refusal('access.set', 'olga', { accountId: 'jana', role: 'admin' });

    await app.get('access.set', 'olga', { accountId: 'victor', role: 'operator' });

    expect(await rolesNow()).toEqual({ olga: 'admin', victor: 'operator' });
  });

  it('leaves an entry in the audit log for each change', async () => {
    await app.get('access.set', 'olga', { accountId: 'victor', role: 'viewer' });
    await app.refusal('access.set', 'olga', { accountId: 'olga', role: null });

    const entries = await app.sql.select(
      `SELECT actor_id, subject, detail FROM audit WHERE action = 'access.set'`,
    );
    expect(entries).toEqual([{ actor_id: 'olga', subject: 'victor', detail: '{"role":"viewer"}' }]);
  });
});
