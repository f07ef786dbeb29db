import { afterEach, beforeEach, expect, test } from 'vitest';
import { isDefaultGroup } from '../../local/organization/world/group';
import type { Group, Person } from '../../local/organization/world/world';
import { connect, GROUPS } from './connect';
import type { Client } from './connect';

let client: Client;
beforeEach(async () => {
  client = await connect();
});
afterEach(() => client.organization.close());

function groupWith(fits: (group: Group) => boolean): Group {
  const group = [...client.organization.model.world.groups.values()].find(fits);
  if (group === undefined) throw new Error('no such group');
  return group;
}

const isPlain = (group: Group): boolean => group.roles.length === 0 && !group.externalSynced;

function outsider(group: Group): Person {
  const people = [...group.directory.people].filter(
    (person) => person.accountActive && !group.members.has(person),
  );
  if (people[0] === undefined) throw new Error('nobody is outside');
  return people[0];
}

async function outcome(method: string, path: string, body?: unknown): Promise<unknown[]> {
  const answer = await client.send(method, path, { body });
  return [answer.status, ...(answer.body === undefined ? [] : [answer.body.errors[0].code])];
}

test('creates a group without telling its id, which can be looked up a little later', async () => {
  const body = { name: 'Night watch' };
  const created = await client.send('POST', GROUPS, { body });
  const find = () => client.send('POST', `${GROUPS}/search`, { body: { groupNames: ['night WATCH'] } });

  expect([created.status, created.text]).toEqual([201, '']);
  expect((await find()).body.data).toEqual([]);
  expect(await outcome('POST', GROUPS, body)).toEqual([409, 'ADMIN-UAM-409-2']);
  await client.control('clock', { advanceMs: 2_000 });
  expect((await find()).body.data).toEqual([expect.objectContaining({ name: 'Night watch' })]);
});

test('deletes no default, admin or synced group', async () => {
  const remove = (group: Group) => outcome('DELETE', `${GROUPS}/${group.groupId}`);

  expect(await remove(groupWith(isDefaultGroup))).toEqual([403, 'ADMIN-403-6']);
  expect(await remove(groupWith((group) => group.grantsAdmin))).toEqual([403, 'ADMIN-403-7']);
  expect(await remove(groupWith((group) => group.externalSynced))).toEqual([403, 'ADMIN-403-5']);
  const plain = groupWith((group) => isPlain(group) && group.members.size > 0);
  const [member] = plain.members;
  expect(await remove(plain)).toEqual([204]);
  expect(member?.groups).not.toContain(plain);
});

test('adds a member once and removes them once', async () => {
  const group = groupWith(isPlain);
  const person = outsider(group);
  const memberships = `${GROUPS}/${group.groupId}/memberships`;
  const body = { accountId: person.accountId };

  expect(await outcome('POST', memberships, body)).toEqual([204]);
  expect(await outcome('POST', memberships, body)).toEqual([409, 'ADMIN-UAM-409-2']);
  const one = `${memberships}/${encodeURIComponent(person.accountId)}`;
  expect(await outcome('DELETE', one)).toEqual([204]);
  expect(await outcome('DELETE', one)).toEqual([404, 'ADMIN-UAM-404-3']);
});

test('changes the members of synced and admin groups nowhere but at their source', async () => {
  const synced = groupWith((group) => group.externalSynced && group.members.size > 0);
  const admins = groupWith((group) => group.grantsAdmin);
  const [member] = synced.members;

  const add = (group: Group) =>
    outcome('POST', `${GROUPS}/${group.groupId}/memberships`, { accountId: outsider(group).accountId });
  expect(await add(synced)).toEqual([403, 'ADMIN-403-5']);
  expect(await add(admins)).toEqual([403, 'ADMIN-403-7']);
  const path = `${GROUPS}/${synced.groupId}/memberships/${encodeURIComponent(member?.accountId ?? '')}`;
  expect(await outcome('DELETE', path)).toEqual([403, 'ADMIN-403-5']);
});

test('adds neither inactive accounts nor people of no directory', async () => {
  const group = groupWith(isPlain);
  const people = [...client.organization.model.world.people.values()];
  const add = (person: Person | undefined) =>
    outcome('POST', `${GROUPS}/${group.groupId}/memberships`, { accountId: person?.accountId });

  const inactive = people.find((each) => !each.accountActive && !each.groups.includes(group));
  expect(await add(inactive)).toEqual([400, 'ADMIN-UAM-400-2']);
  expect(await add(people.find((each) => each.places.length === 0))).toEqual([404, 'ADMIN-UAM-404-1']);
});

test('gives no seat that the plan does not have', async () => {
  const full = await connect();
  const { world } = full.organization.model;
  const labs = world.resources.find(
    (resource) => resource.site.name === 'meridian-labs' && resource.capacity !== null,
  );
  Object.assign(labs ?? {}, { capacity: 1 });
  const group = [...world.groups.values()].find((each) =>
    each.roles.some((role) => role.isDefault && role.target === labs),
  );
  const person = [...(group?.directory.people ?? [])].find(
    (each) =>
      each.accountActive &&
      !each.places.some((place) => place.suspended) &&
      !each.groups.some((known) => known.roles.some((role) => role.target === labs)),
  );

  const add = () =>
    full.send('POST', `${GROUPS}/${group?.groupId}/memberships`, { body: { accountId: person?.accountId } });

  const answer = await add();
  expect([answer.status, answer.body.errors[0].code]).toEqual([409, 'ADMIN-UAM-409-3']);

  // Whoever is suspended is billed for nothing.
  for (const each of group?.directory.people ?? []) {
    if (each !== person) for (const place of each.places) place.suspended = true;
  }
  expect((await add()).status).toBe(204);
  await full.organization.close();
});

test('assigns roles that the product knows, named as workspaces names it, and revokes them', async () => {
  const { world } = client.organization.model;
  const group = groupWith(isPlain);
  const [resource] = world.resources;
  const change = (verb: string, resourceId: string | undefined, roleId: string) =>
    client.send('POST', `${GROUPS}/${group.groupId}/role-assignments/${verb}`, {
      body: { resourceId, roleId },
    });
  const code = async (verb: string, resourceId: string | undefined, roleId: string): Promise<unknown[]> => {
    const answer = await change(verb, resourceId, roleId);
    return [answer.status, answer.body?.errors[0].code];
  };

  expect((await change('assign', resource?.resourceId, 'atlassian/guest')).status).toBe(200);
  expect(group.roles.map((role) => role.roleId)).toEqual(['atlassian/guest']);
  const otherForm = resource?.resourceId.replace('jira-software', 'jira');
  expect(await code('assign', otherForm, 'atlassian/user')).toEqual([400, 'ADMIN-400-4']);
  expect(await code('assign', resource?.resourceId, 'atlassian/stakeholder')).toEqual([
    400,
    'ADMIN-UAM-400-3',
  ]);
  expect((await change('revoke', resource?.resourceId, 'atlassian/guest')).status).toBe(204);
  expect(await code('revoke', resource?.resourceId, 'atlassian/guest')).toEqual([404, 'ADMIN-UAM-404-3']);
});
