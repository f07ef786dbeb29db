// The filter as somebody types it: what was typed stays as long as it says the filter, or cannot be read yet.
import { useEffect, useRef } from 'react';
import type { Filter } from '../../../../src/domain/filter/filter';
import type { FilterNames } from '../../../../src/domain/filter/typed/names';
import { parseFilter, type TypedFilter } from '../../../../src/domain/filter/typed/parse';
import { printFilter } from '../../../../src/domain/filter/typed/print';
import type { FilterEditing } from './filterEditing';
import { type FilterDrafts, filterKey, type TypedDraft } from './useFilterDrafts';
import { SETTLED_MS } from './useSettled';
import { useTypedNames } from './useTypedNames';

export interface FilterTyping {
  readonly text: string;
  readonly names: FilterNames;
  readonly read: TypedFilter;
  /** True: a name in the text is being looked up. */
  readonly isLooking: boolean;
  /** True: the list shows another filter than the text says, and will. */
  readonly isUnused: boolean;
  readonly type: (text: string) => void;
  readonly discard: () => void;
}

export function useTypedFilter(
  editing: FilterEditing,
  { typed: draft, type: keep }: Pick<FilterDrafts, 'typed' | 'type'>,
): FilterTyping {
  const { filter } = editing;
  const inPlace = filterKey(filter);
  const { names, isLooking, lookUp } = useTypedNames(editing);
  const kept = draft !== null && isKept(draft, inPlace, names) ? draft : null;
  const text = kept?.text ?? printFilter(filter, names);
  const read = parseFilter(text, names);
  const unknown = nameToFind(read, text);
  useEffect(() => lookUp(unknown), [lookUp, unknown]);

  const isChanged = useRef(false);
  const pending =
    kept !== null && read.filter !== null && filterKey(read.filter) !== inPlace ? read.filter : null;
  usePause(pending, (next) => {
    // All that is typed in a row is one step back.
    keep({ text, over: filterKey(next) });
    editing.replace(next, { replace: isChanged.current });
    isChanged.current = true;
  });
  return {
    text,
    names,
    read,
    isLooking: isLooking && unknown !== '',
    isUnused: kept !== null && read.filter === null,
    type: (next) => keep({ text: next, over: inPlace }),
    discard: () => keep(null),
  };
}

/** A text that cannot be read stays whatever happens to the filter meanwhile: only who typed it throws it away. */
function isKept({ text, over }: TypedDraft, inPlace: string, names: FilterNames): boolean {
  const { filter } = parseFilter(text, names);
  return filter === null || over === inPlace || filterKey(filter) === inPlace;
}

/** What may be the name of a group that was not looked up yet; empty: nothing. */
function nameToFind({ error }: TypedFilter, text: string): string {
  if (error?.problem !== 'unknown-name' && error?.problem !== 'unclosed') return '';
  return text
    .slice(error.at, error.at + error.length)
    .replaceAll(/^"|"$/g, '')
    .trim();
}

/** Acts once the filter has stayed the same for a moment. */
function usePause(pending: Filter | null, act: (filter: Filter) => void): void {
  const key = pending === null ? null : filterKey(pending);
  const latest = useRef<() => void>(() => {});
  useEffect(() => {
    latest.current = () => {
      if (pending !== null) act(pending);
    };
  });
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(() => latest.current(), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [key]);
}
