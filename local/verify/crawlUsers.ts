// Users of every directory, then the managed accounts that are in none. A user of several directories comes once
// from each: groups, activity and direct roles are the union of what the directories tell.
import type { AdminReader } from './adminReader';
import type { DirectoryFact, DirectRoleFact, GroupFact, ResourceFact, UserFact } from './facts';
import { matchResource } from './resourceMatch';
import { lastSegment, userRoleWire, userWire, type UserWire } from './wire';

export interface CrawledGroup {
  readonly fact: GroupFact;
  readonly grants: ReadonlySet<string>;
}

export interface CrawledSoFar {
  readonly base: string;
  readonly resources: readonly ResourceFact[];
  readonly directories: readonly DirectoryFact[];
  readonly groups: readonly CrawledGroup[];
}

const EVERYTHING = {
  limit: 100,
  expand: ['groups', 'productAccess', 'platformRoles', 'counts.resources'],
} as const;

export async function crawlUsers(api: AdminReader, known: CrawledSoFar): Promise<UserFact[]> {
  const users = new Map<string, UserFact>();
  const grantsOf = new Map(known.groups.map(({ fact, grants }) => [fact.groupId, grants]));

  for (const { directoryId } of known.directories) {
    const directory = `${known.base}/directories/${directoryId}`;
    for await (const row of api.search(`${directory}/users/search`, EVERYTHING)) {
      const user = userWire.parse(row);
      const granted = new Set(
        (user.groups ?? []).flatMap(({ id }) => [...(grantsOf.get(lastSegment(id)) ?? [])]),
      );
      const hasDirectRoles = (user.counts?.resources ?? granted.size) !== granted.size;
      // Asked over all directories: whoever looks at one direct role is told the others, too.
      const person = `${known.base}/directories/-/users/${encodeURIComponent(user.accountId)}`;
      const path = `${person}/role-assignments?limit=100`;
      const directRoles = hasDirectRoles ? await crawlDirectRoles(api, path, { known, granted }) : [];
      const isPlaced = user.membershipStatus !== 'no_membership';
      const directoryIds = isPlaced ? [directoryId] : [];
      const fact = { ...toFact(user, known.resources), directoryIds, directRoles };
      const before = users.get(user.accountId);
      users.set(user.accountId, before === undefined ? fact : merge(before, fact));
    }
  }

  const unplaced = { ...EVERYTHING, claimStatus: 'managed', membershipStatus: ['no_membership'] };
  for await (const row of api.search(`${known.base}/directories/-/users/search`, unplaced)) {
    const user = userWire.parse(row);
    if (!users.has(user.accountId)) users.set(user.accountId, toFact(user, known.resources));
  }
  return [...users.values()];
}

function toFact(user: UserWire, resources: readonly ResourceFact[]): UserFact {
  const {
    avatar,
    picture,
    addedToOrg,
    counts: _counts,
    groups,
    productAccess,
    platformRoles,
    ...fields
  } = user;
  return {
    ...fields,
    avatarUrl: avatar ?? picture,
    addedAt: addedToOrg,
    platformRoles: platformRoles ?? [],
    directoryIds: [],
    groupIds: (groups ?? []).map(({ id }) => lastSegment(id)),
    directRoles: [],
    activity: productAccess == null ? null : lastUses(productAccess, resources),
  };
}

function lastUses(
  productAccess: NonNullable<UserWire['productAccess']>,
  resources: readonly ResourceFact[],
): Record<string, number> {
  const uses: Record<string, number> = {};
  for (const { id, lastActiveTimestamp } of productAccess) {
    const resourceId = matchResource(id, resources);
    if (resourceId === null || lastActiveTimestamp === null) continue;
    uses[resourceId] = Math.max(lastActiveTimestamp, uses[resourceId] ?? lastActiveTimestamp);
  }
  return uses;
}

async function crawlDirectRoles(
  api: AdminReader,
  path: string,
  { known, granted }: { readonly known: CrawledSoFar; readonly granted: ReadonlySet<string> },
): Promise<DirectRoleFact[]> {
  const roles: DirectRoleFact[] = [];
  for await (const row of api.list(path)) {
    const { resourceId: ari, roleAssignments } = userRoleWire.parse(row);
    const resourceId = matchResource(ari, known.resources);
    if (resourceId === null) continue;
    for (const { role, roleAssignmentMethods } of roleAssignments ?? []) {
      if (roleAssignmentMethods?.includes('direct') !== true) continue;
      roles.push({ resourceId, roleId: role, visible: !granted.has(resourceId) });
    }
  }
  return roles;
}

function merge(one: UserFact, other: UserFact): UserFact {
  return {
    ...one,
    directoryIds: [...one.directoryIds, ...other.directoryIds],
    groupIds: [...one.groupIds, ...other.groupIds],
    directRoles: [...one.directRoles, ...other.directRoles],
    activity: one.activity === null ? other.activity : { ...one.activity, ...other.activity },
  };
}
