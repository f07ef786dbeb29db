// Erases people from what was done in bulk. Account ids stay, and so does the chain of the record.
import type { Sql } from '../ports';
import { placeholders } from './rows';

export interface ErasedPeople {
  readonly accountIds: readonly string[];
  /** In lower case, as invitations keep them. */
  readonly addresses: readonly string[];
}

export async function eraseFromOperations(sql: Sql, people: ErasedPeople): Promise<void> {
  await eraseBy(sql, 'account_id', people.accountIds);
  await eraseBy(sql, 'address', people.addresses);
}

/** Whoever was invited by address may never have been met by account. */
async function eraseBy(sql: Sql, by: 'account_id' | 'address', ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const marks = placeholders(ids.length);
  const isOf = (address: string): string =>
    by === 'account_id' ? `account_id IN (${marks})` : `account_id IS NULL AND ${address} IN (${marks})`;
  await sql.change(`DELETE FROM audit_values WHERE ${isOf('value')}`, ids);
  await sql.change(`UPDATE operation_items SET email = NULL WHERE ${isOf('email')}`, ids);
}
