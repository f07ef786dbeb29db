// Rows that hang on users by number: read and deleted for many users in bounded statements.
import type { Sql, SqlRow } from '../ports';
import { chunks, placeholders } from './rows';

// Users in one statement: a user has about ten rows in the widest of these tables.
export const USERS_PER_STATEMENT = 500;

/** Reads the rows of the given users of one table. */
export async function selectOf<Row extends SqlRow>(
  sql: Sql,
  statement: string,
  userNos: readonly number[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks(userNos, USERS_PER_STATEMENT)) {
    rows.push(...(await sql.select<Row>(`${statement} (${placeholders(part.length)})`, part)));
  }
  return rows;
}

/** Returns what each row gives, keyed by its user number. */
export function grouped<Row, Value>(
  rows: readonly Row[],
  entry: (row: Row) => readonly [number, Value],
): Map<number, Value[]> {
  const byNo = new Map<number, Value[]>();
  for (const row of rows) {
    const [no, value] = entry(row);
    const list = byNo.get(no);
    if (list === undefined) byNo.set(no, [value]);
    else list.push(value);
  }
  return byNo;
}

/** Deletes the given pairs of one user each, one statement a user. */
export async function deletePairs(
  sql: Sql,
  table: { readonly name: string; readonly column: string },
  pairs: ReadonlyMap<number, readonly number[]>,
): Promise<number> {
  let rows = 0;
  for (const [userNo, nos] of pairs) {
    if (nos.length === 0) continue;
    rows += await sql.change(
      `DELETE FROM ${table.name} WHERE user_no = ? AND ${table.column} IN (${placeholders(nos.length)})`,
      [userNo, ...nos],
    );
  }
  return rows;
}
