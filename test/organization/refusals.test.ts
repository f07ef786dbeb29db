import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPIRED_KEY, REVOKED_KEY, SCOPED_KEY } from '../../local/organization/keys';
import { connect, GROUPS, USERS, WORKSPACES } from './connect';
import type { Client } from './connect';

let client: Client;
let accountId: string;
beforeAll(async () => {
  client = await connect();
  accountId = encodeURIComponent([...client.organization.model.world.people.keys()][0] ?? '');
});
afterAll(() => client.organization.close());

test.each(['nobody', REVOKED_KEY, EXPIRED_KEY])('does not know the key %s', async (key) => {
  const organization = await client.send('GET', '/admin/v1/orgs', { key });
  const account = await client.send('GET', `/users/${accountId}/manage`, { key });

  expect([organization.status, organization.body]).toEqual([401, { code: 401, message: 'Unauthorized' }]);
  expect([account.status, account.body]).toEqual([401, { key: 'unauthorized' }]);
});

test('lets a key with scopes read only where the document names a scope', async () => {
  const send = (method: string, path: string) => client.send(method, path, { key: SCOPED_KEY });

  expect((await send('GET', '/admin/v1/orgs/{org}')).status).toBe(200);
  expect((await send('GET', '/admin/v2/orgs/{org}/directories')).status).toBe(200);
  expect((await send('POST', WORKSPACES)).status).toBe(200);
  const search = await send('POST', `${USERS}/search`);
  expect([search.status, search.body.errors[0]]).toEqual([
    401,
    expect.objectContaining({ code: 'ADMIN-401-2', detail: 'INSUFFICIENT_SCOPE' }),
  ]);
  const manage = await send('GET', `/users/${accountId}/manage`);
  expect(manage.status).toBe(403);
  expect(manage.text).toContain('manage:org');
});

test('answers for another organization with 404 in the shape of each family', async () => {
  const other = '00000000-0000-4000-a000-000000000000';

  const v1 = await client.send('GET', `/admin/v1/orgs/${other}`);
  const v2 = await client.send('POST', `/admin/v2/orgs/${other}/directories/-/users/search`);
  const workspaces = await client.send('POST', `/admin/v2/orgs/${other}/workspaces`);

  expect([v1.status, v1.body.errors[0].code]).toEqual([404, 'ADMIN-404-2']);
  expect([v2.status, v2.body.message]).toEqual([404, 'TCS validation failed']);
  expect(v2.body).toMatchObject({ status: 404, error: 'Not Found', path: expect.stringContaining(other) });
  expect([workspaces.status, workspaces.body.code]).toEqual([404, 'ADMIN-404-2']);
});

test('has nothing but 410 left for the dead operations of v1, and 404 for what never was', async () => {
  for (const path of ['users/search', 'groups/search', 'users/invite', `directory/users/${accountId}`]) {
    expect((await client.send('POST', `/admin/v1/orgs/{org}/${path}`)).status).toBe(410);
  }
  expect((await client.send('GET', '/admin/v1/orgs/{org}/nothing')).status).toBe(404);
});

test('refuses a body that is no JSON', async () => {
  const answer = await client.send('POST', `${USERS}/search`, { body: '{"limit":' });

  expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'ADMIN-400-24']);
});

test('tells unknown directories, users and groups apart', async () => {
  const code = async (method: string, path: string): Promise<unknown[]> => {
    const { status, body } = await client.send(method, path);
    return [status, body.errors[0].code];
  };

  const nowhere = '/admin/v2/orgs/{org}/directories/nowhere';
  expect(await code('POST', `${nowhere}/users/search`)).toEqual([404, 'ADMIN-UAM-404-1']);
  expect(await code('GET', `${USERS}/nobody`)).toEqual([404, 'ADMIN-UAM-404-1']);
  expect(await code('GET', `${GROUPS}/nothing`)).toEqual([404, 'ADMIN-UAM-404-2']);
});

test('takes - for all directories in reads and never in changes', async () => {
  const answer = await client.send('POST', `/admin/v2/orgs/{org}/directories/-/users/${accountId}/suspend`);

  expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'ADMIN-UAM-400-1']);
});
