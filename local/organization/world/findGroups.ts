// Finds groups as the filters of groups/search and groups/count ask for.
import type { Directory, Group, Person, Target, World } from './world';

/** Null: not filtered. All must fit; within one list any. */
export interface GroupFilter {
  readonly directory: Directory | null;
  readonly directoryIds: readonly string[] | null;
  readonly members: readonly Person[] | null;
  readonly groupIds: readonly string[] | null;
  readonly groupNames: readonly string[] | null;
  readonly targets: ReadonlySet<Target> | null;
  readonly resourceOwners: readonly string[] | null;
  readonly roleIds: readonly string[] | null;
  readonly searchTerm: string | null;
  readonly sort: 'asc' | 'desc' | null;
}

export function findGroups(world: World, filter: GroupFilter): readonly Group[] {
  const found: Group[] = [];
  const names = filter.groupNames?.map((name) => name.toLowerCase()) ?? null;
  for (const group of world.groups.values()) {
    if (fitsPlace(group, filter) && fitsName(group, filter, names) && fitsUse(group, filter))
      found.push(group);
  }
  if (filter.sort !== null) {
    const sign = filter.sort === 'asc' ? 1 : -1;
    found.sort((a, b) => sign * (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }
  return found;
}

function fitsPlace(group: Group, filter: GroupFilter): boolean {
  return (
    (filter.directory === null || group.directory === filter.directory) &&
    (filter.directoryIds?.includes(group.directory.directoryId) ?? true) &&
    (filter.groupIds?.includes(group.groupId) ?? true)
  );
}

function fitsName(group: Group, filter: GroupFilter, names: readonly string[] | null): boolean {
  const name = group.name.toLowerCase();
  return (
    (names?.includes(name) ?? true) &&
    (filter.searchTerm === null || name.includes(filter.searchTerm.toLowerCase()))
  );
}

function fitsUse(group: Group, { members, targets, resourceOwners, roleIds }: GroupFilter): boolean {
  if (members !== null && !members.some((person) => group.members.has(person))) return false;
  if (targets === null && resourceOwners === null && roleIds === null) return true;
  return group.roles.some(
    (role) =>
      (targets?.has(role.target) ?? true) &&
      (resourceOwners?.includes(role.target.owner) ?? true) &&
      (roleIds?.includes(role.roleId) ?? true),
  );
}
