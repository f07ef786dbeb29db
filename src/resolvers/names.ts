import { usersWords } from '../contract/usersWords';
import type { AccountId } from '../domain/ids';
import type { Sql } from '../ports';
import { findPeople } from '../query/people';

/** Returns what the accounts are called on screen, keyed by account; null: without a name. */
export async function findNames(
  sql: Sql,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string | null>> {
  const people = await findPeople(sql, accountIds);
  return new Map(
    [...people].map(([accountId, { name, isErased }]) => [accountId, isErased ? usersWords.erased : name]),
  );
}
