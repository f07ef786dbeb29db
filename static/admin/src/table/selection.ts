// Which users are chosen, outside of the rows: choosing one renders one row. Kept while paging and sorting.
import { useSyncExternalStore } from 'react';
import type { AccountId } from '../../../../src/domain/ids';

/** Who took a selection away that nobody gave up. */
export type ClearedBy = 'sync' | 'filter';

export interface SelectionState {
  readonly ids: ReadonlySet<AccountId>;
  /** Null since something was chosen again. */
  readonly clearedBy: ClearedBy | null;
}

const NOTHING: SelectionState = { ids: new Set(), clearedBy: null };

export class Selection {
  readonly #listeners = new Set<() => void>();
  #state = NOTHING;
  /** Where a range with Shift begins: the row chosen last. */
  #anchor: AccountId | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SelectionState => this.#state;

  set(accountIds: readonly AccountId[], isSelected: boolean): void {
    const next = new Set(this.#state.ids);
    for (const accountId of accountIds) {
      if (isSelected) next.add(accountId);
      else next.delete(accountId);
    }
    this.#replace({ ids: next, clearedBy: null });
  }

  /** Makes one row chosen or not; as a range, all rows between it and the one before do the same. */
  choose(accountId: AccountId, isSelected: boolean, rowsOfRange: readonly AccountId[] | null): void {
    const range = rowsOfRange === null ? [] : between(rowsOfRange, this.#anchor, accountId);
    this.#anchor = accountId;
    this.set([accountId, ...range], isSelected);
  }

  clear(clearedBy: ClearedBy | null): void {
    this.#anchor = null;
    if (this.#state.ids.size > 0) this.#replace({ ...NOTHING, clearedBy });
  }

  #replace(state: SelectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** Nothing when either end is on another page. */
function between(rows: readonly AccountId[], from: AccountId | null, to: AccountId): readonly AccountId[] {
  const ends = [from === null ? -1 : rows.indexOf(from), rows.indexOf(to)];
  return ends.includes(-1) ? [] : rows.slice(Math.min(...ends), Math.max(...ends) + 1);
}

export function useSelection(selection: Selection): SelectionState {
  return useSyncExternalStore(selection.subscribe, selection.state);
}

export function useIsSelected(selection: Selection, accountId: AccountId): boolean {
  return useSyncExternalStore(selection.subscribe, () => selection.state().ids.has(accountId));
}
