// Who can use what, as far as an outsider can know it: roles of the user's groups, and direct roles that show.
import type { DirectRoleFact, GroupFact, UserFact } from './facts';
import { key, type Rows } from './rows';

// Roles that cost a seat; guest, customer, contributor, basic, stakeholder and user-access-admin do not –
// texts of the organization admin API document (2026-08-21).
const SEAT_ROLES: ReadonlySet<string> = new Set(['atlassian/user', 'atlassian/admin']);

// Suspending, deactivating and deleting stop billing: the same texts. What is not known is counted.
const SEAT_STATUSES: ReadonlySet<string> = new Set(['active', 'unknown']);

export interface KnownAccess {
  readonly isSeat: boolean;
  readonly isDirect: boolean;
  /** Ids of the groups that give billable roles, and `DIRECT` when a direct role is one, also to users without a seat. */
  readonly ways: readonly string[];
}

export const DIRECT = 'direct';

/** Returns access keyed by resource id. */
export function knownAccess(
  user: UserFact,
  groups: ReadonlyMap<string, GroupFact>,
): ReadonlyMap<string, KnownAccess> {
  const access = new Map<string, KnownAccess>();
  const add = (resourceId: string, roleId: string, way: string): void => {
    const before = access.get(resourceId);
    const ways = new Set(before?.ways);
    if (SEAT_ROLES.has(roleId)) ways.add(way);
    access.set(resourceId, {
      isSeat: ways.size > 0 && SEAT_STATUSES.has(user.status),
      isDirect: way === DIRECT || before?.isDirect === true,
      ways: [...ways],
    });
  };
  for (const groupId of user.groupIds) {
    for (const role of groups.get(groupId)?.roles ?? []) add(role.resourceId, role.roleId, groupId);
  }
  for (const role of knownDirectRoles(user)) add(role.resourceId, role.roleId, DIRECT);
  return access;
}

/**
 * A hidden direct role leaves the user's resource count equal to what the groups give, so nobody looks for it –
 * unless a visible one of the same user changes the count: then all roles of that user are read.
 */
export function knownDirectRoles(user: UserFact): UserFact['directRoles'] {
  return user.directRoles.some((role) => role.visible) ? user.directRoles : [];
}

/**
 * Returns the users with the hidden direct roles as visible that the mirror holds, too: its nightly search looks at
 * some users a night, and nobody outside knows which of them it came to.
 */
export function withFoundRoles(users: readonly UserFact[], found: Rows): UserFact[] {
  return users.map((user) => {
    const isFound = ({ resourceId, roleId }: DirectRoleFact): boolean =>
      found.has(key(user.accountId, resourceId, roleId));
    if (!user.directRoles.some((role) => !role.visible && isFound(role))) return user;
    return { ...user, directRoles: user.directRoles.map((role) => ({ ...role, visible: true })) };
  });
}
