// What came of a run, in numbers: where its users stand, why, and which licenses it freed or gave.
import type { ResourceId } from './ids';
import type { PlannedItem } from './operationPlan';
import type { ItemReason, ItemResult, ItemState, OperationView } from './operationRun';

/** As people count them: whom the run left alone was to be changed, whom the plan left out was not. */
export const itemStandings = [
  'waiting',
  'writing',
  'done',
  'failed',
  'left-alone',
  'left-out',
  'cancelled',
] as const;

export type ItemStanding = (typeof itemStandings)[number];

export function standingOf({
  state,
  outcome,
}: Pick<PlannedItem, 'outcome'> & { readonly state: ItemState }): ItemStanding {
  if (state !== 'skipped') return state;
  return outcome === 'skip' ? 'left-out' : 'left-alone';
}

/** Returns how many users stand where. */
export function countsByStanding({
  counts,
  summary,
}: Pick<OperationView, 'counts' | 'summary'>): Readonly<Record<ItemStanding, number>> {
  const { skipped, ...others } = counts;
  const leftOut = Math.min(skipped, summary?.byOutcome.skip ?? 0);
  return { ...others, 'left-out': leftOut, 'left-alone': skipped - leftOut };
}

/** What a plan does to a seat of one user. */
export const seatEffects = ['freed', 'gained', 'stillBillable'] as const;

export type SeatEffect = (typeof seatEffects)[number];

export interface OperationResults {
  /** Users by where they stand and by why: who is done without a reason to name stands in none. */
  readonly reasons: readonly {
    readonly standing: ItemStanding;
    readonly reason: ItemReason;
    readonly count: number;
  }[];
  /** Users by product on a site; only those that the plan says something of. */
  readonly seats: readonly SeatResults[];
  /** Users with a seat on any product: somebody with two counts once. */
  readonly users: SeatCounts;
}

export interface SeatResults extends SeatCounts {
  readonly resourceId: ResourceId;
}

export interface SeatCounts {
  readonly freed: PlannedAndCame;
  readonly gained: PlannedAndCame;
  readonly stillBillable: number;
}

export interface PlannedAndCame {
  readonly planned: number;
  readonly came: number;
}

/** Which of the seats that a plan frees or gives a user the run has freed or given. */
export type SeatsCame =
  | { readonly all: true }
  | { readonly all: false; readonly freed: readonly ResourceId[] };

const NONE: SeatsCame = { all: false, freed: [] };

/** Of who failed on the way, only what Atlassian was seen to have freed; what was so already, no run has done. */
export function seatsCame(state: ItemState, result: ItemResult | null): SeatsCame {
  if (state === 'waiting' || state === 'writing' || !isChanged(result)) return NONE;
  // Done is only who is proven to be free, or of whom nothing is to be proven.
  if (state === 'done') return { all: true };
  const proof = result?.proof ?? [];
  return { all: false, freed: proof.filter(({ isFree }) => isFree).map(({ resourceId }) => resourceId) };
}

export function isChanged(result: ItemResult | null): boolean {
  return result?.steps.some((step) => step.result === 'done') ?? false;
}
