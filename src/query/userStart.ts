// Where a statement over the users that pass all tests begins, so that few rows are looked at in vain.
import type { Sql } from '../ports';
import { plain, sqlText } from './fragment';
import { fromWhere } from './userChoice';
import type { Chosen } from './userChoice';
import { everyUser, everyUserInTurn } from './userTest';
import type { UserRows, UserTest } from './userTest';

export interface UserStart extends Chosen {
  readonly isWhole: boolean;
  /** True: to find the users, if they are few, takes no longer than to count them. */
  readonly isQuick: boolean;
  /** Who is not chosen, where rows tell that of a single test. */
  readonly opposite: UserRows | null;
}

// A look for each takes one to three microseconds, reading all of most users 40 milliseconds (100,000 users on libsql
// and MariaDB, 2026-11-22).
const FEW_ROWS = 10_000;

export async function findStart(
  sql: Sql,
  tests: readonly UserTest[],
  fewRows = FEW_ROWS,
): Promise<UserStart> {
  const begin = await findNarrow(sql, tests, fewRows);
  const [only, second] = tests;
  const opposite = second === undefined ? (only?.opposite ?? null) : null;
  return begin === null
    ? { ...wideStart(tests), isWhole: true, opposite }
    : { rows: begin.rows, tests: without(begin.test, tests), isWhole: false, isQuick: true, opposite };
}

interface Begin {
  readonly test: UserTest;
  readonly rows: UserRows;
}

/** Returns the fewest rows from which to begin; null when there are many in any case. */
async function findNarrow(sql: Sql, tests: readonly UserTest[], fewRows: number): Promise<Begin | null> {
  const begins = tests.flatMap((test) => (test.rows === null ? [] : [{ test, rows: test.rows }]));
  const sizes = begins.map(
    ({ rows }, i) => sqlText`(SELECT COUNT(*) FROM (SELECT 1 AS one ${fromWhere(rows, [])}
      LIMIT ${fewRows + 1}) ${plain(`rows${i}`)}) AS ${plain(`size${i}`)}`,
  );
  const [first, ...others] = sizes;
  if (first === undefined) return null;
  const { text, params } = others.reduce((sum, size) => sqlText`${sum}, ${size}`, sqlText`SELECT ${first}`);
  const [found] = await sql.select<Record<string, number>>(text, params);
  const sizeOf = (i: number): number => found?.[`size${i}`] ?? Infinity;
  const least = begins.reduce((best, _, i) => (sizeOf(i) < sizeOf(best) ? i : best), 0);
  return sizeOf(least) > fewRows ? null : (begins[least] ?? null);
}

function wideStart(tests: readonly UserTest[]): Pick<UserStart, 'rows' | 'tests' | 'isQuick'> {
  const [only, second] = tests;
  if (only === undefined) return { rows: everyUser, tests, isQuick: false };
  if (only.rows !== null && second === undefined) return { rows: only.rows, tests: [], isQuick: false };
  const ofProfile = tests.filter((test) => test.isOfProfile);
  if (ofProfile.length > 0) {
    // Profiles first: what others have is not even read when nobody is left.
    const rest = tests.filter((test) => !test.isOfProfile);
    return { rows: everyUserInTurn, tests: [...ofProfile, ...rest], isQuick: rest.length === 0 };
  }
  const held = tests.filter((test) => test.rows !== null);
  const begin = held.find((test) => test.rows?.isUnique === true) ?? held[0];
  return { rows: begin?.rows ?? everyUserInTurn, tests: without(begin, tests), isQuick: false };
}

function without(begin: UserTest | undefined, tests: readonly UserTest[]): UserTest[] {
  return tests.filter((test) => test !== begin);
}
