// Changes of the simulated organization that one small sync must see: each returns the target that covers them.
import { addMember, changed, removeMember } from '../../local/organization/world/changes';
import type { Group, Person, Resource, World } from '../../local/organization/world/world';
import type { SyncTarget } from '../../src/domain/syncTarget';
import { asAccountId, asGroupId, asResourceId } from '../../src/domain/ids';

/** Names, last use, and a role of their own. */
export function changeUsers(world: World): SyncTarget {
  const users = ordinary(world).slice(3, 16);
  for (const [i, person] of users.entries()) {
    person.profile.name = `Renamed ${i}`;
    const [first, ...others] = person.activity;
    if (first !== undefined) person.activity = [{ ...first, at: first.at + 60_000 }, ...others];
  }
  const [someone] = users;
  const resource = world.resources.find((each) => each.directory === someone?.places[0]?.directory);
  if (someone !== undefined && resource !== undefined) {
    someone.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
  }
  changed(world);
  return { kind: 'users', accountIds: users.map(({ accountId }) => asAccountId(accountId)) };
}

/** Members come and go, and what the group gives becomes less. */
export function changeGroup(world: World): SyncTarget {
  const group = givingGroup(world);
  const [gone, alsoGone] = [...group.members];
  for (const person of [gone, alsoGone]) if (person !== undefined) removeMember(world, group, person);
  for (const person of strangersTo(world, group).slice(0, 2)) addMember(world, group, person);
  group.roles = group.roles.slice(1);
  group.description = 'Changed';
  changed(world);
  return { kind: 'group', groupId: asGroupId(group.groupId) };
}

/** One group no longer gives access to a product, another one now does. */
export function changeResource(world: World): SyncTarget {
  return { kind: 'resource', resourceId: asResourceId(changeAccess(world).resourceId) };
}

export function changeSite(world: World): SyncTarget {
  return { kind: 'site', cloudId: changeAccess(world).site.cloudId };
}

export function changeProduct(world: World): SyncTarget {
  return { kind: 'product', productKey: changeAccess(world).product.key };
}

function changeAccess(world: World): Resource {
  const group = givingGroup(world);
  const resource = world.resources.find((each) => group.roles.some(({ target }) => target === each));
  if (resource === undefined) throw new Error('The group gives no product');
  const kept = group.roles.filter(({ target }) => target !== resource);
  const lost = group.roles.filter(({ target }) => target === resource);
  const other = [...world.groups.values()].find(
    (each) => each.directory === group.directory && each !== group && each.members.size > 2 && !gives(each),
  );
  if (other === undefined) throw new Error('No group that gives nothing');
  group.roles = kept;
  other.roles = lost.map((role) => ({ ...role, isDefault: false }));
  changed(world);
  return resource;
}

function givingGroup(world: World): Group {
  const found = [...world.groups.values()].find(
    (group) => !group.grantsAdmin && group.members.size > 4 && group.members.size < 60 && gives(group),
  );
  if (found === undefined) throw new Error('No group that gives a product');
  return found;
}

function gives({ roles }: Group): boolean {
  return roles.some(({ target }) => 'product' in target);
}

function strangersTo(world: World, group: Group): Person[] {
  return ordinary(world).filter((person) => !group.members.has(person) && group.directory.people.has(person));
}

function ordinary(world: World): Person[] {
  return [...world.people.values()].filter(
    ({ platformRoles, places, accountActive }) =>
      platformRoles.length === 0 && places.length > 0 && accountActive,
  );
}
