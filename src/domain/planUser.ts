// What operations come to for one user: each sees what the ones before it have done.
import { whyNotIn, type OperationKind } from './operation';
import type { Effects, PlannedItem, SkippedPart, SkipReason, StillBillable, Step } from './operationPlan';
import { billedSeats, effectsOf } from './planEffects';
import { whyLeftAlone } from './planSubject';
import type { PlanSubject } from './planSubject';
import { changeBy, unchanged } from './userChange';
import type { PlanTask } from './userChange';

/** What is planned of one user, without a number. */
export type Draft = Omit<PlannedItem, 'itemNo'>;

export function planUser(user: PlanSubject, task: PlanTask): Draft {
  const reason = whyLeftAlone(user, task.rules);
  if (reason !== null) return leftOut(user, reason, task.operations);
  let now = user;
  const changes = task.operations.map((operation) => {
    const why = whyNotIn(operation.kind, now);
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
