import type { AccountId } from '../domain/ids';
import { asAccountId } from '../domain/ids';
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';

export interface KnownPerson {
  /** Null: Atlassian told none, or it was erased. */
  readonly name: string | null;
  readonly isErased: boolean;
}

/** Returns whom the mirror knows, keyed by account; those who are gone included. */
export async function findPeople(
  sql: Sql,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, KnownPerson>> {
  const people = new Map<AccountId, KnownPerson>();
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ account_id: string; name: string | null; erased_at: number | null }>(
      `SELECT account_id, name, erased_at FROM users WHERE account_id IN (${placeholders(part.length)})`,
      part,
    );
    for (const { account_id, name, erased_at } of rows)
      people.set(asAccountId(account_id), { name, isErased: erased_at !== null });
  }
  return people;
}
