// Which users of an operation are shown. It stands in the address, so that every number can lead to those behind it.
import { isItemReason, isSkipReason } from '../../../../src/contract/operationReasonWords';
import { filterBounds } from '../../../../src/domain/filter/values';
import { asResourceId, type ResourceId } from '../../../../src/domain/ids';
import type { ItemOutcome } from '../../../../src/domain/operationPlan';
import {
  countsByStanding,
  type ItemStanding,
  itemStandings,
  type OperationResults,
  type SeatEffect,
  seatEffects,
} from '../../../../src/domain/operationResults';
import type { ItemReason, OperationView } from '../../../../src/domain/operationRun';
import { paths } from '../paths';
import { hasRun } from './hasRun';
import { seatRowsOf, seatUsersOf } from './seatRows';

export interface ItemsView {
  /** Null: any. */
  readonly outcome: ItemOutcome | null;
  readonly reason: ItemReason | null;
  readonly state: ItemStanding | null;
  /** What happens to a license; of a run, what did. */
  readonly seat: SeatEffect | null;
  /** On which app that happens; null: on any. */
  readonly app: ResourceId | null;
  /** Part of a name or address; null: anybody. */
  readonly search: string | null;
  /** Number of the last user before the page; 0: the first page. */
  readonly after: number;
}

export const EVERY_ITEM: ItemsView = {
  outcome: null,
  reason: null,
  state: null,
  seat: null,
  app: null,
  search: null,
  after: 0,
};

export const itemOutcomes = ['change', 'partly', 'skip'] as const satisfies readonly ItemOutcome[];

/** What an address cannot mean is passed over. */
export function itemsViewFrom(search: URLSearchParams): ItemsView {
  const after = search.get('after') ?? '';
  const reason = search.get('reason') ?? '';
  const seat = oneOf(seatEffects, search.get('seat'));
  const app = search.get('app') ?? '';
  return {
    outcome: oneOf(itemOutcomes, search.get('outcome')),
    reason: isItemReason(reason) ? reason : null,
    state: oneOf(itemStandings, search.get('state')),
    seat,
    app: seat !== null && /^[\w:/.-]{1,255}$/.test(app) ? asResourceId(app) : null,
    search: search.get('search')?.slice(0, filterBounds.textLength) || null,
    after: /^\d{1,7}$/.test(after) ? Number(after) : 0,
  };
}

/** Another filter makes other pages: without `after` it begins with the first. */
export function itemsPath(operationId: string, view: Partial<ItemsView>): string {
  const params = Object.entries({ ...EVERY_ITEM, ...view }).filter(
    ([, value]) => value !== null && value !== 0,
  );
  return paths.operation(
    operationId,
    new URLSearchParams(params.map(([name, value]) => [name, String(value)])),
  );
}

export function isAnyItem(view: ItemsView): boolean {
  return askedOf(view).length === 0;
}

function askedOf({ outcome, reason, state, seat, search }: ItemsView): readonly string[] {
  return [outcome, reason, state, seat, search].filter((part) => part !== null);
}

/** What is counted of an operation. */
export type Counted = Pick<OperationView, 'status' | 'counts' | 'summary'>;

/** How many users the view shows on all its pages; null: nobody counted just these. `results`: of a run, once read. */
export function countOf(
  operation: Counted,
  results: OperationResults | undefined,
  view: ItemsView,
): number | null {
  const { summary } = operation;
  const { outcome, reason, state, seat, app } = view;
  const asked = askedOf(view).length;
  if (asked === 0) return summary?.items ?? null;
  if (reason !== null && asked === (state === null ? 1 : 2))
    return countOfReason(operation, results, { reason, state });
  if (asked > 1) return null;
  if (state !== null) return countsByStanding(operation)[state];
  if (outcome !== null) return summary?.byOutcome[outcome] ?? null;
  if (seat === null) return null;
  if (app === null) return seatUsersOf(operation, results)?.[seat] ?? null;
  return seatRowsOf(operation, results)?.find(({ resourceId }) => resourceId === app)?.[seat] ?? null;
}

/** Null: not read yet. */
export function countOfReason(
  operation: Counted,
  results: OperationResults | undefined,
  { reason, state }: { readonly reason: ItemReason; readonly state: ItemStanding | null },
): number | null {
  const { summary } = operation;
  // Of a plan, users by the first reason of each; as the page finds them.
  if (!hasRun(operation)) return summary && isSkipReason(reason) ? (summary.byReason[reason] ?? 0) : null;
  if (results === undefined) return null;
  return results.reasons
    .filter((each) => each.reason === reason && (state === null || each.standing === state))
    .reduce((sum, { count }) => sum + count, 0);
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
