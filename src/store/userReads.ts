// When users were read on their own, between two readings of everybody.
import { asAccountId, type AccountId } from '../domain/ids';
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

/** Returns those of the users who were read on their own since everybody was, keyed by account. */
export async function findReads(
  sql: Sql,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, number>> {
  const reads = new Map<AccountId, number>();
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ account_id: string; read_at: number }>(
      `SELECT u.account_id, MAX(d.read_at) AS read_at
       FROM users u JOIN directory_users d ON d.user_no = u.user_no
       WHERE d.read_at IS NOT NULL AND u.account_id IN (${placeholders(part.length)}) GROUP BY u.account_id`,
      part,
    );
    for (const row of rows) reads.set(asAccountId(row.account_id), row.read_at);
  }
  return reads;
}
