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

/** Returns what each row gives, keyed by its number. */
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

// Each is a condition of its own: SQLite takes an expression of 1,000 levels – sqlite.org/limits.html (2026-11-22).
const USERS_PER_DELETE = 100;

/** Deletes the given pairs: numbers of the other column, keyed by user number. */
export async function deletePairs(
  sql: Sql,
  table: { readonly name: string; readonly column: string },
  pairs: ReadonlyMap<number, readonly number[]>,
): Promise<number> {
  const users = [...pairs].filter(([, nos]) => nos.length > 0);
  let rows = 0;
  for (const part of chunks(users, USERS_PER_DELETE)) {
    const ofUser = part.map(
      ([, nos]) => `(user_no = ? AND ${table.column} IN (${placeholders(nos.length)}))`,
    );
    rows += await sql.change(
      // The users by themselves lead every database to its index; row values in IN are written differently in each.
      `DELETE FROM ${table.name} WHERE user_no IN (${placeholders(part.length)}) AND (${ofUser.join(' OR ')})`,
      [...part.map(([userNo]) => userNo), ...part.flatMap(([userNo, nos]) => [userNo, ...nos])],
    );
  }
  return rows;
}
