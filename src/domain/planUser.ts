// What operations come to for one user: each sees what the ones before it have done.
import { afterStep } from './afterStep';
import { freeSeats } from './freeSeats';
import type { DirectoryId, GroupId, ResourceId } from './ids';
import { whyNot } from './operation';
import type { OperationKind, UserOperation } from './operation';
import type { Effects, IrreversibleReason, PlannedItem, SkippedPart, SkipReason } from './operationPlan';
import type { StillBillable, Step } from './operationPlan';
import { billedSeats, effectsOf } from './planEffects';
import { seatsOf, whyLeftAlone, whyNotJoin, whyNotLeave } from './planSubject';
import type { GroupFacts, PlanRules, PlanSubject, RoleOn } from './planSubject';
import { isBillableRole } from './role';

/** What operations name, looked up for everybody at once. */
export interface NamedPlaces {
  /** Null: it is gone, or was never seen. */
  readonly group: (groupId: GroupId) => GroupFacts | null;
  /** Directories of the groups that give anything there; null: there is no such product. */
  readonly resource: (resourceId: ResourceId) => { readonly directoryIds: readonly DirectoryId[] } | null;
}

/** What is planned of one user, without a number. */
export type Draft = Omit<PlannedItem, 'itemNo'>;

/** What one operation changes. */
interface Change {
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

export function planUser(user: PlanSubject, task: PlanTask): Draft {
  const reason = whyLeftAlone(user, task.rules);
  if (reason !== null) return leftOut(user, reason, task.operations);
  let now = user;
  const changes = task.operations.map((operation) => {
    const why = whyNot(operation.kind, now);
    const change = why === null ? changeBy(operation, now, task) : unchanged(now, operation.kind, why);
    now = change.user;
    return change;
  });
  const steps = changes.flatMap((change) => change.steps);
  const skipped = changes.flatMap((change) => change.skipped);
  return {
    accountId: user.accountId,
    email: null,
    ...judged(steps, skipped),
    steps,
    skipped: worthTelling(steps, skipped),
    effects: {
      ...effectsOf(user, now, task.operations),
      stillBillable: stillBilled(
        now,
        changes.flatMap((change) => change.still ?? []),
      ),
      irreversible: changes.flatMap((change) => change.irreversible ?? []),
    },
  };
}

/** Another operation may have ended what one could not. */
function stillBilled(after: PlanSubject, still: readonly StillBillable[]): StillBillable[] {
  const billed = billedSeats(after);
  return still.filter(({ resourceId }) => billed.has(resourceId));
}

/** Returns what leaves a user alone altogether. */
export function leftOut(
  { accountId }: Pick<PlanSubject, 'accountId'>,
  reason: SkipReason,
  operations: readonly { readonly kind: OperationKind }[],
): Draft {
  const skipped = operations.map(({ kind }) => ({ operation: kind, reason }));
  return { accountId, email: null, outcome: 'skip', reason, steps: [], skipped, effects: noEffects };
}

export const noEffects: Effects = {
  freed: [],
  gained: [],
  stillBillable: [],
  alsoLost: [],
  irreversible: [],
};

/** Parts that are left out because what was wanted is so already. */
const fulfilled: ReadonlySet<SkipReason> = new Set<SkipReason>(['already-so', 'no-seat', 'not-in-deletion']);

/** Of fifty groups, those that somebody is not in anyway say nothing beside the others. */
function worthTelling(steps: readonly Step[], skipped: readonly SkippedPart[]): readonly SkippedPart[] {
  const missing = skipped.filter((part) => !fulfilled.has(part.reason));
  return steps.length + missing.length > 0 ? missing : skipped.slice(0, 1);
}

export function judged(
  steps: readonly Step[],
  skipped: readonly SkippedPart[],
): Pick<Draft, 'outcome' | 'reason'> {
  const missing = skipped.find((part) => !fulfilled.has(part.reason));
  if (steps.length > 0) {
    return { outcome: missing === undefined ? 'change' : 'partly', reason: missing?.reason ?? null };
  }
  return { outcome: 'skip', reason: (missing ?? skipped[0])?.reason ?? 'already-so' };
}

function changeBy(operation: UserOperation, user: PlanSubject, task: PlanTask): Change {
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

function unchanged(user: PlanSubject, operation: OperationKind, reason: SkipReason): Change {
  return { steps: [], skipped: [{ operation, reason }], user };
}

function byStep(user: PlanSubject, step: Step): Change {
  return { steps: [step], skipped: [], user: afterStep(user, step, () => null) };
}

/** Also an account that is deactivated keeps its place, suspended or not. */
function inEveryDirectory(kind: 'suspend' | 'restore', user: PlanSubject): Change {
  const wanted = kind === 'suspend' ? 'suspended' : 'active';
  const [step, ...others] = user.directoryIds.map((directoryId) => ({ do: kind, directoryId }));
  if (step === undefined) return unchanged(user, kind, 'not-invited');
  if (user.membership === wanted) return unchanged(user, kind, 'already-so');
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
  const kept = new Map(still.map((path) => [path.resourceId, path]));
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
