// The orders of the list. Each is a sequence of parts that follow one another, and each part walks one index:
// a date that is not known, or a row that is not there, stands in a part of its own at the end.
import type { UserSort, UserSortKey } from '../domain/userList';
import type { Sql } from '../ports';
import { activityIn, isDated, isIn, isUnknown } from './activitySql';
import { plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { countRows, fromWhere } from './userChoice';
import { everyUser, everyUserWhere, lacks, rowsOf } from './userTest';
import type { UserRows, UserTest } from './userTest';

interface Part {
  /** Rows that are merged; no user is in two of them. */
  readonly rows: readonly UserRows[];
  /** Columns; the user's number follows, so that no two users are equal. */
  readonly by: readonly string[];
}

export interface PageWish {
  readonly sort: UserSort;
  readonly scopeNos: readonly number[];
  readonly tests: readonly UserTest[];
  readonly offset: number;
  /** Not more than there are from the offset on. */
  readonly limit: number;
}

/** Returns the numbers of the page's users, in order. */
export async function listPage(sql: Sql, wish: PageWish): Promise<number[]> {
  const userNos: number[] = [];
  let skip = wish.offset;
  for (const part of orders[wish.sort.by](wish.scopeNos)) {
    if (userNos.length === wish.limit) break;
    const { text, params } = pageOf(part, wish, { skip, limit: wish.limit - userNos.length });
    const found = await sql.select<{ user_no: number }>(text, params);
    userNos.push(...found.map((row) => row.user_no));
    if (found.length > 0) skip = 0;
    else if (skip > 0) skip -= await countPart(sql, part, wish.tests);
  }
  return userNos;
}

async function countPart(sql: Sql, { rows }: Part, tests: readonly UserTest[]): Promise<number> {
  let count = 0;
  for (const each of rows) count += await countRows(sql, each, tests);
  return count;
}

function pageOf(
  { rows, by }: Part,
  { sort, tests }: Pick<PageWish, 'sort' | 'tests'>,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Fragment {
  const direction = sort.direction === 'ascending' ? 'ASC' : 'DESC';
  const order = plain([...by, 'user_no'].map((column) => `f.${column} ${direction}`).join(', '));
  const [only, second] = rows;
  if (only !== undefined && second === undefined) {
    return sqlText`SELECT f.user_no ${fromWhere(only, tests)} ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`;
  }
  // Each index is walked only as far as the page reaches.
  const columns = plain([...by, 'user_no'].map((column) => `f.${column}`).join(', '));
  const branches = rows.map(
    (each, i) => sqlText`SELECT * FROM (SELECT ${columns} ${fromWhere(each, tests)}
      ORDER BY ${order} LIMIT ${skip + limit}) ${plain(`branch${i}`)}`,
  );
  const merged = branches.reduce((sum, branch) => sqlText`${sum} UNION ALL ${branch}`);
  return sqlText`SELECT f.user_no FROM (${merged}) f ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`;
}

const orders: Readonly<Record<UserSortKey, (scopeNos: readonly number[]) => readonly Part[]>> = {
  name: () => [{ rows: [everyUser], by: ['name_search'] }],
  email: () => [{ rows: [everyUser], by: ['email_search'] }],
  status: () => [{ rows: [everyUser], by: ['status', 'name_search'] }],
  sites: () => bySum('site_count'),
  products: () => bySum('product_count'),
  groups: () => bySum('group_count'),
  'last-active': byActivity,
  added: () => [
    { rows: [everyUserWhere(plain('f.added_at IS NOT NULL'))], by: ['added_at'] },
    { rows: [everyUserWhere(plain('f.added_at IS NULL'))], by: [] },
  ],
};

function bySum(column: string): Part[] {
  return [
    { rows: [{ table: 'user_sums', where: [], isUnique: true }], by: [column] },
    // Between the writing of a user and of what follows from it.
    { rows: [everyUserWhere(lacks({ table: 'user_sums', where: anyRow }))], by: [] },
  ];
}

const anyRow = (row: Fragment): Fragment => sqlText`${row}.user_no IS NOT NULL`;

function byActivity(scopeNos: readonly number[]): Part[] {
  const dated = scopeNos.map((scopeNo) =>
    rowsOf(activityIn(scopeNos, (row) => sqlText`${row}.scope_no = ${scopeNo} AND ${isDated(row)}`)),
  );
  return [
    { rows: dated, by: ['effective_at'] },
    { rows: [rowsOf(activityIn(scopeNos, isUnknown))], by: [] },
    { rows: [everyUserWhere(lacks({ table: 'activity', where: isIn(scopeNos) }))], by: [] },
  ];
}
