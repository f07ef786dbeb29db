// A file before it is written: columns, rows, and what it says of itself. Parts come in small pieces, so that the page
// stays usable between them.
import type { ExportColumnKey, ExportRow } from '../../../../src/domain/userExport';

export const exportFormats = ['xlsx', 'csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a file says of itself, as docs/export.md lists it. */
export const exportFacts = [
  'organization',
  'selection',
  'activityIn',
  'dataAsOf',
  'exportedAt',
  'timeZone',
  'users',
  'selected',
] as const;

export type AboutFile = Readonly<Record<(typeof exportFacts)[number], string | number>>;

export interface ExportFile {
  readonly columns: readonly ExportColumnKey[];
  /** In their order. */
  readonly rows: readonly ExportRow[];
  readonly about: AboutFile;
  /** When it was made, epoch milliseconds. */
  readonly madeAt: number;
  /** Of the dates. IANA name. */
  readonly timeZone: string;
}

/** Rows of one part. */
export const ROWS_PER_PART = 500;

export function partsOf<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_PER_PART);
  return Array.from({ length: count }, (_part, at) =>
    rows.slice(at * ROWS_PER_PART, (at + 1) * ROWS_PER_PART),
  );
}
