import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { ALL_USERS, connect, findPerson, USERS } from './connect';
import type { Client } from './connect';

let client: Client;
beforeEach(async () => {
  client = await connect();
});
afterEach(() => client.organization.close());

const isOrdinary = (person: Person): boolean =>
  person.platformRoles.length === 0 &&
  person.accountActive &&
  person.places.some((place) => !place.suspended);

function at(person: Person, verb = ''): string {
  return `${USERS}/${encodeURIComponent(person.accountId)}${verb}`;
}

async function row(person: Person, expand: string[] = []): Promise<Record<string, unknown>> {
  const body = { accountIds: [person.accountId], expand };
  return (await client.send('POST', `${ALL_USERS}/search`, { body })).body.data[0];
}

test('suspends and restores, keeping groups', async () => {
  const person = findPerson(client, (each) => isOrdinary(each) && each.groups.length > 0);
  const groups = person.groups.length;

  expect((await client.send('POST', at(person, '/suspend'))).status).toBe(204);
  expect(await row(person)).toMatchObject({
    status: 'suspended',
    membershipStatus: 'suspended',
    accountStatus: 'active',
  });
  expect(person.groups).toHaveLength(groups);
  expect((await client.send('POST', at(person, '/restore'))).status).toBe(204);
  expect(await row(person)).toMatchObject({ status: 'active' });
});

test('removes from the directory a little later, with groups and roles', async () => {
  const person = findPerson(client, (each) => isOrdinary(each) && each.managed && each.groups.length > 0);

  expect((await client.send('DELETE', at(person))).status).toBe(204);
  expect(await row(person)).toMatchObject({ status: 'active' });
  await client.control('clock', { advanceMs: 6_000 });

  expect(await row(person, ['groups', 'counts.resources'])).toMatchObject({
    status: 'not_invited',
    groups: [],
    counts: { resources: 0 },
  });
});

test('neither suspends nor removes organization admins', async () => {
  const admin = findPerson(client, (each) => each.platformRoles.includes('atlassian/org-admin'));

  for (const [method, path] of [
    ['POST', at(admin, '/suspend')],
    ['DELETE', at(admin)],
  ] as const) {
    const answer = await client.send(method, path);
    expect([answer.status, answer.body.errors[0].code]).toEqual([403, 'ADMIN-UAM-403-1']);
  }
});

test('grants and revokes a direct role without touching what groups give', async () => {
  const [resource] = client.organization.model.world.resources;
  const held = findPerson(
    client,
    (each) =>
      isOrdinary(each) && each.groups.some((group) => group.roles.some((role) => role.target === resource)),
  );
  const path = `/admin/v1/orgs/{org}/users/${encodeURIComponent(held.accountId)}/roles`;
  const body = { role: 'atlassian/user', resource: resource?.resourceId };
  const methods = async (): Promise<string[]> => {
    const { body: page } = await client.send('GET', at(held, '/role-assignments'));
    const [assignment] = page.data.filter(
      (each: { resourceOwner: string }) => each.resourceOwner === 'jira-software',
    );
    return assignment.roleAssignments.find((each: { role: string }) => each.role === 'atlassian/user')
      .roleAssignmentMethods;
  };

  expect((await client.send('POST', `${path}/assign`, { body })).status).toBe(204);
  expect(await methods()).toEqual(['direct', 'group_direct']);
  expect((await client.send('POST', `${path}/revoke`, { body })).status).toBe(204);
  expect(await methods()).toEqual(['group_direct']);
});

test('wants a resource for every role, also for org-admin', async () => {
  const person = findPerson(client, isOrdinary);
  const path = `/admin/v1/orgs/{org}/users/${encodeURIComponent(person.accountId)}/roles/assign`;

  const answer = await client.send('POST', path, { body: { role: 'atlassian/org-admin' } });

  expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'ADMIN-UAM-400-5']);
});

test('infers the use of a product from its administration', async () => {
  const admin = findPerson(client, (each) => each.groups.some((group) => group.name.startsWith('admins-')));
  const { body } = await client.send('GET', at(admin, '/role-assignments'));
  const methods = body.data.flatMap((each: { roleAssignments: object[] }) => each.roleAssignments);

  expect(methods).toContainEqual({ role: 'atlassian/admin', roleAssignmentMethods: ['group_direct'] });
  expect(JSON.stringify(methods)).toMatch(
    /"atlassian\/user","roleAssignmentMethods":\["(inferred|group_direct)"/,
  );
});

test('shows a new organization admin after at most 30 seconds and keeps the last one', async () => {
  const person = findPerson(client, isOrdinary);
  const path = (each: Person, verb: string): string =>
    `/admin/v1/orgs/{org}/users/${encodeURIComponent(each.accountId)}/role-assignments/${verb}`;
  const body = { role: 'atlassian/org-admin' };

  expect((await client.send('POST', path(person, 'assign'), { body })).status).toBe(204);
  expect(await row(person, ['platformRoles'])).toMatchObject({ platformRoles: [] });
  await client.control('clock', { advanceMs: 30_000 });
  expect(await row(person, ['platformRoles'])).toMatchObject({ platformRoles: ['atlassian/org-admin'] });

  const admins = [...client.organization.model.world.people.values()].filter((each) =>
    each.platformRoles.includes('atlassian/org-admin'),
  );
  const answers: number[] = [];
  for (const admin of admins) {
    answers.push((await client.send('POST', path(admin, 'revoke'), { body })).status);
    await client.control('clock', { advanceMs: 30_000 });
  }
  expect(answers).toEqual([204, 204, 204, 403]);
});

test('invites new and known people, and says 206 when a part failed', async () => {
  const { world } = client.organization.model;
  const [resource] = world.resources;
  const synced = [...world.groups.values()].find((group) => group.externalSynced);
  const permissionRules = [{ resource: resource?.resourceId, role: 'atlassian/user' }];
  const path = '/admin/v2/orgs/{org}/users/invite';

  const whole = await client.send('POST', path, {
    body: { emails: ['new@meridian.example'], permissionRules },
  });
  const part = await client.send('POST', path, {
    body: { emails: ['other@mail.example'], permissionRules, additionalGroups: [synced?.groupId] },
  });

  expect([whole.status, whole.body.data[0].results[0].roleAssignmentResult[0].status]).toEqual([
    200,
    'INVITED',
  ]);
  expect([part.status, part.body.data[0].results[0].groupAssignmentResult[0].status]).toEqual([206, 'ERROR']);
  const found = await client.send('POST', `${USERS}/search`, {
    body: { emails: ['new@meridian.example', 'other@mail.example'] },
  });
  expect(found.body.data.map((each: { claimStatus: string }) => each.claimStatus)).toEqual([
    'managed',
    'unmanaged',
  ]);
  const many = Array.from({ length: 26 }, (_, index) => `p${index}@mail.example`);
  expect((await client.send('POST', path, { body: { emails: many } })).status).toBe(400);
});

test('leaves a trace of each change in the audit stream, with a cursor to poll by', async () => {
  const before = await client.send('GET', '/admin/v1/orgs/{org}/events-stream');
  const person = findPerson(client, isOrdinary);
  await client.send('POST', at(person, '/suspend'));
  await client.control('clock', { advanceMs: 5_000 });

  const after = await client.send(
    'GET',
    `/admin/v1/orgs/{org}/events-stream?cursor=${before.body.meta.next}`,
  );

  expect(before.body.links.next).toBeUndefined();
  expect(after.body.data).toEqual([
    expect.objectContaining({ attributes: expect.objectContaining({ action: 'user_suspended' }) }),
  ]);
  const actions = await client.send('GET', '/admin/v1/orgs/{org}/event-actions');
  expect(actions.body.data.map((each: { id: string }) => each.id)).toContain('user_suspended');
});
