// Who may enter a key, which organization it must belong to, and who becomes app admin by it.
import { beforeEach, describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { findKey, getCredentials, markKeyDead } from '../../src/connection/credentials';
import { createTestApp, GOOD_KEY } from '../resolvers/testApp';
import type { TestApp } from '../resolvers/testApp';

const NEW_KEY = 'ATCTT3xFfGN0-another-key-of-org-1';
const FOREIGN_KEY = 'ATCTT3xFfGN0-a-key-of-org-2';

let app: TestApp;

beforeEach(() => {
  app = createTestApp();
  app.atlassian.keys.set(NEW_KEY, { orgIds: ['org-1'] });
  app.atlassian.keys.set(FOREIGN_KEY, { orgIds: ['org-2'] });
  return () => app.sql.close();
});

const save = { apiKey: GOOD_KEY };

/** The app as it is with a key that olga entered, and then whatever happened to it. */
async function connected(then: 'alive' | 'dead' = 'alive'): Promise<void> {
  app.jiraAdmins.add('olga');
  await app.get('connection.save', 'olga', save);
  app.jiraAdmins.delete('olga');
  if (then === 'dead') await markKeyDead(app, await getCredentials(app));
}

describe('entering the first key', () => {
  it('makes a Jira administrator app admin when Atlassian lists them as org admin', async () => {
    app.jiraAdmins.add('olga');

    const saved = await app.get('connection.save', 'olga', save);

    expect(saved.newAdminAccountId).toBe('olga');
    expect(saved.connection).toMatchObject({ keyState: 'alive', organization: { orgId: 'org-1' } });
    expect((await app.get('me.get', 'olga')).role).toBe('admin');
  });

  it('asks a Jira administrator who is no org admin to choose one, and stores nothing', async () => {
    const error = await app.refusal('connection.save', 'jana', save);

    expect(error).toMatchObject({ code: 'invalid-input', detail: { problem: 'choose-administrator' } });
    expect(await app.secrets.get('api-key')).toBeNull();
    expect((await app.get('me.get', 'jana')).keyState).toBe('missing');
  });

  it('makes the chosen org admin app admin, and leaves the Jira administrator without a role', async () => {
    const saved = await app.get('connection.save', 'jana', { ...save, adminAccountId: 'olga' });

    expect(saved.newAdminAccountId).toBe('olga');
    expect((await app.get('me.get', 'jana')).role).toBeNull();
    expect((await app.get('me.get', 'olga')).role).toBe('admin');
  });

  it.each([
    ['is no org admin', { accountId: 'peter' }],
    [
      'is an org admin who is suspended',
      { accountId: 'peter', isOrgAdmin: true, status: 'suspended' as const },
    ],
    ['is not in the organization', { accountId: 'somebody-else', isOrgAdmin: true }],
  ])('refuses a choice that %s', async (_, person) => {
    app.atlassian.people.push(person);

    const error = await app.refusal('connection.save', 'jana', { ...save, adminAccountId: 'peter' });

    expect(error.detail).toMatchObject({ field: 'adminAccountId', problem: 'not-an-org-admin' });
    expect(await app.secrets.get('api-key')).toBeNull();
  });

  it('does not make a suspended org admin app admin', async () => {
    app.atlassian.people.push({ accountId: 'susi', isOrgAdmin: true, status: 'suspended' });
    app.jiraAdmins.add('susi');

    const error = await app.refusal('connection.save', 'susi', save);

    expect(error.detail.problem).toBe('choose-administrator');
  });

  it('is not for an account that neither administers Jira nor the app', async () => {
    expect((await app.refusal('connection.save', 'olga', save)).code).toBe('no-role');
    expect(app.atlassian.requests).toEqual([]);
  });
});

describe('replacing a key', () => {
  const cases = [
    { key: 'alive', actor: 'app admin', entered: NEW_KEY, result: 'saved' },
    { key: 'dead', actor: 'app admin', entered: NEW_KEY, result: 'saved' },
    { key: 'alive', actor: 'Jira administrator', entered: NEW_KEY, result: 'key-in-use' },
    { key: 'dead', actor: 'Jira administrator', entered: NEW_KEY, result: 'saved' },
    { key: 'dead', actor: 'Jira administrator', entered: GOOD_KEY, result: 'saved' },
    { key: 'dead', actor: 'Jira administrator', entered: FOREIGN_KEY, result: 'other-organization' },
    { key: 'alive', actor: 'app admin', entered: FOREIGN_KEY, result: 'other-organization' },
    { key: 'alive', actor: 'approver', entered: NEW_KEY, result: 'role-too-low' },
    { key: 'dead', actor: 'approver', entered: NEW_KEY, result: 'role-too-low' },
  ] as const;
  const accounts = { 'app admin': 'olga', 'Jira administrator': 'jana', approver: 'anna' } as const;

  it.each(cases)('by $actor, while the key is $key: $result', async ({ key, actor, entered, result }) => {
    await connected(key);
    await app.giveRoles({ olga: 'admin', anna: 'approver' });

    const answer = await app.ask({
      call: 'connection.save',
      accountId: asAccountId(accounts[actor]),
      payload: { apiKey: entered },
    });

    const problem = answer.ok ? 'saved' : (answer.error.detail.problem ?? answer.error.code);
    expect(problem).toBe(result);
    expect(await app.secrets.get('api-key')).toBe(result === 'saved' ? entered : GOOD_KEY);
  });

  it('leaves the app admins as they are when the Jira administrator is no org admin', async () => {
    await connected('dead');

    const saved = await app.get('connection.save', 'jana', { apiKey: NEW_KEY });

    expect(saved).toMatchObject({ newAdminAccountId: null, connection: { keyState: 'alive' } });
    expect((await app.get('me.get', 'jana')).role).toBeNull();
    expect((await app.get('me.get', 'olga')).role).toBe('admin');
  });

  it('is open to a Jira administrator as soon as Atlassian rejects the key, though no sync noticed yet', async () => {
    await connected();
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], isRevoked: true });

    await app.get('connection.save', 'jana', { apiKey: NEW_KEY });

    expect(await app.secrets.get('api-key')).toBe(NEW_KEY);
  });

  it('is refused while Atlassian is down, because nobody can tell whether the key works', async () => {
    await connected();
    app.atlassian.outage = 500;

    expect((await app.refusal('connection.save', 'jana', { apiKey: NEW_KEY })).code).toBe('unavailable');
    expect(await app.secrets.get('api-key')).toBe(GOOD_KEY);
  });

  it('is open to a Jira administrator who names an org admin when no app admin is left', async () => {
    await connected();
    await app.giveRoles({ anna: 'operator' });

    const saved = await app.get('connection.save', 'jana', { apiKey: NEW_KEY, adminAccountId: 'olga' });

    expect(saved.newAdminAccountId).toBe('olga');
    expect((await app.get('access.list', 'olga')).entries).toMatchObject([
      { accountId: 'olga', role: 'admin' },
      { accountId: 'anna', role: 'operator' },
    ]);
  });

  it('leaves the app time to say that Atlassian is slow before the host ends the call', async () => {
    await connected();
    app.atlassian.keys.set(GOOD_KEY, { orgIds: ['org-1'], isRevoked: true });
    const earlier = app.atlassian.requests.length;

    await app.get('connection.save', 'jana', { apiKey: NEW_KEY, adminAccountId: 'olga' });

    const asked = app.atlassian.requests.slice(earlier);
    const timeouts = asked.map(({ timeoutMs }) => timeoutMs);
    // In a row: the old key, the organizations, the probes at once, the chosen admin.
    expect(4 * Math.max(...timeouts)).toBeLessThan(25_000);
  });

  it('is written to the audit log without anything of the key', async () => {
    await connected();

    const [entry] = await app.sql.select('SELECT actor_id, action, subject, detail FROM audit');

    expect(entry).toEqual({
      actor_id: 'olga',
      action: 'connection.save',
      subject: 'org-1',
      detail: '{"isReplacement":false,"newAdmin":"olga"}',
    });
  });
});

describe('the key in place', () => {
  it('is not used before one was entered', async () => {
    await expect(getCredentials(app)).rejects.toMatchObject({ code: 'setup-needed', step: 'key' });
  });

  it('is not used any more once Atlassian rejected it', async () => {
    await connected('dead');

    await expect(getCredentials(app)).rejects.toMatchObject({ code: 'key-rejected' });
    expect(await app.get('connection.status', 'olga')).toMatchObject({
      keyState: 'dead',
      deathReason: 'rejected',
      organization: { orgId: 'org-1' },
    });
  });

  it('counts as expired when it was rejected after its expiry date', async () => {
    app.jiraAdmins.add('olga');
    await app.get('connection.save', 'olga', { ...save, expiresOn: '2026-12-01' });
    app.clockAt.at = Date.UTC(2026, 11, 1, 12);

    await markKeyDead(app, await getCredentials(app));

    expect((await app.get('connection.status', 'olga')).deathReason).toBe('expired');
  });

  it('stays alive when a late answer rejects the key that it replaced', async () => {
    await connected();
    const old = await getCredentials(app);
    await app.get('connection.save', 'olga', { apiKey: NEW_KEY });

    await markKeyDead(app, old);

    expect((await findKey(app)).state).toBe('alive');
  });

  it('is not used when the secret is another one than the record speaks of', async () => {
    await connected();
    await app.secrets.set('api-key', FOREIGN_KEY);

    expect(await findKey(app)).toMatchObject({ state: 'dead', reason: 'lost' });
  });

  it('warns of its end 30, 14, 7 and 1 day before', async () => {
    app.jiraAdmins.add('olga');
    await app.get('connection.save', 'olga', { ...save, expiresOn: '2027-03-31' });
    const expiry = Date.UTC(2027, 2, 31);
    const warnings: (number | null)[] = [];

    for (const days of [31, 30, 14.5, 14, 7, 1, 0, -3]) {
      app.clockAt.at = expiry - days * 86_400_000;
      warnings.push((await app.get('connection.status', 'olga')).expiryWarningDays);
    }

    expect(warnings).toEqual([null, 30, 30, 14, 7, 1, 1, 1]);
  });
});
