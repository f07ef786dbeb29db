// Somebody of whom everything is known, as plans need to know a user.
import type { GroupId } from './ids';
import type { GroupFacts, PlanSubject } from './planSubject';
import type { UserDetails, UserGroup, UserPlace } from './userDetails';

/** What of a group decides about its members, and is told of no user. */
export type MemberRules = Pick<GroupFacts, 'directoryId' | 'isModifiable' | 'grantsAdmin'>;

type Details = Pick<
  UserDetails,
  | 'accountId'
  | 'status'
  | 'accountType'
  | 'source'
  | 'membershipStatus'
  | 'platformRoles'
  | 'directories'
  | 'groups'
  | 'places'
>;

/** `rulesOf`: of the user's groups; one that is gone has none, and counts for nothing. */
export function detailedSubject(user: Details, rulesOf: ReadonlyMap<GroupId, MemberRules>): PlanSubject {
  return {
    accountId: user.accountId,
    status: user.status,
    claimStatus: user.accountType,
    managementSource: user.source,
    membership: user.membershipStatus,
    platformRoles: user.platformRoles,
    directoryIds: user.directories.map(({ directoryId }) => directoryId),
    groups: user.groups.flatMap((group) => {
      const rules = rulesOf.get(group.groupId);
      return rules === undefined ? [] : [{ ...factsOf(group, user.places), ...rules }];
    }),
    directRoles: user.places.flatMap(({ resourceId, paths }) =>
      paths.flatMap(({ kind, roles }) =>
        kind === 'group'
          ? []
          : roles.map((roleId) => ({ resourceId, roleId, isInferred: kind === 'inferred' })),
      ),
    ),
  };
}

function factsOf(
  { groupId, managedBy, isSynced }: UserGroup,
  places: readonly UserPlace[],
): Omit<GroupFacts, keyof MemberRules> {
  const roles = places.flatMap(({ resourceId, paths }) =>
    paths.flatMap((path) =>
      path.kind === 'group' && path.groupId === groupId
        ? path.roles.map((roleId) => ({ resourceId, roleId, isDefault: path.isDefault }))
        : [],
    ),
  );
  return { groupId, managedBy, isSynced: isSynced === true, roles };
}
