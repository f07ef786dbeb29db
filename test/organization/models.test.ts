import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_USERS, connect, EXPAND, listAll } from './connect';
import type { Client, Reply } from './connect';
import type { Person } from '../../local/organization/world/world';

let client: Client;
let person: Person;
beforeAll(async () => {
  client = await connect({ model: 'original', users: 400 });
  const found = [...client.organization.model.world.people.values()].find(
    (each) =>
      each.platformRoles.length === 0 &&
      each.accountActive &&
      each.places.length === 2 &&
      each.places.every(
        (place) => !place.suspended && each.groups.some((group) => group.directory === place.directory),
      ),
  );
  if (found === undefined) throw new Error('nobody is in two directories');
  person = found;
});
afterAll(() => client.organization.close());

async function row(directoryId: string): Promise<Reply['body']> {
  const body = { accountIds: [person.accountId], expand: EXPAND };
  return (await client.send('POST', `/admin/v2/orgs/{org}/directories/${directoryId}/users/search`, { body }))
    .body.data[0];
}

test('has one directory for each site, and finds those of an account', async () => {
  const all = await listAll(client, '/admin/v2/orgs/{org}/directories');
  const own = await client.send(
    'GET',
    `/admin/v2/orgs/{org}/directories?accountId=${encodeURIComponent(person.accountId)}`,
  );

  expect(all.map((each) => each.name)).toEqual([
    'meridian',
    'meridian-labs',
    'meridian-service',
    'meridian-sandbox',
  ]);
  expect(own.body.data.map((each: { directoryId: string }) => each.directoryId)).toEqual(
    person.places.map((place) => place.directory.directoryId),
  );
});

test('has groups of the same name in several directories', () => {
  const names = [...client.organization.model.world.groups.values()].map((group) => group.name);

  expect(new Set(names).size).toBeLessThan(names.length);
});

test('covers only one directory in groups and activity when all are searched', async () => {
  const [first, second] = person.places.map((place) => place.directory.directoryId);
  const one = await row(first ?? '');
  const other = await row(second ?? '');

  const all = await row('-');

  expect(all.groups).toEqual(one.groups);
  expect(all.productAccess).toEqual(one.productAccess);
  expect(other.groups.length).toBeGreaterThan(0);
  expect(all.counts.resources).toBe(one.counts.resources + other.counts.resources);
});

test('shows a suspension in one of two directories only in role assignments', async () => {
  const [first, second] = person.places.map((place) => place.directory.directoryId);
  const path = `/admin/v2/orgs/{org}/directories/${second}/users/${encodeURIComponent(person.accountId)}/suspend`;
  expect((await client.send('POST', path)).status).toBe(204);

  const status = await row('-');
  const roles = await listAll(
    client,
    `/admin/v2/orgs/{org}/directories/-/users/${encodeURIComponent(person.accountId)}/role-assignments`,
  );

  expect(status).toMatchObject({ status: 'active', membershipStatus: 'active' });
  expect(
    new Set(roles.filter((each) => each.directoryId === second).map((each) => each.userDirectoryStatus)),
  ).toEqual(new Set(['suspended']));
  expect(
    roles.filter((each) => each.directoryId === first).every((each) => each.userDirectoryStatus === 'active'),
  ).toBe(true);
});

test('does not let one directory act on people of another', async () => {
  const elsewhere = client.organization.model.world.directories.find(
    (directory) => !person.places.some((place) => place.directory === directory),
  );
  const path = `/admin/v2/orgs/{org}/directories/${elsewhere?.directoryId}/users/${encodeURIComponent(person.accountId)}/suspend`;

  const answer = await client.send('POST', path);

  expect([answer.status, answer.body.error]).toEqual([403, 'Forbidden']);
});

test('does not say when somebody came, unlike a centralized organization', async () => {
  const path = (accountId: string): string =>
    `/admin/v1/orgs/{org}/directory/users/${encodeURIComponent(accountId)}/last-active-dates`;
  const central = await connect();
  const other = [...central.organization.model.world.people.values()].find((each) => each.addedAt !== null);

  expect((await client.send('GET', path(person.accountId))).body.data).not.toHaveProperty('added_to_org');
  expect((await central.send('GET', path(other?.accountId ?? ''))).body.data).toHaveProperty('added_to_org');
  await central.organization.close();
});

test('finds everybody when all directories are searched', async () => {
  const { body } = await client.send('GET', `${ALL_USERS}/count`);

  expect(body.count).toBe(400);
});
