// Statements over the users that pass all tests: how many they are, and who they are while they are few.
import type { Sql } from '../ports';
import { KEYS_PER_STATEMENT } from '../store/rows';
import { allOf, listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { everyUser, everyUserWhere } from './userTest';
import type { UserRows, UserTest } from './userTest';

/** Users of rows. */
export interface Chosen {
  readonly rows: UserRows;
  /** All must be passed. */
  readonly tests: readonly UserTest[];
  /** False: so few rows are looked at that sets of users are not worth reading. At first true. */
  readonly isWhole?: boolean;
}

/** `opposite`: who is not chosen, where rows tell that of a single test. */
export async function countChosen(
  sql: Sql,
  { opposite, ...chosen }: Chosen & { readonly opposite: UserRows | null },
): Promise<number> {
  if (opposite === null) return countRows(sql, chosen);
  // Those who have something are one index range; those who lack it would be a probe for everybody.
  const everybody = await countRows(sql, { rows: everyUser, tests: [] });
  return everybody - (await countRows(sql, { rows: opposite, tests: [] }));
}

export async function countRows(sql: Sql, chosen: Chosen): Promise<number> {
  const { text, params } = countOf(chosen);
  const [row] = await sql.select<{ n: number }>(text, params);
  return row?.n ?? 0;
}

function countOf({ rows, tests, isWhole = true }: Chosen): Fragment {
  if (rows.isUnique) return sqlText`SELECT COUNT(*) AS n ${fromWhere(rows, tests, { isWhole })}`;
  if (tests.length === 0) return sqlText`SELECT COUNT(DISTINCT f.user_no) AS n ${fromWhere(rows, [])}`;
  // Each user is tested once, not each row.
  const isChosen = allOf(tests.map((test) => test.on({ holds: null, isWhole })));
  return sqlText`SELECT COUNT(*) AS n FROM (${usersOf({ rows, tests: [] })}) f WHERE ${isChosen}`;
}

/** Returns the users' numbers, or null when there are too many to name them in a statement. */
export async function findFew(sql: Sql, chosen: Chosen): Promise<number[] | null> {
  const { text, params } = sqlText`${usersOf(chosen)} LIMIT ${KEYS_PER_STATEMENT + 1}`;
  const found = await sql.select<{ user_no: number }>(text, params);
  return found.length > KEYS_PER_STATEMENT ? null : found.map((row) => row.user_no);
}

/** Selects each user once. */
export function usersOf({ rows, tests, isWhole = true }: Chosen): Fragment {
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
