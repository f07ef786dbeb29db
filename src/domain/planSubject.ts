// What is known of a user, and of what can be given to users, when a plan is made.
import type { GroupManager } from './directory';
import type { AccountId, DirectoryId, GroupId, ResourceId } from './ids';
import type { OperationSubject } from './operation';
import type { SkipReason } from './operationPlan';
import { isBillableRole, ORG_ADMIN_ROLE } from './role';
import type { SafetySettings } from './safety';

/** A role on a product on a site. */
export interface RoleOn {
  readonly resourceId: ResourceId;
  readonly roleId: string;
}

export interface GroupFacts {
  readonly groupId: GroupId;
  /** Null: not known. */
  readonly directoryId: DirectoryId | null;
  readonly managedBy: GroupManager;
  readonly isSynced: boolean;
  /** False: Atlassian says that the key may not change it. */
  readonly isModifiable: boolean;
  /** Makes its members admins of the organization or of a site. */
  readonly grantsAdmin: boolean;
  readonly roles: readonly (RoleOn & { readonly isDefault: boolean })[];
}

export interface PlanSubject extends OperationSubject {
  /** In which directories the user is. */
  readonly directoryIds: readonly DirectoryId[];
  /** What the user is to the directories once the account is active again. */
  readonly membership: 'active' | 'suspended' | 'no_membership' | 'unknown';
  readonly platformRoles: readonly string[];
  readonly groups: readonly GroupFacts[];
  /** Roles that no group gives; an inferred one follows from another. */
  readonly directRoles: readonly (RoleOn & { readonly isInferred: boolean })[];
}

/** What operations name, looked up for everybody at once. */
export interface NamedPlaces {
  /** Null: it is gone, or was never seen. */
  readonly group: (groupId: GroupId) => GroupFacts | null;
  /** Directories of the groups that give anything there; null: there is no such product. */
  readonly resource: (resourceId: ResourceId) => { readonly directoryIds: readonly DirectoryId[] } | null;
}

/** What holds for everybody of a plan. */
export interface PlanRules {
  readonly safety: Pick<SafetySettings, 'keepsDefaultGroups' | 'protectedUsers' | 'protectedGroups'>;
  /** Who plans. */
  readonly authorId: AccountId;
  /** Who created the key; null: not known. */
  readonly keyOwnerId: AccountId | null;
}

/** Returns why nothing at all is done to the user; null when something may be. */
export function whyLeftAlone(user: PlanSubject, rules: PlanRules): SkipReason | null {
  const { protectedUsers, protectedGroups } = rules.safety;
  if (user.platformRoles.includes(ORG_ADMIN_ROLE)) return 'org-admin';
  if (user.accountId === rules.authorId) return 'yourself';
  if (user.accountId === rules.keyOwnerId) return 'key-owner';
  if (protectedUsers.includes(user.accountId)) return 'protected-user';
  return user.groups.some(({ groupId }) => protectedGroups.includes(groupId)) ? 'protected-group' : null;
}

type SafetyRules = Pick<PlanRules, 'safety'>;

/** Returns why the app changes no membership of the group. */
export function whyNotChange(group: GroupFacts, { safety }: SafetyRules): SkipReason | null {
  if (safety.protectedGroups.includes(group.groupId)) return 'protected-group';
  if (group.isSynced || group.managedBy === 'external') return 'synced-group';
  if (group.grantsAdmin) return 'admin-group';
  return group.isModifiable && group.directoryId !== null ? null : 'unmodifiable-group';
}

/** Returns why nobody is taken out of the group. */
export function whyNotLeave(group: GroupFacts, rules: SafetyRules): SkipReason | null {
  const reason = whyNotChange(group, rules);
  if (reason !== null) return reason;
  return rules.safety.keepsDefaultGroups && group.roles.some(({ isDefault }) => isDefault)
    ? 'default-group'
    : null;
}

/** Returns why the user is not put into the group. */
export function whyNotJoin(
  group: GroupFacts,
  directoryIds: readonly DirectoryId[],
  rules: SafetyRules,
): SkipReason | null {
  const reason = whyNotChange(group, rules);
  if (reason !== null) return reason;
  return group.directoryId !== null && directoryIds.includes(group.directoryId) ? null : 'other-directory';
}

/** Returns on which products the user holds a seat by any known path, whether it is billed or not. */
export function seatsOf({
  groups,
  directRoles,
}: Pick<PlanSubject, 'groups' | 'directRoles'>): Set<ResourceId> {
  const roles: readonly RoleOn[] = [...groups.flatMap((group) => group.roles), ...directRoles];
  return new Set(roles.filter(({ roleId }) => isBillableRole(roleId)).map(({ resourceId }) => resourceId));
}
