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
  /** A walk ends with the page; a count looks at every row. */
  readonly isWhole: boolean;
}

export interface UserTest {
  /** True for the user of a row `f`. */
  on(walk: Walk): Fragment;
  /** Those who meet it; null: only a walk over all users tells. */
  readonly rows: UserRows | null;
  /** Those who do not; null: as above. */
  readonly opposite: UserRows | null;
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
    on: ({ isWhole }) => (isWhole ? isInSet(holding) : sqlText`${probe(holding)} = 1`),
    rows: rowsOf(holding),
    opposite: null,
  };
}

export function hasNoRow(holding: Holding): UserTest {
  return { on: () => lacks(holding), rows: null, opposite: rowsOf(holding) };
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

// Where every row is looked at, reading the holders once is cheaper than a probe for each. The comparison keeps MariaDB
// from joining, which looks up a long row for each holder (47 ms instead of 126 for 85,000 users, 2026-11-22).
function isInSet({ table, where }: Pick<Holding, 'table' | 'where'>): Fragment {
  return sqlText`(f.user_no IN (SELECT h.user_no FROM ${plain(table)} h WHERE ${where(H)})) = 1`;
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
  return {
    on: ({ holds, isWhole }) => {
      // The plus keeps SQLite on the index that the walk follows; to MariaDB it means nothing.
      if (holds === 'profile') return test(isWhole ? F : plain('+f'));
      return isWhole
        ? isInSet({ table: 'users', where: (row) => sqlText`${row}.gone_at IS NULL AND ${test(row)}` })
        : sqlText`(SELECT ${test(plain('u'))} FROM users u WHERE u.user_no = f.user_no) = 1`;
    },
    rows: isIndexed ? everyUserWhere(test(F)) : null,
    opposite: null,
  };
}

/** True of those of whom the test is not: also where the database says neither. */
export function negated(test: UserTest): UserTest {
  return {
    on: (walk) => sqlText`COALESCE((${test.on(walk)}), 0) = 0`,
    rows: test.opposite,
    opposite: test.rows,
  };
}

/** One test in place of several that must all be passed; `tests` must not be empty. */
export function every(tests: readonly UserTest[]): UserTest {
  const [only, second] = tests;
  if (only !== undefined && second === undefined) return only;
  return {
    on: (walk) => sqlText`(${allOf(tests.map((test) => test.on(walk)))})`,
    rows: null,
    opposite: null,
  };
}

/** Passed by those who pass any of the tests. */
export function some(tests: readonly UserTest[]): UserTest {
  const [only, second] = tests;
  if (only !== undefined && second === undefined) return only;
  return { on: (walk) => anyOf(tests.map((test) => test.on(walk))), rows: null, opposite: null };
}
