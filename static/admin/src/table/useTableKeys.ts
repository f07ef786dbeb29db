// The keys of a table: from row to row, and what can be done with the row that the keyboard is on.
import { type RefObject, useEffect, useRef } from 'react';
import { isForThePage } from '../components/keyTarget';
import { rowAfterKey } from './rowKeys';
import type { RowSelection } from './rowSelection';
import type { RowState } from './rowState';

export interface KeyTarget {
  readonly state: RowState;
  readonly selection: RowSelection | undefined;
  readonly open: (id: string) => void;
}

export function useTableKeys(table: RefObject<HTMLTableElement>, target: KeyTarget): void {
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!isForThePage(event) || event.ctrlKey) return;
      // What an expanded row shows below itself is no row to go to.
      const rows = [...(table.current?.tBodies[0]?.rows ?? [])].filter(({ dataset }) => 'row' in dataset);
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      if (goToRow(event, { rows, at }, latest.current) || actOnRow(event, rows[at], latest.current))
        event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [table]);
}

interface Place {
  readonly rows: readonly HTMLTableRowElement[];
  /** Of the row that the keyboard is on, or in; −1: none. */
  readonly at: number;
}

/** Returns whether the key led to a row. */
function goToRow(
  { key, shiftKey }: KeyboardEvent,
  { rows, at }: Place,
  { state, selection }: KeyTarget,
): boolean {
  const isVertical = key === 'ArrowDown' || key === 'ArrowUp';
  // Where nothing has the keyboard, the other keys scroll the page.
  const isAnywhere = document.activeElement?.matches('body, main') === true && isVertical;
  if (at < 0 && !isAnywhere) return false;
  const before = at < 0 ? rows.findIndex((row) => row.dataset['row'] === state.current()) : at;
  const to = rowAfterKey(
    key,
    at < 0 && before >= 0 ? before - (key === 'ArrowDown' ? 1 : -1) : before,
    rows.length,
  );
  const row = to === null ? undefined : rows[to];
  if (row === undefined) return false;
  if (shiftKey && isVertical && at >= 0) extend(selection, rows[at]?.dataset['row'], row.dataset['row']);
  row.focus();
  return true;
}

/** Takes the row that is left and the one that is reached; going back lets go again of the one that is left. */
function extend(selection: RowSelection | undefined, from: string | undefined, to: string | undefined): void {
  if (selection === undefined || from === undefined || to === undefined || from === to) return;
  if (selection.has(from) && selection.has(to)) selection.choose(from, false, null);
  else selection.set([from, to], true);
}

/** Returns whether the key did something with the row; keys of what stands in the row stay its own. */
function actOnRow(
  { key, target, shiftKey }: KeyboardEvent,
  row: HTMLTableRowElement | undefined,
  { state, selection, open }: KeyTarget,
): boolean {
  const id = row?.dataset['row'];
  if (id === undefined || target !== row || shiftKey) return false;
  switch (key) {
    case 'Enter':
      open(id);
      return true;
    case ' ':
      selection?.choose(id, !selection.has(id), null);
      return true;
    case 'ArrowRight':
    case 'ArrowLeft':
      state.setExpanded(id, key === 'ArrowRight');
      return true;
    default:
      return false;
  }
}
