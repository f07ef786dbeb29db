// When users were read on their own, between two readings of everybody.
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders } from './rows';

/** `begunAt`: when their reading began, epoch milliseconds. */
export async function noteRead(
  sql: Sql,
  { accountIds, begunAt }: { readonly accountIds: readonly string[]; readonly begunAt: number },
): Promise<void> {
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    await sql.change(
      `UPDATE directory_users SET read_at = ?
       WHERE user_no IN (SELECT user_no FROM users WHERE account_id IN (${placeholders(part.length)}))`,
      [begunAt, ...part],
    );
  }
}

/** Returns null when the user was read with everybody else. */
export async function findRead(sql: Sql, userNo: number): Promise<number | null> {
  const [row] = await sql.select<{ read_at: number | null }>(
    'SELECT MAX(read_at) AS read_at FROM directory_users WHERE user_no = ?',
    [userNo],
  );
  return row?.read_at ?? null;
}
