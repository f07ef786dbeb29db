// A condition on users in the forms that statements need: a test of the user of any row `f`, and, where an index
// tells, the rows of those who meet it.
import { allOf, anyOf, plain, sqlText } from './fragment';
import type { Fragment, RowCondition } from './fragment';

/** Rows `f` of one table, each of which names a user. */
export interface UserRows {
  readonly table: string;
  /** What their columns say of the user: the profile, when last active in the list's context, or neither. */
  readonly holds: 'profile' | 'last-active' | null;
  /** All must hold. */
  readonly where: readonly Fragment[];
  /** False: a user may have several of these rows. */
  readonly isUnique: boolean;
}

/** What the rows `f` say, and how many of them are looked at. */
export interface Walk {
  readonly holds: UserRows['holds'];
  /** True: so many that all who have what is tested are read at once. False: a few, as on the way to a page. */
  readonly isWhole: boolean;
}

export interface UserTest {
  /** True for the user of a row `f`. */
  on(walk: Walk): Fragment;
  /** Those who meet it; null: only a walk over all users tells. */
  readonly rows: UserRows | null;
  /** Those who do not; null: as above. */
  readonly opposite: UserRows | null;
  /** True: a row of the table of users is all that must be looked at. */
  readonly isOfProfile: boolean;
}

const F = plain('f');
const H = plain('h');

/** All users that lists show: those who are gone stay in the table as tombstones, without content elsewhere. */
export const everyUser: UserRows = {
  table: 'users',
  holds: 'profile',
  where: [plain('f.gone_at IS NULL')],
  isUnique: true,
};

/** The same, from row to row: the plus keeps SQLite from an index that does not tell what else is asked of them. */
export const everyUserInTurn: UserRows = { ...everyUser, where: [plain('+f.gone_at IS NULL')] };

export function everyUserWhere(condition: Fragment): UserRows {
  return { ...everyUser, where: [...everyUser.where, condition] };
}

/** Rows of what users have. */
export interface Holding {
  readonly table: string;
  readonly where: RowCondition;
  readonly isUnique: boolean;
}

export function rowsOf({ table, where, isUnique }: Holding): UserRows {
  return { table, holds: null, where: [where(F)], isUnique };
}

export function hasRow(holding: Holding): UserTest {
  return {
    on: ({ isWhole }) => (isWhole ? sqlText`${inSet(holding)} = 1` : sqlText`${probe(holding)} = 1`),
    rows: rowsOf(holding),
    opposite: null,
    isOfProfile: false,
  };
}

export function hasNoRow(holding: Holding): UserTest {
  return {
    on: ({ isWhole }) => (isWhole ? sqlText`${inSet(holding)} = 0` : lacks(holding)),
    rows: null,
    opposite: rowsOf(holding),
    isOfProfile: false,
  };
}

interface Probed {
  readonly table: string;
  /** Null: any row of the user's. */
  readonly where: RowCondition | null;
}

/** True when the user of the row `f` has none of these rows. */
export function lacks(rows: Probed): Fragment {
  return sqlText`${probe(rows)} IS NULL`;
}

// Where every row is looked at, reading the holders once is cheaper than a probe for each. To be compared with 1 or 0,
// which keeps MariaDB from joining: that looks up a long row for each holder (47 ms instead of 126 for 85,000 users,
// 2026-11-22). Of several rows a user it makes a set only if it is told to (165 ms instead of 310).
function inSet({ table, where, isUnique }: Holding): Fragment {
  const rows = sqlText`FROM ${plain(table)} h WHERE ${where(H)}`;
  return isUnique
    ? sqlText`(f.user_no IN (SELECT h.user_no ${rows}))`
    : sqlText`(f.user_no IN (SELECT d.user_no FROM (SELECT DISTINCT h.user_no ${rows}) d))`;
}

// A scalar subquery stays what it is: one look at the primary key for each row walked. MariaDB turns EXISTS into a
// join that reads the whole table first (53 ms instead of 0.4 for a page of 100,000 users, 2026-11-22).
function probe({ table, where }: Probed): Fragment {
  const isTheirs = plain('h.user_no = f.user_no');
  const condition = where === null ? isTheirs : sqlText`${isTheirs} AND ${where(H)}`;
  return sqlText`(SELECT 1 FROM ${plain(table)} h WHERE ${condition} LIMIT 1)`;
}

/** Tests columns of the table of users. `isIndexed`: an index leads to those who meet it. */
export function columnTest(test: RowCondition, isIndexed: boolean): UserTest {
  const isThere: RowCondition = (row) => sqlText`${row}.gone_at IS NULL AND ${test(row)}`;
  return {
    on: ({ holds, isWhole }) => {
      // The plus keeps SQLite on its way, along an index or from row to row; to MariaDB it means nothing.
      if (holds === 'profile') return test(plain('+f'));
      return isWhole
        ? sqlText`${inSet({ table: 'users', where: isThere, isUnique: true })} = 1`
        : sqlText`(SELECT ${test(plain('u'))} FROM users u WHERE u.user_no = f.user_no) = 1`;
    },
    rows: isIndexed ? everyUserWhere(test(F)) : null,
    opposite: null,
    isOfProfile: true,
  };
}

/** True of those of whom the test is not: also where the database says neither. */
export function negated(test: UserTest): UserTest {
  return {
    on: (walk) => sqlText`COALESCE((${test.on(walk)}), 0) = 0`,
    rows: test.opposite,
    opposite: test.rows,
    isOfProfile: test.isOfProfile,
  };
}

/** One test in place of several that must all be passed; `tests` must not be empty. */
export function every(tests: readonly UserTest[]): UserTest {
  const [only, second] = tests;
  if (only !== undefined && second === undefined) return only;
  return {
    on: (walk) => sqlText`(${allOf(tests.map((test) => test.on(walk)))})`,
    ...onlyWalkTells(tests),
  };
}

/** Passed by those who pass any of the tests. */
export function some(tests: readonly UserTest[]): UserTest {
  const [only, second] = tests;
  if (only !== undefined && second === undefined) return only;
  return { on: (walk) => anyOf(tests.map((test) => test.on(walk))), ...onlyWalkTells(tests) };
}

function onlyWalkTells(tests: readonly UserTest[]): Omit<UserTest, 'on'> {
  return { rows: null, opposite: null, isOfProfile: tests.every((test) => test.isOfProfile) };
}
