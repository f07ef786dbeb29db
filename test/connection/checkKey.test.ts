import { beforeEach, describe, expect, it } from 'vitest';
import { readOnlyKeyWords } from '../../src/contract/connectionWords';
import type { CheckedKey } from '../../src/contract/views';
import { createTestApp, GOOD_KEY } from '../resolvers/testApp';
import type { TestApp } from '../resolvers/testApp';
import type { FakeKey } from './fakeAtlassian';

const KEY = 'ATCTT3xFfGN0-the-key-to-be-checked';

let app: TestApp;

beforeEach(() => {
  app = createTestApp();
  return () => app.sql.close();
});

function check(key: FakeKey | null, actor = 'jana'): Promise<CheckedKey> {
  if (key !== null) app.atlassian.keys.set(KEY, key);
  return app.get('connection.check', actor, { apiKey: KEY });
}

describe('checking a key', () => {
  it('tells the organization, what the key may do and who the org admins are', async () => {
    app.atlassian.people.push({ accountId: 'susi', isOrgAdmin: true, status: 'suspended' });

    const found = await check({ orgIds: ['org-1'] });

    expect(found).toEqual({
      problem: null,
      organizations: [{ orgId: 'org-1', name: 'Organization org-1' }],
      abilities: {
        'read-organization': 'yes',
        'read-directories': 'yes',
        'read-resources': 'yes',
        'read-groups': 'yes',
        'read-users': 'yes',
        'read-key-inventory': 'yes',
      },
      isReadOnly: false,
      explanation: null,
      expiresAt: null,
      ownerAccountId: null,
      orgAdmins: [{ accountId: 'olga', name: 'Olga' }],
      isActingOrgAdmin: false,
    });
  });

  it('sees that the acting account is an org admin', async () => {
    app.jiraAdmins.add('olga');

    expect((await check({ orgIds: ['org-1'] }, 'olga')).isActingOrgAdmin).toBe(true);
  });

  it('stores nothing', async () => {
    const before = app.keyValue.dump();

    await check({ orgIds: ['org-1'] });

    expect(app.keyValue.dump()).toBe(before);
    expect(await app.secrets.get('api-key')).toBeNull();
  });

  it.each<[string, FakeKey | null, CheckedKey['problem']]>([
    ['Atlassian does not know', null, 'rejected'],
    ['was revoked', { orgIds: ['org-1'], isRevoked: true }, 'rejected'],
    [
      'has scopes and may not search users',
      { orgIds: ['org-1'], scopeRefusals: ['/users/search'] },
      'scoped',
    ],
    [
      'has scopes and may not even list organizations',
      { orgIds: ['org-1'], scopeRefusals: ['/orgs'] },
      'scoped',
    ],
    ['opens no organization', { orgIds: [] }, 'no-organization'],
    ['opens several organizations', { orgIds: ['org-1', 'org-2'] }, 'several-organizations'],
    ['may not read groups', { orgIds: ['org-1'], forbidden: ['/groups/search'] }, 'not-permitted'],
  ])('explains why a key that %s cannot be used, and saving refuses it', async (_, key, problem) => {
    const found = await check(key);
    const error = await app.refusal('connection.save', 'jana', { apiKey: KEY, adminAccountId: 'olga' });

    expect(found).toMatchObject({ problem, isReadOnly: false });
    expect(error.detail).toMatchObject({ field: 'apiKey', problem: `key-${problem}` });
    expect(error).toMatchObject(found.explanation ?? {});
    expect(found.explanation).not.toBeNull();
  });

  it('marks the one thing that a key may not do', async () => {
    const { abilities } = await check({ orgIds: ['org-1'], forbidden: ['/workspaces'] });

    expect(abilities).toMatchObject({ 'read-resources': 'no', 'read-users': 'yes', 'read-groups': 'yes' });
  });

  it('takes a key with scopes that can read everything as one that only reads', async () => {
    const found = await check({ orgIds: ['org-1'], scopeRefusals: ['/api-keys'] });

    expect(found).toMatchObject({ problem: null, isReadOnly: true, explanation: readOnlyKeyWords });
    expect(found.abilities['read-key-inventory']).toBe('no');
  });

  it('can do without the key inventory', async () => {
    const found = await check({ orgIds: ['org-1'], forbidden: ['/api-keys'] });

    expect(found).toMatchObject({ problem: null, isReadOnly: false, expiresAt: null });
  });

  it('says that Atlassian is down instead of blaming the key', async () => {
    app.atlassian.outage = 500;

    expect((await app.refusal('connection.check', 'jana', { apiKey: KEY })).code).toBe('unavailable');
  });
});

describe('the key inventory', () => {
  const entry = (id: string, expiresAt: string, scopes: readonly string[] = []) => ({
    id,
    createdBy: { id: 'olga' },
    expiresAt,
    scopes,
  });

  it('tells expiry and owner of the only key that has not expired', async () => {
    app.atlassian.inventory.push(entry('old', '2026-01-01T00:00:00Z'), entry('ours', '2027-03-31T00:00:00Z'));

    expect(await check({ orgIds: ['org-1'] })).toMatchObject({
      expiresAt: Date.UTC(2027, 2, 31),
      ownerAccountId: 'olga',
    });
  });

  it('tells expiry and owner of the only key without scopes, for a key that may search users has none', async () => {
    app.atlassian.inventory.push(
      entry('reporting', '2027-06-30T00:00:00Z', ['read:orgs:admin']),
      entry('ours', '2027-03-31T00:00:00Z'),
    );

    expect((await check({ orgIds: ['org-1'] })).expiresAt).toBe(Date.UTC(2027, 2, 31));
  });

  it('tells nothing when several keys could be ours', async () => {
    app.atlassian.inventory.push(entry('one', '2027-03-31T00:00:00Z'), entry('two', '2027-06-30T00:00:00Z'));

    expect(await check({ orgIds: ['org-1'] })).toMatchObject({ expiresAt: null, ownerAccountId: null });
  });

  it('shows that our key, the only one, has scopes and so only reads', async () => {
    app.atlassian.inventory.push(entry('ours', '2027-03-31T00:00:00Z', ['read:users:admin']));

    expect((await check({ orgIds: ['org-1'] })).isReadOnly).toBe(true);
  });

  it('overrides what a person said about owner and expiry', async () => {
    app.atlassian.inventory.push(entry('ours', '2027-03-31T00:00:00Z'));

    const { connection } = await app.get('connection.save', 'jana', {
      apiKey: GOOD_KEY,
      adminAccountId: 'olga',
      ownerAccountId: 'jana',
      expiresOn: '2030-01-01',
    });

    expect(connection).toMatchObject({ ownerAccountId: 'olga', expiresAt: Date.UTC(2027, 2, 31) });
  });

  it('leaves room for what a person says where it is silent', async () => {
    const { connection } = await app.get('connection.save', 'jana', {
      apiKey: GOOD_KEY,
      adminAccountId: 'olga',
      ownerAccountId: 'jana',
      expiresOn: '2027-01-01',
    });

    expect(connection).toMatchObject({ ownerAccountId: 'jana', expiresAt: Date.UTC(2027, 0, 1) });
  });
});
