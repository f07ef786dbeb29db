// People who may have left the organization: what an invitation back needs.
import { asAccountId, type AccountId } from '../domain/ids';
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';

/** Returns the address of each account that the mirror knows, of those who are gone too; null: erased or not told. */
export async function readAddresses(
  sql: Sql,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string | null>> {
  const addresses = new Map<AccountId, string | null>();
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ account_id: string; email: string | null }>(
      `SELECT account_id, email FROM users WHERE account_id IN (${placeholders(part.length)})`,
      part,
    );
    for (const { account_id, email } of rows) addresses.set(asAccountId(account_id), email);
  }
  return addresses;
}
