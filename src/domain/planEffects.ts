// What the steps of one user come to besides what was asked for.
import { isBilled } from './access';
import type { ResourceId } from './ids';
import type { UserOperation } from './operation';
import type { Effects } from './operationPlan';
import { seatsOf } from './planSubject';
import type { PlanSubject } from './planSubject';
import { isBillableRole } from './role';

/** Compares the user before and after all operations. */
export function effectsOf(
  before: PlanSubject,
  after: PlanSubject,
  operations: readonly UserOperation[],
): Pick<Effects, 'freed' | 'gained' | 'alsoLost'> {
  const [billedBefore, billedAfter] = [billedSeats(before), billedSeats(after)];
  return {
    freed: [...billedBefore].filter((resourceId) => !billedAfter.has(resourceId)),
    gained: [...billedAfter].filter((resourceId) => !billedBefore.has(resourceId)),
    alsoLost: lostBeside(before, after, operations),
  };
}

/** Products that somebody pays for. */
export function billedSeats(user: PlanSubject): Set<ResourceId> {
  return isBilled(user.status) ? seatsOf(user) : new Set();
}

function lostBeside(
  before: PlanSubject,
  after: PlanSubject,
  operations: readonly UserOperation[],
): Effects['alsoLost'] {
  // Whoever is removed altogether was to lose everything.
  if (operations.some(({ kind }) => kind === 'remove-from-directory')) return [];
  const kept = rolesOf(after);
  return [...rolesOf(before)].flatMap(([resourceId, roles]) => {
    const lost = [...roles].filter(
      (roleId) => kept.get(resourceId)?.has(roleId) !== true && !isAskedFor(resourceId, roleId, operations),
    );
    return lost.length === 0 ? [] : [{ resourceId, roles: lost.toSorted() }];
  });
}

function isAskedFor(resourceId: ResourceId, roleId: string, operations: readonly UserOperation[]): boolean {
  return operations.some(
    (operation) =>
      operation.kind === 'remove-access' &&
      isBillableRole(roleId) &&
      (operation.resourceIds === 'all' || operation.resourceIds.includes(resourceId)),
  );
}

/** Roles that are given; an inferred one follows from them. */
function rolesOf({ groups, directRoles }: PlanSubject): Map<ResourceId, Set<string>> {
  const byResource = new Map<ResourceId, Set<string>>();
  const given = [...groups.flatMap(({ roles }) => roles), ...directRoles.filter((role) => !role.isInferred)];
  for (const { resourceId, roleId } of given) {
    byResource.set(resourceId, (byResource.get(resourceId) ?? new Set()).add(roleId));
  }
  return byResource;
}
