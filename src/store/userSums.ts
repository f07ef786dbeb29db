// How many sites, products, seats and groups a user has: what lists are ordered by.
import type { UserSums } from '../domain/access';
import type { Sql } from '../ports';
import { replaceRows } from './rows';
import { selectOf } from './rowsOfUsers';

/** Returns what is stored, keyed by user number. */
export async function sumsOf(sql: Sql, userNos: readonly number[]): Promise<Map<number, UserSums>> {
  const rows = await selectOf<{
    user_no: number;
    site_count: number;
    product_count: number;
    seat_count: number;
    group_count: number;
  }>(
    sql,
    'SELECT user_no, site_count, product_count, seat_count, group_count FROM user_sums WHERE user_no IN',
    userNos,
  );
  return new Map(
    rows.map((row) => [
      row.user_no,
      { sites: row.site_count, products: row.product_count, seats: row.seat_count, groups: row.group_count },
    ]),
  );
}

/** Returns the number of rows written. */
export async function upsertSums(sql: Sql, sums: readonly (readonly [number, UserSums])[]): Promise<number> {
  await replaceRows(
    sql,
    { name: 'user_sums', columns: ['user_no', 'site_count', 'product_count', 'seat_count', 'group_count'] },
    sums.map(([userNo, { sites, products, seats, groups }]) => [userNo, sites, products, seats, groups]),
  );
  return sums.length;
}
