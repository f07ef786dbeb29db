// Which columns are shown, in which order and how wide. The first of the table always is, and stays in front.
import { preferenceBounds } from '../../../../src/domain/preferences';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import type { Column } from './tableDefinition';

/** Of a table's columns, what concerns their layout. */
export type KnownColumn = Pick<Column<never>, 'key' | 'width' | 'isOptional'>;

/** Narrower, not even the arrow of the order can be seen. */
const LEAST_WIDTH = 56;

export function standardColumns(known: readonly KnownColumn[]): ShownColumns {
  return known.filter(({ isOptional }) => isOptional !== true).map(({ key, width }) => ({ key, width }));
}

/** Passes over columns that the table does not know: a later or an earlier version of it may have written them. */
export function readColumns(known: readonly KnownColumn[], chosen: ShownColumns): ShownColumns {
  const keys = new Set(known.map(({ key }) => key));
  const readable = chosen.filter(({ key }) => keys.has(key));
  const [first] = known;
  if (first === undefined || readable.length === 0) return standardColumns(known);
  const front = readable.find(({ key }) => key === first.key) ?? { key: first.key, width: first.width };
  return [front, ...readable.filter(({ key }) => key !== first.key)];
}

/** True: nobody has resized anything, so the columns share what room there is. */
export function haveStandardWidths(known: readonly KnownColumn[], shown: ShownColumns): boolean {
  const widths = new Map(known.map(({ key, width }) => [key, width]));
  return shown.every(({ key, width }) => widths.get(key) === width);
}

export function areEqual(some: ShownColumns, others: ShownColumns): boolean {
  return (
    some.length === others.length &&
    some.every(({ key, width }, at) => key === others[at]?.key && width === others[at].width)
  );
}

/** From 0 on. */
export function placeOf(shown: ShownColumns, key: string): number {
  return shown.findIndex((column) => column.key === key);
}

/** Puts one column where another one is. Nothing gets in front of the first. */
export function moveColumn(shown: ShownColumns, key: string, to: number): ShownColumns {
  const from = placeOf(shown, key);
  const moved = shown[from];
  if (moved === undefined || from === 0 || to < 1 || to >= shown.length) return shown;
  return shown.toSpliced(from, 1).toSpliced(to, 0, moved);
}

export function resizeColumn(shown: ShownColumns, key: string, width: number): ShownColumns {
  return shown.map((column) => (column.key === key ? { key, width: possibleWidth(width) } : column));
}

export function possibleWidth(width: number): number {
  return Math.round(Math.min(preferenceBounds.width.max, Math.max(LEAST_WIDTH, width)));
}

/** A column that is shown again comes to the end. */
export function toggleColumn(known: readonly KnownColumn[], shown: ShownColumns, key: string): ShownColumns {
  if (key === known[0]?.key) return shown;
  if (shown.some((column) => column.key === key)) return shown.filter((column) => column.key !== key);
  const column = known.find((candidate) => candidate.key === key);
  return column === undefined ? shown : [...shown, { key, width: column.width }];
}
