// Statements over the users that pass all tests: how many they are, and who they are while they are few.
import type { Sql } from '../ports';
import { KEYS_PER_STATEMENT } from '../store/rows';
import { allOf, listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { everyUser } from './userTest';
import type { UserRows, UserTest } from './userTest';

export async function countChosen(sql: Sql, tests: readonly UserTest[]): Promise<number> {
  const [only, second] = tests;
  if (only?.opposite != null && second === undefined) {
    // Counting those who have something is one index range, counting those who lack it a probe for everybody.
    return (await countRows(sql, everyUser, [])) - (await countRows(sql, only.opposite, []));
  }
  const { rows, others } = narrowest(tests);
  return countRows(sql, rows, others);
}

export async function countRows(sql: Sql, rows: UserRows, tests: readonly UserTest[]): Promise<number> {
  const counted = plain(rows.isUnique ? 'COUNT(*)' : 'COUNT(DISTINCT f.user_no)');
  const { text, params } = sqlText`SELECT ${counted} AS n ${fromWhere(rows, tests)}`;
  const [row] = await sql.select<{ n: number }>(text, params);
  return row?.n ?? 0;
}

/** Returns the users' numbers, or null when there are too many to name them in a statement. */
export async function findFew(sql: Sql, tests: readonly UserTest[]): Promise<number[] | null> {
  const { rows, others } = narrowest(tests);
  const named = plain(rows.isUnique ? 'f.user_no' : 'DISTINCT f.user_no');
  const { text, params } =
    sqlText`SELECT ${named} ${fromWhere(rows, others)} LIMIT ${KEYS_PER_STATEMENT + 1}`;
  const found = await sql.select<{ user_no: number }>(text, params);
  return found.length > KEYS_PER_STATEMENT ? null : found.map((row) => row.user_no);
}

export function fromWhere(rows: UserRows, tests: readonly UserTest[]): Fragment {
  const conditions = [...rows.where, ...tests.map((test) => test.on(rows.table))];
  const from = sqlText`FROM ${plain(rows.table)} f`;
  return conditions.length === 0 ? from : sqlText`${from} WHERE ${allOf(conditions)}`;
}

/** Passed by exactly these users. */
export function isAmong(userNos: readonly number[]): UserTest {
  return { on: () => sqlText`f.user_no IN ${listOf(userNos)}`, rows: null, opposite: null };
}

/** Where to begin: rows of what users hold are fewer than rows of users. */
function narrowest(tests: readonly UserTest[]): { rows: UserRows; others: readonly UserTest[] } {
  const listed = tests.filter((test) => test.rows !== null);
  const chosen = listed.find((test) => test.rows?.table !== everyUser.table) ?? listed[0];
  return { rows: chosen?.rows ?? everyUser, others: tests.filter((test) => test !== chosen) };
}
