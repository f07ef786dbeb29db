// What a user's access comes to: how many sites, products, seats and groups, and which roles.
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
    roles: string;
  }>(
    sql,
    'SELECT user_no, site_count, product_count, seat_count, group_count, roles FROM user_sums WHERE user_no IN',
    userNos,
  );
  return new Map(
    rows.map((row) => [
      row.user_no,
      {
        sites: row.site_count,
        products: row.product_count,
        seats: row.seat_count,
        groups: row.group_count,
        roles: row.roles === '' ? [] : row.roles.split(','),
      },
    ]),
  );
}

const COLUMNS = ['user_no', 'site_count', 'product_count', 'seat_count', 'group_count', 'roles'];

/** Returns the number of rows written. */
export async function upsertSums(sql: Sql, sums: readonly (readonly [number, UserSums])[]): Promise<number> {
  await replaceRows(
    sql,
    { name: 'user_sums', columns: COLUMNS },
    sums.map(([userNo, { sites, products, seats, groups, roles }]) => [
      userNo,
      sites,
      products,
      seats,
      groups,
      roles.join(','),
    ]),
  );
  return sums.length;
}
