// What a table consists of. It is written once, at a module's top, and never changes while the page is open.
import type { ComponentType } from 'react';

export interface CellProps<Row> {
  readonly row: Row;
  /** True: the row shows everything it has, over as many lines as that takes. */
  readonly isExpanded: boolean;
  /** Null: the row cannot be expanded. */
  readonly onExpand: (() => void) | null;
}

export interface Column<Row> {
  /** As preferences, addresses and orders name it. */
  readonly key: string;
  readonly label: string;
  /** In CSS pixels, until somebody resizes it. */
  readonly width: number;
  readonly Cell: ComponentType<CellProps<Row>>;
  /** True: shown only when somebody chooses it. */
  readonly isOptional?: boolean;
  /** True: numbers, which stand under one another. */
  readonly isNumeric?: boolean;
  /** True: the backend knows no order by it. */
  readonly isUnordered?: boolean;
}

export interface TableDefinition<Row> {
  /** Read out, not seen. */
  readonly caption: string;
  /** Of the checkbox that chooses the page. */
  readonly choosePage?: string;
  /** The first names the row: it is always shown, and stays where it is. */
  readonly columns: readonly Column<Row>[];
  readonly idOf: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** True: cells may have more to show than fits into one line. */
  readonly isExpandable?: boolean;
  /** What an expanded row shows below itself, as wide as the table. */
  readonly Details?: ComponentType<{ readonly row: Row }>;
}

export interface TableSort {
  readonly by: string;
  readonly direction: 'ascending' | 'descending';
}

/** By column. */
export type ColumnNotes = ReadonlyMap<
  string,
  { readonly text: string | null; readonly title?: string | undefined }
>;
