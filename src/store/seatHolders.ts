// Users who hold a seat of any product, over all known paths.
import type { Sql } from '../ports';

/** Returns holders of seats by number, in ascending order. */
export async function listSeatHolders(
  sql: Sql,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    `SELECT DISTINCT user_no FROM access WHERE user_no > ? AND is_seat = 1 ORDER BY user_no LIMIT ?`,
    [page.after, page.limit],
  );
  return rows.map((row) => row.user_no);
}

// Users whose access one statement looks through.
const USERS_PER_COUNT = 20_000;

export async function countSeatHolders(sql: Sql): Promise<number> {
  const [last] = await sql.select<{ user_no: number | null }>('SELECT MAX(user_no) AS user_no FROM access');
  let holders = 0;
  for (let from = 0; from <= (last?.user_no ?? -1); from += USERS_PER_COUNT) {
    const [row] = await sql.select<{ n: number }>(
      `SELECT COUNT(DISTINCT user_no) AS n FROM access WHERE is_seat = 1 AND user_no >= ? AND user_no < ?`,
      [from, from + USERS_PER_COUNT],
    );
    holders += row?.n ?? 0;
  }
  return holders;
}
