// Users who hold a seat of any product, over all known paths, or would if they were billed: Atlassian's searches find
// them all the same, and their access costs again as soon as they are active.
import { BILLED_STATUSES } from '../domain/access';
import type { Sql } from '../ports';
import { placeholders } from './rows';

// Guests who are not billed count, too; they are too few to matter.
const HOLDS = `(a.is_seat = 1 OR (SELECT u.status FROM users u WHERE u.user_no = a.user_no)
  NOT IN (${placeholders(BILLED_STATUSES.length)}))`;

/** Returns holders of seats by number, in ascending order. */
export async function listSeatHolders(
  sql: Sql,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    `SELECT DISTINCT a.user_no FROM access a WHERE a.user_no > ? AND ${HOLDS} ORDER BY a.user_no LIMIT ?`,
    [page.after, ...BILLED_STATUSES, page.limit],
  );
  return rows.map((row) => row.user_no);
}

// Users whose access one statement looks through.
const USERS_PER_COUNT = 10_000;

export async function countSeatHolders(sql: Sql): Promise<number> {
  let holders = 0;
  await eachRange(sql, async (range) => {
    const [row] = await sql.select<{ n: number }>(
      `SELECT COUNT(DISTINCT a.user_no) AS n FROM access a WHERE a.user_no > ? AND a.user_no <= ? AND ${HOLDS}`,
      [...range, ...BILLED_STATUSES],
    );
    holders += row?.n ?? 0;
  });
  return holders;
}

/** Returns the number of users who hold a seat, keyed by resource number. */
export async function countHolders(sql: Sql): Promise<Map<number, number>> {
  const holders = new Map<number, number>();
  await eachRange(sql, async (range) => {
    const rows = await sql.select<{ resource_no: number; n: number }>(
      `SELECT a.resource_no, COUNT(*) AS n FROM access a WHERE a.user_no > ? AND a.user_no <= ? AND ${HOLDS}
       GROUP BY a.resource_no`,
      [...range, ...BILLED_STATUSES],
    );
    for (const row of rows) holders.set(row.resource_no, (holders.get(row.resource_no) ?? 0) + row.n);
  });
  return holders;
}

/** `look` gets a number after which users begin and one up to which they go. */
async function eachRange(
  sql: Sql,
  look: (range: readonly [after: number, upTo: number]) => Promise<void>,
): Promise<void> {
  const [last] = await sql.select<{ user_no: number | null }>('SELECT MAX(user_no) AS user_no FROM access');
  for (let after = 0; after < (last?.user_no ?? 0); after += USERS_PER_COUNT) {
    await look([after, after + USERS_PER_COUNT]);
  }
}
