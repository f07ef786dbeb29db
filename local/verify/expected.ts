// What a mirror of these facts must hold, kind by kind. Derived here on its own, never by the app's code, and made
// only when its kind is compared: at 100,000 users all kinds together would not fit into memory comfortably.
import { activityByScope, type ScopeKind, type Touched } from './activityByScope';
import type { GroupFact, OrganizationFacts, ResourceFact, UserFact } from './facts';
import { knownAccess, knownDirectRoles } from './knownAccess';
import { type Row, type Rows, key } from './rows';

export function expectedDirectories({ directories }: OrganizationFacts): Rows {
  return new Map(directories.map(({ directoryId, ...row }) => [directoryId, row]));
}

export function expectedResources({ resources }: OrganizationFacts): Rows {
  return new Map(
    resources.map(({ resourceId, ...row }) => [
      resourceId,
      { ...row, hostUrl: hostOfSite(row.cloudId, resources) },
    ]),
  );
}

export function expectedGroups({ groups }: OrganizationFacts): Rows {
  return new Map(groups.map(({ groupId, roles: _compared, ...row }) => [groupId, row]));
}

export function expectedGroupRoles({ groups }: OrganizationFacts): Rows {
  return pairs(groups, ({ groupId, roles }) =>
    roles.map(({ resourceId, roleId, isDefault }) => [key(groupId, resourceId, roleId), { isDefault }]),
  );
}

export function expectedUsers({ users }: OrganizationFacts): Rows {
  return new Map(users.map((user) => [user.accountId, userRow(user)]));
}

/** How many each user has, over the known paths. */
export function expectedSums({ users, groups, resources }: OrganizationFacts): Rows {
  const groupsById = byGroupId(groups);
  return pairs(users, (user) => {
    const access = knownAccess(user, groupsById);
    const held = resources.filter(({ resourceId }) => access.has(resourceId));
    const sums = {
      siteCount: new Set(held.map(({ cloudId }) => cloudId)).size,
      productCount: held.length,
      seatCount: held.filter(({ resourceId }) => access.get(resourceId)?.isSeat).length,
      groupCount: user.groupIds.length,
      roles: rolesOf(user, groupsById).join(','),
    };
    return [[user.accountId, sums]];
  });
}

/** Ids of the roles on products, over the known paths. */
function rolesOf(user: UserFact, groups: ReadonlyMap<string, GroupFact>): string[] {
  const ofGroups = user.groupIds.flatMap((groupId) => groups.get(groupId)?.roles ?? []);
  return [...new Set([...ofGroups, ...knownDirectRoles(user)].map((role) => role.roleId))].sort();
}

/** Stands for the directory of managed accounts that are in none. */
export const NO_DIRECTORY = 'none';

export function expectedDirectoryUsers({ users }: OrganizationFacts): Rows {
  return pairs(users, ({ accountId, directoryIds }) => {
    const places = directoryIds.length === 0 ? [NO_DIRECTORY] : directoryIds;
    return places.map((id) => [key(id, accountId), {}]);
  });
}

export function expectedMemberships({ users }: OrganizationFacts): Rows {
  return pairs(users, ({ accountId, groupIds }) => groupIds.map((id) => [key(id, accountId), {}]));
}

export function expectedDirectRoles({ users }: OrganizationFacts): Rows {
  return pairs(users, (user) =>
    knownDirectRoles(user).map(({ resourceId, roleId }) => [key(user.accountId, resourceId, roleId), {}]),
  );
}

export function expectedAccess({ users, groups }: OrganizationFacts): Rows {
  const groupsById = byGroupId(groups);
  return pairs(users, (user) =>
    [...knownAccess(user, groupsById)].map(([resourceId, { ways, ...access }]) => [
      key(user.accountId, resourceId),
      { ...access, onlyWay: ways.length === 1 ? (ways[0] ?? null) : null },
    ]),
  );
}

export function expectedActivity({ users, groups, resources }: OrganizationFacts, kind: ScopeKind): Rows {
  const groupsById = byGroupId(groups);
  const touchedBy = (user: UserFact): Touched[] => {
    const access = knownAccess(user, groupsById);
    const used = user.activity ?? {};
    return resources.flatMap((resource) => {
      const isHeld = access.has(resource.resourceId);
      return isHeld || used[resource.resourceId] !== undefined ? [{ resource, isHeld }] : [];
    });
  };
  return pairs(users, (user) =>
    [...activityByScope(user, kind, touchedBy(user))].map(([scope, activity]) => [
      key(scope, user.accountId),
      { ...activity },
    ]),
  );
}

const USER_FIELDS = [
  'status',
  'accountStatus',
  'membershipStatus',
  'claimStatus',
  'managementSource',
  'name',
  'nickname',
  'email',
  'emailVerified',
  'avatarUrl',
  'jobTitle',
  'department',
  'organization',
  'location',
  'timeZone',
  'mfaEnabled',
  'addedAt',
] as const satisfies readonly (keyof UserFact)[];

function userRow(user: UserFact): Row {
  return {
    ...Object.fromEntries(USER_FIELDS.map((field) => [field, user[field]])),
    emailDomain: user.email?.split('@').at(-1)?.toLowerCase() ?? '',
    platformRoles: user.platformRoles.toSorted().join(','),
  };
}

/** A site has one host; not every resource on it tells. */
function hostOfSite(cloudId: string, resources: readonly ResourceFact[]): string | null {
  return (
    resources.find((resource) => resource.cloudId === cloudId && resource.hostUrl !== null)?.hostUrl ?? null
  );
}

function byGroupId(groups: readonly GroupFact[]): ReadonlyMap<string, GroupFact> {
  return new Map(groups.map((group) => [group.groupId, group]));
}

function pairs<Fact>(
  facts: readonly Fact[],
  toRows: (fact: Fact) => readonly (readonly [string, Row])[],
): Rows {
  const rows = new Map<string, Row>();
  for (const fact of facts) for (const [id, row] of toRows(fact)) rows.set(id, row);
  return rows;
}
