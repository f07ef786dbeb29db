// How rows are written and asked for in bounded statements of the portable subset.
import type { Sql, SqlValue } from '../ports';

// SQLite takes 32,766 parameters, Forge SQL 1 MiB a request
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01); our widest row is about 400 bytes.
const VALUES_PER_STATEMENT = 6_000;

/** Keys in one `IN (…)`. */
export const KEYS_PER_STATEMENT = 1_000;

/** Inserts the rows, replacing those with the same key. Safe to repeat. */
export async function replaceRows(
  sql: Sql,
  table: { readonly name: string; readonly columns: readonly string[] },
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const width = table.columns.length;
  const one = `(${placeholders(width)})`;
  for (const part of chunks(rows, Math.floor(VALUES_PER_STATEMENT / width))) {
    const statement = `REPLACE INTO ${table.name} (${table.columns.join(', ')}) VALUES ${part.map(() => one).join(', ')}`;
    await sql.change(statement, part.flat());
  }
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
