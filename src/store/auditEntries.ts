// The record of what was done, and the personal values that its entries hold the keyed hashes of. Entries are added
// and never changed; what they mean is known to src/operations.
import type { Sql } from '../ports';
import { insertRows, replaceRows } from './rows';

export interface AuditEntryRow {
  readonly runId: string;
  /** From 1 on, without gaps. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly action: string;
  /** Whom it was done to; null: nobody. */
  readonly accountId: string | null;
  readonly body: string;
  readonly hash: string;
}

/** A personal value that the hash in an entry is of. */
export interface AuditValueRow {
  readonly runId: string;
  readonly seq: number;
  readonly field: string;
  /** Whose it is; null: of somebody whose account is not known. */
  readonly accountId: string | null;
  readonly value: string;
}

/** Fails when an entry of the same number is there: only one writer at a time continues a run. */
export async function insertAuditEntries(sql: Sql, entries: readonly AuditEntryRow[]): Promise<void> {
  await insertRows(
    sql,
    { name: 'audit_entries', columns: ['run_id', 'seq', 'at', 'action', 'account_id', 'body', 'hash'] },
    entries.map(({ runId, seq, at, action, accountId, body, hash }) => {
      return [runId, seq, at, action, accountId, body, hash];
    }),
  );
}

export async function replaceAuditValues(sql: Sql, values: readonly AuditValueRow[]): Promise<void> {
  await replaceRows(
    sql,
    { name: 'audit_values', columns: ['run_id', 'seq', 'field', 'account_id', 'value'] },
    values.map(({ runId, seq, field, accountId, value }) => [runId, seq, field, accountId, value]),
  );
}

/** Deletes values of entries that were never written. */
export async function deleteAuditValuesAfter(sql: Sql, runId: string, seq: number): Promise<void> {
  await sql.change('DELETE FROM audit_values WHERE run_id = ? AND seq > ?', [runId, seq]);
}

/** Returns entries by number. */
export async function listAuditEntries(
  sql: Sql,
  runId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<AuditEntryRow[]> {
  const rows = await sql.select<EntryRow>(
    `SELECT ${ENTRY_COLUMNS} FROM audit_entries WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
    [runId, page.after, page.limit],
  );
  return rows.map(toEntry);
}

export async function findLastAuditEntry(sql: Sql, runId: string): Promise<AuditEntryRow | null> {
  const [row] = await sql.select<EntryRow>(
    `SELECT ${ENTRY_COLUMNS} FROM audit_entries WHERE run_id = ? ORDER BY seq DESC LIMIT 1`,
    [runId],
  );
  return row === undefined ? null : toEntry(row);
}

/** Returns the values of entries from one number to another, both included. */
export async function listAuditValues(
  sql: Sql,
  runId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<AuditValueRow[]> {
  const rows = await sql.select<ValueRow>(
    'SELECT run_id, seq, field, account_id, value FROM audit_values WHERE run_id = ? AND seq BETWEEN ? AND ?',
    [runId, from, to],
  );
  return rows.map(({ run_id, seq, field, account_id, value }) => {
    return { runId: run_id, seq, field, accountId: account_id, value };
  });
}

const ENTRY_COLUMNS = 'run_id, seq, at, action, account_id, body, hash';

type EntryRow = Readonly<{
  run_id: string;
  seq: number;
  at: number;
  action: string;
  account_id: string | null;
  body: string;
  hash: string;
}>;

type ValueRow = Readonly<{
  run_id: string;
  seq: number;
  field: string;
  account_id: string | null;
  value: string;
}>;

function toEntry({ run_id, seq, at, action, account_id, body, hash }: EntryRow): AuditEntryRow {
  return { runId: run_id, seq, at, action, accountId: account_id, body, hash };
}
