// Which memberships and roles must go for a seat to become free: all that give it, and nothing else.
import type { ResourceId } from './ids';
import type { SkipReason, StillBillable } from './operationPlan';
import { whyNotLeave } from './planSubject';
import type { GroupFacts, PlanRules, PlanSubject, RoleOn } from './planSubject';
import { isBillableRole } from './role';

/** What gives a seat of one product. */
interface SeatPaths {
  readonly resourceId: ResourceId;
  readonly groups: readonly GroupFacts[];
  readonly direct: readonly RoleOn[];
  /** It follows from a role that the mirror does not know. */
  readonly isOnlyInferred: boolean;
}

export interface FreedSeats {
  readonly leave: readonly GroupFacts[];
  readonly revoke: readonly RoleOn[];
  /** What cannot be freed, with every path that remains. */
  readonly still: readonly StillBillable[];
  /** Chosen, but no known path gives a seat there. */
  readonly without: readonly ResourceId[];
}

/**
 * A seat that one path keeps is not freed by taking the others: then all of them stay, but for those that go with
 * another product's seat.
 */
export function freeSeats(
  user: Pick<PlanSubject, 'groups' | 'directRoles'>,
  resourceIds: readonly ResourceId[],
  rules: PlanRules,
): FreedSeats {
  const paths = resourceIds.map((resourceId) => pathsTo(user, resourceId));
  const given = paths.filter((of) => of.groups.length + of.direct.length > 0 || of.isOnlyInferred);
  const free = given.filter((of) => whatKeeps(of, rules) === null);
  const leave = [...new Set(free.flatMap((of) => of.groups))];
  return {
    leave,
    revoke: free.flatMap((of) => of.direct),
    still: given.flatMap((of) => remaining(of, leave, rules)),
    without: paths.filter((of) => !given.includes(of)).map((of) => of.resourceId),
  };
}

function pathsTo(
  { groups, directRoles }: Pick<PlanSubject, 'groups' | 'directRoles'>,
  resourceId: ResourceId,
): SeatPaths {
  const gives = (role: RoleOn): boolean => role.resourceId === resourceId && isBillableRole(role.roleId);
  const own = directRoles.filter(gives);
  const direct = own.filter((role) => !role.isInferred).map(({ roleId }) => ({ resourceId, roleId }));
  const through = groups.filter((group) => group.roles.some(gives));
  // An inferred role goes with the one that it follows from.
  return {
    resourceId,
    groups: through,
    direct,
    isOnlyInferred: own.length > 0 && direct.length === 0 && through.length === 0,
  };
}

/** Returns why the seat cannot be freed; null when it can. */
function whatKeeps(paths: SeatPaths, rules: PlanRules): SkipReason | null {
  if (paths.isOnlyInferred) return 'inferred-role';
  return paths.groups.map((group) => whyNotLeave(group, rules)).find((reason) => reason !== null) ?? null;
}

function remaining(paths: SeatPaths, left: readonly GroupFacts[], rules: PlanRules): StillBillable[] {
  const { resourceId } = paths;
  const keeps = whatKeeps(paths, rules);
  if (keeps === null) return [];
  if (paths.isOnlyInferred) return [{ resourceId, through: { kind: 'inferred' }, reason: keeps }];
  const groups = paths.groups.filter((group) => !left.includes(group));
  return [
    ...groups.map((group): StillBillable => {
      const reason = whyNotLeave(group, rules) ?? 'other-path';
      return { resourceId, through: { kind: 'group', groupId: group.groupId }, reason };
    }),
    ...paths.direct.slice(0, 1).map((): StillBillable => {
      return { resourceId, through: { kind: 'direct' }, reason: 'other-path' };
    }),
  ];
}
