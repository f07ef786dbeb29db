// The numbers of one page's users: by a walk along an index, which meets the next of many users soon, or by sorting
// the users of an index range, which are few.
import type { UserSort } from '../domain/userList';
import type { Sql } from '../ports';
import { plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { countRows, fromWhere, usersOf } from './userChoice';
import type { Chosen } from './userChoice';
import type { OrderPart, UserOrder } from './userOrder';
import type { UserTest } from './userTest';

export interface PageWish {
  readonly order: UserOrder;
  readonly direction: UserSort['direction'];
  readonly offset: number;
  /** Not more than there are from the offset on. */
  readonly limit: number;
}

/** Returns the users of the page in order. */
export async function sortPage(
  sql: Sql,
  chosen: Chosen,
  { order, direction, offset, limit }: PageWish,
): Promise<number[]> {
  const names = order.keys.map((_, i) => `key${i}`);
  const keys = order.keys.map((key, i) => sqlText`${key} AS ${plain(`key${i}`)}`);
  const keyed = keys.reduce((sum, key) => sqlText`${sum}, ${key}`, plain('f.user_no'));
  const ends = names.map((name) => plain(`${name} IS NULL, ${name} ${sqlDirection(direction)}`));
  const by = ends.reduce((sum, end) => sqlText`${sum}${end}, `, plain(''));
  return userNosOf(
    sql,
    sqlText`SELECT user_no FROM (SELECT ${keyed} FROM (${usersOf(chosen)}) f) keyed
      ORDER BY ${by}user_no ${plain(sqlDirection(direction))} LIMIT ${limit} OFFSET ${offset}`,
  );
}

/** Returns the users of the page in order. */
export async function walkPage(sql: Sql, tests: readonly UserTest[], wish: PageWish): Promise<number[]> {
  const userNos: number[] = [];
  let skip = wish.offset;
  for (const part of wish.order.parts) {
    if (userNos.length === wish.limit) break;
    const rest = { ...wish, offset: skip, limit: wish.limit - userNos.length };
    const found = await userNosOf(sql, walkOf(part, tests, rest));
    userNos.push(...found);
    if (found.length > 0) skip = 0;
    // A sync may write between the two: never back before the first user.
    else if (skip > 0) skip = Math.max(0, skip - (await countPart(sql, part, tests)));
  }
  return userNos;
}

async function userNosOf(sql: Sql, { text, params }: Fragment): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(text, params);
  return rows.map((row) => row.user_no);
}

async function countPart(sql: Sql, { rows }: OrderPart, tests: readonly UserTest[]): Promise<number> {
  let count = 0;
  for (const each of rows) count += await countRows(sql, { rows: each, tests });
  return count;
}

function walkOf(
  { rows, by }: OrderPart,
  tests: readonly UserTest[],
  { direction, offset, limit }: Omit<PageWish, 'order'>,
): Fragment {
  const columns = [...by, 'user_no'].map((column) => `f.${column}`);
  const order = plain(columns.map((column) => `${column} ${sqlDirection(direction)}`).join(', '));
  const [only, second] = rows;
  if (only !== undefined && second === undefined) {
    return sqlText`SELECT f.user_no ${fromWhere(only, tests)} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
  }
  // Each index is walked only as far as the page reaches.
  const branches = rows.map(
    (each, i) => sqlText`SELECT * FROM (SELECT ${plain(columns.join(', '))} ${fromWhere(each, tests)}
      ORDER BY ${order} LIMIT ${offset + limit}) ${plain(`branch${i}`)}`,
  );
  const merged = branches.reduce((sum, branch) => sqlText`${sum} UNION ALL ${branch}`);
  return sqlText`SELECT f.user_no FROM (${merged}) f ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`;
}

function sqlDirection(direction: UserSort['direction']): 'ASC' | 'DESC' {
  return direction === 'ascending' ? 'ASC' : 'DESC';
}
