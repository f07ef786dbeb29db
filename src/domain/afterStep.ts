// What a user is once a step is done.
import type { UserStatus } from './directory';
import type { GroupId } from './ids';
import type { Step } from './operationPlan';
import type { GroupFacts, PlanSubject } from './planSubject';

/** The status of an account that is active, by its place in the organization. */
const statusOfActive = {
  active: 'active',
  suspended: 'suspended',
  no_membership: 'not_invited',
  unknown: 'active',
} as const satisfies Record<PlanSubject['membership'], UserStatus>;

/** An inferred role is left to the next reading. */
export function afterStep(
  user: PlanSubject,
  step: Step,
  groupOf: (groupId: GroupId) => GroupFacts | null,
): PlanSubject {
  switch (step.do) {
    case 'add-member':
      return { ...user, groups: [...user.groups, ...known([step.groupId])] };
    case 'remove-member':
      return { ...user, groups: user.groups.filter(({ groupId }) => groupId !== step.groupId) };
    case 'assign-role':
      return { ...user, directRoles: [...user.directRoles, { ...step, isInferred: false }] };
    case 'revoke-role':
      return {
        ...user,
        directRoles: user.directRoles.filter(
          ({ resourceId, roleId }) => resourceId !== step.resourceId || roleId !== step.roleId,
        ),
      };
    case 'suspend':
    case 'restore': {
      const membership = step.do === 'suspend' ? 'suspended' : 'active';
      return { ...user, membership, status: isAccountActive(user) ? membership : user.status };
    }
    case 'deactivate':
    case 'cancel-delete':
      return { ...user, status: 'deactivated' };
    case 'activate':
      return { ...user, status: statusOfActive[user.membership] };
    case 'delete':
      return { ...user, status: 'for_deletion' };
    case 'remove-from-directory': {
      const directoryIds = user.directoryIds.filter((id) => id !== step.directoryId);
      const groups = user.groups.filter(({ directoryId }) => directoryId !== step.directoryId);
      if (directoryIds.length > 0) return { ...user, directoryIds, groups };
      const outside = {
        ...user,
        directoryIds,
        groups: [],
        directRoles: [],
        membership: 'no_membership',
      } as const;
      return isAccountActive(user) ? { ...outside, status: 'not_invited' } : outside;
    }
    case 'invite':
      return {
        ...user,
        status: isAccountActive(user) ? 'active' : user.status,
        membership: 'active',
        groups: known(step.groupIds),
        directRoles: step.access.map((role) => ({ ...role, isInferred: false })),
      };
  }

  function known(groupIds: readonly GroupId[]): GroupFacts[] {
    return groupIds.flatMap((groupId) => groupOf(groupId) ?? []);
  }
}

function isAccountActive({ status }: PlanSubject): boolean {
  return status !== 'deactivated' && status !== 'for_deletion';
}
