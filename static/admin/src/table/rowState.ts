// Which row the keyboard is on and which rows are expanded, outside of the rows: a change renders the rows concerned.
import { useSyncExternalStore } from 'react';

export class RowState {
  readonly #listeners = new Set<() => void>();
  #current: string | null = null;
  #expanded: ReadonlySet<string> = new Set();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Null: no row had the keyboard yet. */
  readonly current = (): string | null => this.#current;

  isExpanded(id: string): boolean {
    return this.#expanded.has(id);
  }

  /** `null`: the row is no longer there. */
  setCurrent(id: string | null): void {
    if (this.#current === id) return;
    this.#current = id;
    this.#tell();
  }

  setExpanded(id: string, isExpanded: boolean): void {
    const expanded = new Set(this.#expanded);
    if (isExpanded) expanded.add(id);
    else expanded.delete(id);
    this.#expanded = expanded;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Returns whether something is so of a store now; renders again only when that changes. */
export function useIs(store: Pick<RowState, 'subscribe'>, isSo: () => boolean): boolean {
  return useSyncExternalStore(store.subscribe, isSo);
}
