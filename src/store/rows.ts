// How rows are written and asked for in bounded statements of the portable subset.
import type { Sql, SqlValue } from '../ports';

// SQLite takes 32,766 parameters – sqlite.org/limits.html (2026-11-22).
const VALUES_PER_STATEMENT = 30_000;
// Forge SQL takes 1 MiB a request (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const BYTES_PER_STATEMENT = 900_000;

/** Keys in one `IN (…)`. */
export const KEYS_PER_STATEMENT = 1_000;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

type Row = readonly SqlValue[];

/** Inserts the rows, replacing those with the same key. Safe to repeat. */
export function replaceRows(sql: Sql, table: Table, rows: readonly Row[]): Promise<void> {
  return write(sql, table, { verb: 'REPLACE', rows });
}

/** Inserts the rows. Fails when one of the same key is there; those of statements before it stay. */
export function insertRows(sql: Sql, table: Table, rows: readonly Row[]): Promise<void> {
  return write(sql, table, { verb: 'INSERT', rows });
}

async function write(
  sql: Sql,
  { name, columns }: Table,
  { verb, rows }: { readonly verb: 'INSERT' | 'REPLACE'; readonly rows: readonly Row[] },
): Promise<void> {
  const one = `(${placeholders(columns.length)})`;
  for (const part of statementsOf(rows)) {
    const statement = `${verb} INTO ${name} (${columns.join(', ')}) VALUES ${part.map(() => one).join(', ')}`;
    await sql.change(statement, part.flat());
  }
}

/** Parts the rows into as many as one statement takes. */
function statementsOf(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  let part: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    const rowBytes = row.reduce<number>((sum, value) => sum + mostBytes(value), 0);
    const isFull =
      (part.length + 1) * row.length > VALUES_PER_STATEMENT || bytes + rowBytes > BYTES_PER_STATEMENT;
    if (isFull && part.length > 0) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(row);
    bytes += rowBytes;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

// A value's place in the statement ("?, ") and in the list of parameters: its text, quotes and comma.
const BYTES_AROUND = 6;
const BYTES_OF_NUMBER = 17;

/** Returns the most bytes that a value needs in a request; UTF-8 has at most three for each UTF-16 unit. */
function mostBytes(value: SqlValue): number {
  return BYTES_AROUND + (typeof value === 'string' ? 3 * value.length : BYTES_OF_NUMBER);
}

export function placeholders(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}

export function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}

/** Returns the text as long as its column takes it: a longer one is cut, never refused. */
export function cut(text: string | null, length: number): string | null {
  return text === null ? null : text.slice(0, length);
}

export function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}
