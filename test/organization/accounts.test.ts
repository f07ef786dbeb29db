import { afterEach, beforeEach, expect, test } from 'vitest';
import { status } from '../../local/organization/world/status';
import { tokensOf } from '../../local/organization/world/tokens';
import type { Person } from '../../local/organization/world/world';
import { ALL_USERS, connect, findPerson } from './connect';
import type { Client, Reply } from './connect';

let client: Client;
beforeEach(async () => {
  client = await connect({ users: 200 });
});
afterEach(() => client.organization.close());

const isMine = (person: Person): boolean =>
  person.managed &&
  person.managementSource === 'invited' &&
  person.platformRoles.length === 0 &&
  status(person) === 'active';

/** `what`: method and the path behind `manage`. */
function manage(person: Person, what: string, body?: unknown): Promise<Reply> {
  const [method = '', path = ''] = what.split(' ');
  return client.send(method, `/users/${encodeURIComponent(person.accountId)}/manage${path}`, { body });
}

async function statusOf(person: Person): Promise<string | undefined> {
  const { body } = await client.send('POST', `${ALL_USERS}/search`, {
    body: { accountIds: [person.accountId] },
  });
  return body.data[0]?.status;
}

test('has nothing to say about accounts of others', async () => {
  const answer = await manage(
    findPerson(client, (each) => !each.managed),
    'GET',
  );

  expect([answer.status, answer.body]).toEqual([403, { key: 'forbidden' }]);
  const nobody = await client.send('GET', '/users/nobody/manage');
  expect([nobody.status, nobody.body]).toEqual([404, { key: 'accountNotFound' }]);
});

test('deactivates and activates, each once', async () => {
  const person = findPerson(client, isMine);

  expect((await manage(person, 'POST /lifecycle/disable', { message: 'left' })).status).toBe(204);
  expect(await statusOf(person)).toBe('deactivated');
  const again = await manage(person, 'POST /lifecycle/disable', {});
  expect([again.status, again.body.key]).toEqual([409, 'conflict.lifecycleErrors']);
  expect((await manage(person, 'POST /lifecycle/enable')).status).toBe(204);
  expect(await statusOf(person)).toBe('active');
  expect((await manage(person, 'POST /lifecycle/enable')).status).toBe(409);
});

test('deletes after 14 days in which the deletion can be cancelled', async () => {
  const kept = findPerson(client, isMine);
  const lost = findPerson(client, (each) => isMine(each) && each !== kept);

  for (const person of [kept, lost])
    expect((await manage(person, 'POST /lifecycle/delete')).status).toBe(200);
  expect(await statusOf(kept)).toBe('for_deletion');
  expect((await manage(kept, 'POST /lifecycle/delete')).status).toBe(409);
  expect((await manage(kept, 'POST /lifecycle/cancel-delete')).status).toBe(200);
  expect((await manage(kept, 'POST /lifecycle/cancel-delete')).status).toBe(404);
  await client.control('clock', { advanceMs: 14 * 86_400_000 + 1_000 });

  expect(await statusOf(kept)).toBe('deactivated');
  expect(await statusOf(lost)).toBeUndefined();
});

test('refuses to delete an organization admin and to lock the owner of the key out', async () => {
  const [owner, admin] = [...client.organization.model.world.people.values()];
  if (owner === undefined || admin === undefined) throw new Error('no admins');

  const own = await manage(owner, 'POST /lifecycle/disable', {});
  const other = await manage(admin, 'POST /lifecycle/delete');

  expect([own.status, own.body]).toEqual([
    403,
    { key: 'forbidden.action', context: { allowed: false, reason: { key: 'administrative.notMyself' } } },
  ]);
  expect([other.status, other.body.context.errorCodes]).toEqual([409, [{ code: 'accountIsOrgAdmin' }]]);
});

test('says before what may be done', async () => {
  const synced = findPerson(
    client,
    (each) => each.managed && each.managementSource === 'synced' && each.platformRoles.length === 0,
  );
  const scim = { allowed: false, reason: { key: 'externalDirectory.scim' } };

  const { body } = await manage(synced, 'GET');

  expect(body['lifecycle.enablement']).toEqual({ allowed: true });
  expect(body['email.set']).toEqual(scim);
  expect(body['profile.write'].name).toEqual(scim);
  const one = await manage(synced, 'GET ?privileges=email.set');
  expect(Object.keys(one.body)).toEqual(['email.set']);
  expect((await manage(synced, 'PATCH /profile', { name: 'New' })).body.key).toBe('forbidden.fieldMutation');
});

test('changes the profile of an account that no identity provider owns', async () => {
  const person = findPerson(client, isMine);

  const patched = await manage(person, 'PATCH /profile', {
    name: 'Ada Ångström',
    extended_profile: { job_title: 'Engineer' },
  });

  expect(patched.body.account).toMatchObject({
    name: 'Ada Ångström',
    extended_profile: { job_title: 'Engineer' },
  });
  expect((await manage(person, 'GET /profile')).body).toEqual(patched.body);
});

test('sets addresses of verified domains only', async () => {
  const person = findPerson(client, isMine);
  const set = (email: string) => manage(person, 'PUT /email', { email });

  expect((await set('ada@meridian.example')).status).toBe(204);
  const unclaimed = await set('ada@meridian-events.example');
  expect([unclaimed.status, unclaimed.body]).toEqual([
    403,
    { key: 'forbidden.unclaimedDomain', context: { domain: 'meridian-events.example' } },
  ]);
  const taken = findPerson(client, (each) => each !== person && each.managed && each.profile.email !== null)
    .profile.email;
  expect((await set(taken ?? '')).body.key).toBe('fieldConstraintsViolated');
});

test('lists and deletes API tokens', async () => {
  const { world } = client.organization.model;
  const person = findPerson(client, (each) => each.managed && tokensOf(world, each).length > 0);

  const [token] = (await manage(person, 'GET /api-tokens')).body;

  expect(token).toMatchObject({ label: 'Automation' });
  expect((await manage(person, `DELETE /api-tokens/${token.id}`)).status).toBe(204);
  expect((await manage(person, 'GET /api-tokens')).body).toEqual([]);
  expect((await manage(person, `DELETE /api-tokens/${token.id}`)).status).toBe(404);
});

test('lists managed accounts, domains and API keys', async () => {
  const domains = await client.send('GET', '/admin/v1/orgs/{org}/domains');
  const inventory = await client.send('GET', '/admin/api-access/v1/orgs/{org}/api-keys');
  const accounts = await client.send('GET', '/admin/v1/orgs/{org}/users');

  expect(domains.body.data.map((each: { attributes: object }) => each.attributes)).toContainEqual({
    name: 'meridian.example',
    claim: { type: 'dns', status: 'verified' },
  });
  expect(inventory.body.data[0]).toMatchObject({
    id: 'key-live',
    scopes: [],
    createdBy: { id: expect.any(String) },
  });
  expect(accounts.body.data).toHaveLength(50);
  expect(accounts.body.meta.total).toBe(
    [...client.organization.model.world.people.values()].filter((each) => each.managed).length,
  );
  expect(new URL(accounts.body.links.next).searchParams.get('cursor')).not.toBeNull();
});

test('answers all of that as the documents say', async () => {
  const person = findPerson(client, isMine);
  await manage(person, 'GET');
  await manage(person, 'GET /profile');
  await manage(person, 'GET /api-tokens');
  await manage(person, 'POST /lifecycle/disable', {});
  await client.send('GET', '/admin/v1/orgs/{org}/users');
  await client.send('GET', '/admin/v1/orgs/{org}/domains');
  await client.send('GET', '/admin/api-access/v1/orgs/{org}/api-keys');

  expect(client.organization.violations()).toEqual([]);
});
