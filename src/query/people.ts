import type { AccountId } from '../domain/ids';
import { asAccountId } from '../domain/ids';
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';

interface NameRow extends Readonly<Record<string, string | null>> {
  account_id: string;
  name: string | null;
}

/** Returns the names the mirror knows, keyed by account; those who are gone included. */
export async function findNames(
  sql: Sql,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string | null>> {
  const names = new Map<AccountId, string | null>();
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<NameRow>(
      `SELECT account_id, name FROM users WHERE account_id IN (${placeholders(part.length)})`,
      part,
    );
    for (const row of rows) names.set(asAccountId(row.account_id), row.name);
  }
  return names;
}
