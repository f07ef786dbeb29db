// Which rows are chosen, outside of the rows: choosing one renders one row. Kept while paging and sorting.
import { useSyncExternalStore } from 'react';
import { MOST_NAMED_USERS } from '../../../../src/domain/selection';

/** Who took a selection away that nobody gave up. */
export type ClearedBy = 'sync' | 'filter';

export interface SelectionState {
  /** `matching`: everything that the list's filter chooses, but those named. */
  readonly kind: 'these' | 'matching';
  readonly named: ReadonlySet<string>;
  /** Null since something was chosen again. */
  readonly clearedBy: ClearedBy | null;
  /** True: the last choice was not made, because it would name too many. */
  readonly isFull: boolean;
}

const NOTHING: SelectionState = { kind: 'these', named: new Set(), clearedBy: null, isFull: false };

export class RowSelection {
  readonly #listeners = new Set<() => void>();
  #state = NOTHING;
  /** Where a range with Shift begins: the row chosen last. */
  #anchor: string | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SelectionState => this.#state;

  has(id: string): boolean {
    return isChosen(this.#state, id);
  }

  set(ids: readonly string[], isSelected: boolean): void {
    const { kind } = this.#state;
    const named = new Set(this.#state.named);
    for (const id of ids) {
      if (isSelected === (kind === 'these')) named.add(id);
      else named.delete(id);
    }
    const isFull = named.size > MOST_NAMED_USERS;
    this.#replace({ ...this.#state, ...(isFull ? {} : { named, clearedBy: null }), isFull });
  }

  /** Makes one row chosen or not; as a range, all rows between it and the one before do the same. */
  choose(id: string, isSelected: boolean, rowsOfRange: readonly string[] | null): void {
    const range = rowsOfRange === null ? [] : between(rowsOfRange, this.#anchor, id);
    this.#anchor = id;
    this.set([id, ...range], isSelected);
  }

  /** Chooses everything that the list's filter chooses, on all pages. */
  chooseMatching(): void {
    this.#anchor = null;
    this.#replace({ ...NOTHING, kind: 'matching' });
  }

  clear(clearedBy: ClearedBy | null): void {
    this.#anchor = null;
    if (this.#state.kind === 'matching' || this.#state.named.size > 0)
      this.#replace({ ...NOTHING, clearedBy });
  }

  #replace(state: SelectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export function isChosen({ kind, named }: SelectionState, id: string): boolean {
  return named.has(id) === (kind === 'these');
}

/** `total`: rows of the list, on all pages. */
export function countChosen({ kind, named }: SelectionState, total: number): number {
  return kind === 'these' ? named.size : Math.max(0, total - named.size);
}

/** Nothing when either end is on another page. */
function between(rows: readonly string[], from: string | null, to: string): readonly string[] {
  const ends = [from === null ? -1 : rows.indexOf(from), rows.indexOf(to)];
  return ends.includes(-1) ? [] : rows.slice(Math.min(...ends), Math.max(...ends) + 1);
}

export function useSelection(selection: RowSelection): SelectionState {
  return useSyncExternalStore(selection.subscribe, selection.state);
}
