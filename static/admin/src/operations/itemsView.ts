// Which users of an operation are shown. The address says it, so that every number can lead to those behind it.
import { type ItemOutcome, type SkipReason, skipReasons } from '../../../../src/domain/operationPlan';
import { type ItemState, itemStates, type OperationView } from '../../../../src/domain/operationRun';
import { filterBounds } from '../../../../src/domain/filter/values';
import { paths } from '../paths';

export interface ItemsView {
  /** Null: any. */
  readonly outcome: ItemOutcome | null;
  readonly reason: SkipReason | null;
  readonly state: ItemState | null;
  /** Part of a name or address; null: anybody. */
  readonly search: string | null;
  /** Number of the last user before the page; 0: the first page. */
  readonly after: number;
}

export const EVERY_ITEM: ItemsView = { outcome: null, reason: null, state: null, search: null, after: 0 };

export const itemOutcomes = ['change', 'partly', 'skip'] as const satisfies readonly ItemOutcome[];

/** What an address cannot mean is passed over. */
export function itemsViewFrom(search: URLSearchParams): ItemsView {
  const after = search.get('after') ?? '';
  return {
    outcome: oneOf(itemOutcomes, search.get('outcome')),
    reason: oneOf(skipReasons, search.get('reason')),
    state: oneOf(itemStates, search.get('state')),
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

export function isAnyItem({ outcome, reason, state, search }: ItemsView): boolean {
  return [outcome, reason, state, search].every((part) => part === null);
}

/** How many users the view shows on all its pages; null: nobody counted just these. */
export function countOf(
  { counts, summary }: Pick<OperationView, 'counts' | 'summary'>,
  { outcome, reason, state, search }: ItemsView,
): number | null {
  const asked = [outcome, reason, state, search].filter((part) => part !== null);
  if (asked.length === 0) return summary?.items ?? null;
  if (asked.length > 1 || search !== null) return null;
  if (state !== null) return counts[state];
  if (outcome !== null) return summary?.byOutcome[outcome] ?? null;
  // By the first reason of each; as the page finds them.
  return reason === null ? null : (summary?.byReason[reason] ?? null);
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
