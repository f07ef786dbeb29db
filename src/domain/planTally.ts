// What a plan comes to, added up user by user.
import type { PlannedItem, PlanSummary, Step, StepKind } from './operationPlan';

export interface PlanTally extends Omit<PlanSummary, 'items'> {
  /** Users from whom something is taken. */
  readonly losing: number;
  /** Users whose change cannot be taken back whole. */
  readonly notTakenBack: number;
}

export const emptyTally: PlanTally = {
  byOutcome: { change: 0, partly: 0, skip: 0 },
  byReason: {},
  steps: {},
  seats: [],
  alsoLosing: 0,
  irreversible: {},
  losing: 0,
  notTakenBack: 0,
};

const losses: ReadonlySet<StepKind> = new Set<StepKind>([
  'remove-member',
  'revoke-role',
  'suspend',
  'deactivate',
  'delete',
  'remove-from-directory',
]);

function isLoss(step: Step): boolean {
  return losses.has(step.do);
}

type Counted = Omit<PlannedItem, 'itemNo' | 'accountId' | 'email'>;

/** Returns the tally with these users added. */
export function withItems(tally: PlanTally, items: readonly Counted[]): PlanTally {
  const count = (fits: (item: Counted) => boolean): number => items.filter(fits).length;
  const effects = items.map((item) => item.effects);
  return {
    byOutcome: {
      change: tally.byOutcome.change + count(({ outcome }) => outcome === 'change'),
      partly: tally.byOutcome.partly + count(({ outcome }) => outcome === 'partly'),
      skip: tally.byOutcome.skip + count(({ outcome }) => outcome === 'skip'),
    },
    byReason: plus(
      tally.byReason,
      items.flatMap(({ reason }) => reason ?? []),
    ),
    steps: plus(
      tally.steps,
      items.flatMap(({ steps }) => steps.map((step) => step.do)),
    ),
    seats: seatsPlus(tally.seats, items),
    alsoLosing: tally.alsoLosing + effects.filter(({ alsoLost }) => alsoLost.length > 0).length,
    irreversible: plus(
      tally.irreversible,
      effects.flatMap(({ irreversible }) => irreversible),
    ),
    losing: tally.losing + count(({ steps }) => steps.some(isLoss)),
    notTakenBack: tally.notTakenBack + effects.filter(({ irreversible }) => irreversible.length > 0).length,
  };
}

export function summaryOf({ losing: _losing, notTakenBack: _notTakenBack, ...sums }: PlanTally): PlanSummary {
  const { change, partly, skip } = sums.byOutcome;
  return { ...sums, items: change + partly + skip };
}

function plus<Word extends string>(
  counts: Readonly<Partial<Record<Word, number>>>,
  words: readonly Word[],
): Partial<Record<Word, number>> {
  const sums: Partial<Record<Word, number>> = { ...counts };
  for (const word of words) sums[word] = (sums[word] ?? 0) + 1;
  return sums;
}

type SeatSums = PlanSummary['seats'][number];

function seatsPlus(seats: readonly SeatSums[], items: readonly Counted[]): SeatSums[] {
  const sums = new Map(seats.map((known) => [known.resourceId, known]));
  const add = (resourceId: SeatSums['resourceId'], part: 'freed' | 'gained' | 'stillBillable'): void => {
    const known = sums.get(resourceId) ?? { resourceId, freed: 0, gained: 0, stillBillable: 0 };
    sums.set(resourceId, { ...known, [part]: known[part] + 1 });
  };
  for (const { effects } of items) {
    for (const resourceId of effects.freed) add(resourceId, 'freed');
    for (const resourceId of effects.gained) add(resourceId, 'gained');
    for (const still of new Set(effects.stillBillable.map(({ resourceId }) => resourceId))) {
      add(still, 'stillBillable');
    }
  }
  return [...sums.values()];
}
