// Statements over the users that pass all tests: how many they are, and who they are while they are few.
import type { Sql } from '../ports';
import { KEYS_PER_STATEMENT } from '../store/rows';
import { allOf, listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { everyUser, everyUserWhere } from './userTest';
import type { UserRows, UserTest } from './userTest';

export async function countChosen(sql: Sql, tests: readonly UserTest[]): Promise<number> {
  const [only, second] = tests;
  if (only !== undefined && only.opposite !== null && second === undefined) {
    // Those who have something are one index range; those who lack it would be a probe for everybody.
    return (await countRows(sql, everyUser, [])) - (await countRows(sql, only.opposite, []));
  }
  const { rows, others } = narrowest(tests);
  return countRows(sql, rows, others);
}

export async function countRows(sql: Sql, rows: UserRows, tests: readonly UserTest[]): Promise<number> {
  const { text, params } = countOf(rows, tests);
  const [row] = await sql.select<{ n: number }>(text, params);
  return row?.n ?? 0;
}

function countOf(rows: UserRows, tests: readonly UserTest[]): Fragment {
  if (rows.isUnique) return sqlText`SELECT COUNT(*) AS n ${fromWhere(rows, tests, { isWhole: true })}`;
  if (tests.length === 0) return sqlText`SELECT COUNT(DISTINCT f.user_no) AS n ${fromWhere(rows, [])}`;
  // Each user is tested once, not each row.
  const isChosen = allOf(tests.map((test) => test.on({ holds: null, isWhole: true })));
  return sqlText`SELECT COUNT(*) AS n FROM (${usersOf(rows, [])}) f WHERE ${isChosen}`;
}

/**
 * Returns the users' numbers, or null when there are too many to name them in a statement. `isWhole`: they are known
 * to be few, so that every row is looked at.
 */
export async function findFew(
  sql: Sql,
  tests: readonly UserTest[],
  { isWhole } = { isWhole: false },
): Promise<number[] | null> {
  const { rows, others } = narrowest(tests);
  const { text, params } = sqlText`${usersOf(rows, others, { isWhole })} LIMIT ${KEYS_PER_STATEMENT + 1}`;
  const found = await sql.select<{ user_no: number }>(text, params);
  return found.length > KEYS_PER_STATEMENT ? null : found.map((row) => row.user_no);
}

/** Selects each user once. */
export function usersOf(
  rows: UserRows,
  tests: readonly UserTest[],
  { isWhole } = { isWhole: false },
): Fragment {
  const distinct = plain(rows.isUnique ? '' : 'DISTINCT ');
  return sqlText`SELECT ${distinct}f.user_no ${fromWhere(rows, tests, { isWhole })}`;
}

export function fromWhere(
  { table, holds, where }: UserRows,
  tests: readonly UserTest[],
  { isWhole } = { isWhole: false },
): Fragment {
  const conditions = [...where, ...tests.map((test) => test.on({ holds, isWhole }))];
  const from = sqlText`FROM ${plain(table)} f`;
  return conditions.length === 0 ? from : sqlText`${from} WHERE ${allOf(conditions)}`;
}

/** Exactly these users. */
export function among(userNos: readonly number[]): UserRows {
  return everyUserWhere(sqlText`f.user_no IN ${listOf(userNos)}`);
}

/** Where to begin: with the rows of one test, of which others are left out. */
export function narrowest(tests: readonly UserTest[]): {
  readonly rows: UserRows;
  readonly others: readonly UserTest[];
} {
  const isHeld = ({ rows }: UserTest): boolean => rows !== null && rows.holds !== 'profile';
  const begin =
    tests.find((test) => isHeld(test) && test.rows?.isUnique === true) ??
    tests.find(isHeld) ??
    tests.find((test) => test.rows !== null);
  return { rows: begin?.rows ?? everyUser, others: tests.filter((test) => test !== begin) };
}
