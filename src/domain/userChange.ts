// What one operation changes about one user, as the user is then: the steps, and what is left out of it.
import { afterStep } from './afterStep';
import { freeSeats } from './freeSeats';
import { whyNotInPlace } from './operation';
import type { OperationKind, UserOperation } from './operation';
import type { IrreversibleReason, SkippedPart, SkipReason, StillBillable, Step } from './operationPlan';
import { seatsOf, whyNotJoin, whyNotLeave } from './planSubject';
import type { GroupFacts, NamedPlaces, PlanRules, PlanSubject, RoleOn } from './planSubject';
import { isAdminRole, isBillableRole } from './role';

/** What one operation changes. */
export interface Change {
  readonly steps: readonly Step[];
  readonly skipped: readonly SkippedPart[];
  readonly user: PlanSubject;
  readonly still?: readonly StillBillable[];
  readonly irreversible?: IrreversibleReason;
}

type Kind<Name extends OperationKind> = Extract<UserOperation, { readonly kind: Name }>;

export interface PlanTask {
  /** In safe order. */
  readonly operations: readonly UserOperation[];
  readonly rules: PlanRules;
  readonly places: NamedPlaces;
}

export function changeBy(operation: UserOperation, user: PlanSubject, task: PlanTask): Change {
  switch (operation.kind) {
    case 'grant-access':
      return grantAccess(operation, user, task.places);
    case 'remove-access':
      return removeAccess(operation, user, task.rules);
    case 'add-to-groups':
    case 'remove-from-groups':
      return changeGroups(operation, user, task);
    case 'suspend':
    case 'restore':
      return inEveryDirectory(operation.kind, user);
    case 'remove-from-directory':
      return removeFromDirectories(user);
    case 'deactivate':
    case 'activate':
    case 'cancel-delete':
      return byStep(user, { do: operation.kind });
    case 'delete':
      return { ...byStep(user, { do: 'delete' }), irreversible: 'deleted-after-grace' };
  }
}

export function unchanged(user: PlanSubject, operation: OperationKind, reason: SkipReason): Change {
  return { steps: [], skipped: [{ operation, reason }], user };
}

function byStep(user: PlanSubject, step: Step): Change {
  return { steps: [step], skipped: [], user: afterStep(user, step, () => null) };
}

function inEveryDirectory(kind: 'suspend' | 'restore', user: PlanSubject): Change {
  const reason = whyNotInPlace(kind, user);
  const [step, ...others] = user.directoryIds.map((directoryId) => ({ do: kind, directoryId }));
  if (reason !== null || step === undefined) return unchanged(user, kind, reason ?? 'not-invited');
  const first = byStep(user, step);
  return { ...first, steps: [...first.steps, ...others] };
}

function removeFromDirectories(user: PlanSubject): Change {
  const kind = 'remove-from-directory';
  const steps = user.directoryIds.map((directoryId): Step => ({ do: kind, directoryId }));
  if (steps.length === 0) return unchanged(user, kind, 'already-so');
  const gone: PlanSubject = {
    ...user,
    status: user.status === 'active' || user.status === 'suspended' ? 'not_invited' : user.status,
    membership: 'no_membership',
    directoryIds: [],
    groups: [],
    directRoles: [],
  };
  return { steps, skipped: [], user: gone, irreversible: 'must-be-invited' };
}

function grantAccess({ kind, access }: Kind<'grant-access'>, user: PlanSubject, places: NamedPlaces): Change {
  const checked = access.map((role) => ({ role, reason: whyNotGrant(role, user, places) }));
  const granted = checked.flatMap(({ role, reason }) => (reason === null ? [role] : []));
  return {
    steps: granted.map((role): Step => ({ do: 'assign-role', ...role })),
    skipped: checked.flatMap(({ role, reason }) =>
      reason === null ? [] : [{ operation: kind, reason, resourceId: role.resourceId }],
    ),
    user: {
      ...user,
      directRoles: [...user.directRoles, ...granted.map((role) => ({ ...role, isInferred: false }))],
    },
  };
}

function whyNotGrant(role: RoleOn, user: PlanSubject, places: NamedPlaces): SkipReason | null {
  const place = places.resource(role.resourceId);
  if (place === null) return 'gone';
  if (isAdminRole(role.roleId)) return 'admin-role';
  const held: readonly RoleOn[] = [...user.groups.flatMap(({ roles }) => roles), ...user.directRoles];
  if (held.some(({ resourceId, roleId }) => resourceId === role.resourceId && roleId === role.roleId)) {
    return 'already-so';
  }
  // Where no group tells the product's directory, Atlassian decides.
  const isElsewhere =
    place.directoryIds.length > 0 && !place.directoryIds.some((id) => user.directoryIds.includes(id));
  return isElsewhere ? 'other-directory' : null;
}

function removeAccess(
  { kind, resourceIds }: Kind<'remove-access'>,
  user: PlanSubject,
  rules: PlanRules,
): Change {
  const chosen = resourceIds === 'all' ? [...seatsOf(user)] : resourceIds;
  const { leave, revoke, still, without } = freeSeats(user, chosen, rules);
  // What could go stays only because of what could not.
  const holding = still.filter(({ reason }) => reason !== 'other-path');
  const kept = new Map(holding.map((path) => [path.resourceId, path]));
  const skipped = [
    ...[...kept.values()].map(({ resourceId, reason }) => ({ operation: kind, reason, resourceId })),
    ...without.map((resourceId) => ({ operation: kind, reason: 'no-seat' as const, resourceId })),
    ...(chosen.length === 0 ? [{ operation: kind, reason: 'no-seat' as const }] : []),
  ];
  return {
    steps: [...leave.flatMap((group) => membership('remove-member', group)), ...revoke.map(revocation)],
    skipped,
    still,
    user: withoutPaths(user, leave, revoke),
  };
}

function withoutPaths(
  user: PlanSubject,
  left: readonly GroupFacts[],
  revoked: readonly RoleOn[],
): PlanSubject {
  const isRevoked = (role: RoleOn): boolean =>
    revoked.some(({ resourceId, roleId }) => resourceId === role.resourceId && roleId === role.roleId);
  const groups = user.groups.filter((group) => !left.includes(group));
  const given = user.directRoles.filter((role) => !role.isInferred && !isRevoked(role));
  // A role that was inferred goes with the last one that it could follow from.
  const onPlaces = new Set(
    [...groups.flatMap(({ roles }) => roles), ...given]
      .filter(isBillable)
      .map(({ resourceId }) => resourceId),
  );
  const hadGiven = seatsOf({
    groups: user.groups,
    directRoles: user.directRoles.filter((role) => !role.isInferred),
  });
  const inferred = user.directRoles.filter(
    (role) => role.isInferred && (onPlaces.has(role.resourceId) || !hadGiven.has(role.resourceId)),
  );
  return { ...user, groups, directRoles: [...given, ...inferred] };
}

function isBillable(role: RoleOn): boolean {
  return isBillableRole(role.roleId);
}

function changeGroups(
  { kind, groupIds }: Kind<'add-to-groups' | 'remove-from-groups'>,
  user: PlanSubject,
  { rules, places }: PlanTask,
): Change {
  const isAddition = kind === 'add-to-groups';
  const checked = groupIds.map((groupId) => {
    const group = places.group(groupId);
    const isMember = user.groups.some((own) => own.groupId === groupId);
    if (group === null) return { group, groupId, reason: 'gone' as const };
    if (isMember === isAddition) return { group, groupId, reason: 'already-so' as const };
    const reason = isAddition ? whyNotJoin(group, user.directoryIds, rules) : whyNotLeave(group, rules);
    return { group, groupId, reason };
  });
  const changed = checked.flatMap(({ group, reason }) => (reason === null && group !== null ? [group] : []));
  const changedIds = new Set(changed.map(({ groupId }) => groupId));
  return {
    steps: changed.flatMap((group) => membership(isAddition ? 'add-member' : 'remove-member', group)),
    skipped: checked.flatMap(({ groupId, reason }) =>
      reason === null ? [] : [{ operation: kind, reason, groupId }],
    ),
    user: isAddition
      ? { ...user, groups: [...user.groups, ...changed] }
      : withoutPaths(
          user,
          user.groups.filter(({ groupId }) => changedIds.has(groupId)),
          [],
        ),
  };
}

/** Groups whose directory is not known are left out before. */
function membership(kind: 'add-member' | 'remove-member', { groupId, directoryId }: GroupFacts): Step[] {
  return directoryId === null ? [] : [{ do: kind, directoryId, groupId }];
}

function revocation({ resourceId, roleId }: RoleOn): Step {
  return { do: 'revoke-role', resourceId, roleId };
}
