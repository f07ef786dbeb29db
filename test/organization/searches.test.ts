import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_USERS, connect, EXPAND, GROUPS, searchAll, USERS, WORKSPACES } from './connect';
import type { Client } from './connect';

let client: Client;
beforeAll(async () => {
  client = await connect();
});
afterAll(() => client.organization.close());

test('tells nothing that was not asked for by expand', async () => {
  const { body } = await client.send('POST', `${USERS}/search`, { body: { limit: 1 } });

  for (const field of ['groups', 'productAccess', 'platformRoles', 'counts'])
    expect(body.data[0]).not.toHaveProperty(field);
});

test('sends group ids as ARIs inside users and bare everywhere else', async () => {
  const users = await client.send('POST', `${USERS}/search`, { body: { limit: 1, expand: ['groups'] } });
  const id: string = users.body.data[0].groups[0].id;

  expect(id).toMatch(/^ari:cloud:identity::group\//);
  const bare = id.slice(id.lastIndexOf('/') + 1);
  const groups = await client.send('POST', `${GROUPS}/search`, { body: { groupIds: [bare] } });
  expect(groups.body.data[0].id).toBe(bare);
});

test('names one resource differently in workspaces, activity and role assignments', async () => {
  const workspaces = await client.send('POST', WORKSPACES, { body: { limit: 1000 } });
  const jira: string = workspaces.body.data[0].id;
  const users = await searchAll(client, `${USERS}/search`, { limit: 100, expand: EXPAND });
  const site = jira.slice(jira.lastIndexOf('/') + 1);
  const entries = users.flatMap((user) => user.productAccess);
  const activity = entries.find((entry) => entry.key === 'jira-software' && entry.id.endsWith(site));
  const holder = users.find((user) =>
    user.productAccess.some((entry: { id: string }) => entry.id === activity.id),
  );
  const roles = await client.send('GET', `${USERS}/${encodeURIComponent(holder.accountId)}/role-assignments`);

  expect(jira).toBe(`ari:cloud:jira-software::site/${site}`);
  expect(activity.id).toBe(`ari:cloud:jira::site/${site}`);
  expect(roles.body.data[0]).toMatchObject({ resourceId: activity.id, resourceOwner: 'jira-software' });
});

test('keeps the limits of lists, and what excludes each other, apart by their codes', async () => {
  const refused = async (path: string, body: unknown): Promise<string> => {
    const answer = await client.send('POST', path, { body });
    expect(answer.status).toBe(400);
    return answer.body.errors[0].code;
  };
  const eleven = Array.from({ length: 11 }, (_, index) => `a${index}`);

  expect(await refused(`${USERS}/search`, { accountIds: eleven })).toBe('ADMIN-400-24');
  expect(await refused(`${USERS}/search`, { limit: 101 })).toBe('ADMIN-400-24');
  expect(await refused(`${USERS}/search`, { emails: ['a@b.example'], searchTerm: 'a' })).toBe('ADMIN-400-24');
  expect(await refused(`${USERS}/search`, { expand: ['everything'] })).toBe('ADMIN-400-24');
  expect(
    await refused(`${USERS}/search`, {
      status: ['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion'],
    }),
  ).toBe('ADMIN-400-24');
  expect(await refused(`${GROUPS}/search`, { groupNames: ['a'], searchTerm: 'a' })).toBe('ADMIN-400-24');
  const query = await client.send(
    'GET',
    `${USERS}/count?${eleven.map((id) => `accountIds=${id}`).join('&')}`,
  );
  expect(query.body.errors[0].code).toBe('ADMIN-UAM-400-1');
});

test('finds seat holders by resource and role, through groups and directly', async () => {
  const { world } = client.organization.model;
  const [resource] = world.resources;
  const expected = [...world.people.values()].filter((person) =>
    [...person.directRoles, ...person.groups.flatMap((group) => group.roles)].some(
      (role) => role.target === resource && ['atlassian/user', 'atlassian/admin'].includes(role.roleId),
    ),
  );

  const found = await searchAll(client, `${USERS}/search`, {
    limit: 100,
    resourceIds: [resource?.resourceId],
    roleIds: ['atlassian/user', 'atlassian/admin'],
  });

  expect(found.map((user) => user.accountId)).toEqual(expected.map((person) => person.accountId));
});

test('filters by each state, by claim, by name and by address', async () => {
  const all = await searchAll(client, `${ALL_USERS}/search`, { limit: 100 });
  const found = async (filter: object): Promise<string[]> =>
    (await searchAll(client, `${ALL_USERS}/search`, { limit: 100, ...filter })).map((user) => user.accountId);
  const having = (field: string, value: unknown): string[] =>
    all.filter((user) => user[field] === value).map((user) => user.accountId);

  for (const status of ['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion']) {
    expect(having('status', status).length).toBeGreaterThan(0);
    expect(await found({ status: [status] })).toEqual(having('status', status));
  }
  expect(await found({ claimStatus: 'unmanaged' })).toEqual(having('claimStatus', 'unmanaged'));
  expect(await found({ accountStatus: ['inactive'] })).toEqual(having('accountStatus', 'inactive'));
  expect(await found({ membershipStatus: ['no_membership'] })).toEqual(
    having('membershipStatus', 'no_membership'),
  );
  expect(await found({ emails: [all[5].email.toUpperCase()] })).toEqual([all[5].accountId]);
  expect(await found({ searchTerm: all[5].email.slice(0, 12) })).toContain(all[5].accountId);
});

test('tells organization admins only to who expands platform roles', async () => {
  const admins = await searchAll(client, `${ALL_USERS}/search`, {
    roleIds: ['atlassian/org-admin'],
    expand: ['platformRoles'],
  });

  expect(admins).toHaveLength(3);
  for (const admin of admins) expect(admin.platformRoles).toContain('atlassian/org-admin');
});

test('finds managed accounts without a directory with - and never in a directory', async () => {
  const body = { claimStatus: 'managed', membershipStatus: ['no_membership'] };

  expect((await searchAll(client, `${ALL_USERS}/search`, body)).length).toBeGreaterThan(0);
  expect(await searchAll(client, `${USERS}/search`, body)).toEqual([]);
});

test('counts users by directory only where directoryIds says so', async () => {
  const { world } = client.organization.model;
  const directory = world.directories[0];

  const byPath = await client.send('GET', `${USERS}/count`);
  const byBoth = await client.send('GET', `${USERS}/count?directoryIds=${directory?.directoryId}`);

  expect(byPath.body.count).toBe(world.people.size);
  expect(byBoth.body.count).toBe(directory?.people.size);
});

test('finds groups by exact name whatever its case, by member and by role', async () => {
  const { world } = client.organization.model;
  const [group] = world.groups.values();
  const [member] = group?.members ?? [];
  const names = async (filter: object): Promise<string[]> =>
    (await searchAll(client, `${GROUPS}/search`, { limit: 100, ...filter })).map((row) => row.name);

  expect(await names({ groupNames: [group?.name.toUpperCase()] })).toEqual([group?.name]);
  expect((await names({ accountIds: [member?.accountId] })).sort()).toEqual(
    member?.groups.map((each) => each.name).sort(),
  );
  expect(await names({ resourceOwners: ['goal'] })).toEqual(['goal-editors']);
});

test('marks the default group of a resource in its role assignments', async () => {
  const [group] = client.organization.model.world.groups.values();

  const { body } = await client.send('GET', `${GROUPS}/${group?.groupId}/role-assignments`);

  expect(body.data).toEqual([
    expect.objectContaining({
      roles: ['atlassian/user'],
      defaultRole: 'atlassian/user',
      resourceOwner: 'jira-software',
    }),
  ]);
});

test('lists workspaces with plan, capacity and sandbox', async () => {
  const { body } = await client.send('POST', WORKSPACES, { body: { limit: 1000 } });
  const rows: { attributes: Record<string, unknown>; relationships: { entitlement: unknown[] } }[] =
    body.data;

  expect(body.meta.total).toBe(12);
  expect(rows.filter((row) => JSON.stringify(row.attributes['sandbox']).includes('CHILD'))).toHaveLength(2);
  expect(rows.some((row) => JSON.stringify(row.relationships).includes('"Free"'))).toBe(true);
  expect(rows.some((row) => row.attributes['capacity'] === null)).toBe(true);
  const confluence = { field: { name: 'attributes.type', values: ['confluence'] } };
  expect((await client.send('POST', WORKSPACES, { body: { query: confluence } })).body.data).toHaveLength(4);
  expect(
    (await client.send('POST', WORKSPACES, { body: { query: { nor: [confluence] } } })).body.data,
  ).toHaveLength(8);
});

test('tells the last use of one user in snake case, without products that its list does not know', async () => {
  const { world } = client.organization.model;
  const person = [...world.people.values()].find((each) =>
    each.activity.some(({ resource }) => resource.product.key === 'jira-product-discovery'),
  );

  const { body } = await client.send(
    'GET',
    `/admin/v1/orgs/{org}/directory/users/${encodeURIComponent(person?.accountId ?? '')}/last-active-dates`,
  );

  expect(body.data.product_access).toHaveLength(
    person?.activity.filter(({ resource }) => resource.product.inLastActiveDates).length ?? -1,
  );
  expect(JSON.stringify(body)).not.toContain('jira-product-discovery');
});

test('answers every read of these tests as the documents say', () => {
  const wrong = client.organization.violations().filter((text) => text.includes(': answer'));

  expect(wrong).toEqual([]);
});
