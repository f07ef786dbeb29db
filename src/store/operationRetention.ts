// Forgets operations and the entries of old runs, so much a statement; each function returns how much it deleted.
import type { KeyValue, Log, Sql } from '../ports';
import { auditPrunedDocument } from './auditAnchor';
import { findAuditHead } from './auditHeads';
import { readDocument, writeDocument } from './documents';
import { DELETED_AT_ONCE } from './retention';

/** Rows of one call, at most. */
const RUNS_AT_ONCE = 20;

/** What is deleted part by part, by number. */
interface Numbered {
  readonly table: 'audit_entries' | 'audit_values' | 'operation_items' | 'operation_seats';
  readonly key: 'run_id' | 'operation_id';
  readonly number: 'seq' | 'item_no';
}

const entries: Numbered = { table: 'audit_entries', key: 'run_id', number: 'seq' };
const values: Numbered = { table: 'audit_values', key: 'run_id', number: 'seq' };
const items: Numbered = { table: 'operation_items', key: 'operation_id', number: 'item_no' };
const seats: Numbered = { table: 'operation_seats', key: 'operation_id', number: 'item_no' };

/** Deletes the entries of runs that ended before the given instant, the oldest first. Their heads stay. */
export async function pruneAudit(
  ports: Readonly<{ sql: Sql; keyValue: KeyValue; log: Log }>,
  { before, now }: { readonly before: number; readonly now: number },
): Promise<number> {
  const { sql } = ports;
  const heads = await sql.select<{ head_no: number; run_id: string; closed_at: number }>(
    'SELECT head_no, run_id, closed_at FROM audit_heads WHERE pruned_at IS NULL ORDER BY head_no LIMIT ?',
    [RUNS_AT_ONCE],
  );
  const firstKept = heads.findIndex(({ closed_at }) => closed_at >= before);
  const old = firstKept === -1 ? heads : heads.slice(0, firstKept);
  const last = old.at(-1);
  if (last === undefined) return 0;
  // Before anything is deleted: what is missing otherwise was not deleted by the app.
  const { through } = await readDocument(ports, auditPrunedDocument);
  await writeDocument(ports, auditPrunedDocument, { through: Math.max(through, last.head_no) });
  let deleted = 0;
  for (const { head_no, run_id } of old) {
    deleted += (await deletePart(sql, values, run_id)) + (await deletePart(sql, entries, run_id));
    if (deleted > 0) return deleted;
    deleted += await sql.change('UPDATE audit_heads SET pruned_at = ? WHERE head_no = ?', [now, head_no]);
  }
  return deleted;
}

/** Deletes operations that ended before one instant, and plans that nobody confirmed and were made before another. */
export async function deleteOldOperations(
  sql: Sql,
  { before, unconfirmedBefore }: { readonly before: number; readonly unconfirmedBefore: number },
): Promise<number> {
  const rows = await sql.select<{ operation_id: string }>(
    `SELECT operation_id FROM operations
     WHERE (created_at < ? AND status = 'done' AND finished_at < ?)
     OR (created_at < ? AND status IN ('ready', 'discarded', 'expired', 'failed'))
     ORDER BY created_at LIMIT ?`,
    [before, before, unconfirmedBefore, RUNS_AT_ONCE],
  );
  let deleted = 0;
  for (const { operation_id } of rows) {
    deleted += (await deletePart(sql, seats, operation_id)) + (await deletePart(sql, items, operation_id));
    if (deleted > 0) return deleted;
    // A run that nobody ended has no head, by which its entries would go.
    if ((await findAuditHead(sql, operation_id)) === null) {
      deleted +=
        (await deletePart(sql, values, operation_id)) + (await deletePart(sql, entries, operation_id));
      if (deleted > 0) return deleted;
    }
    // Last: until then the next night finds what is left of it.
    deleted += await sql.change('DELETE FROM operations WHERE operation_id = ?', [operation_id]);
  }
  return deleted;
}

/** Returns 0 when nothing is left. */
async function deletePart(sql: Sql, { table, key, number }: Numbered, id: string): Promise<number> {
  const [first] = await sql.select<{ number: number | null }>(
    `SELECT MIN(${number}) AS number FROM ${table} WHERE ${key} = ?`,
    [id],
  );
  const from = first?.number ?? null;
  if (from === null) return 0;
  return sql.change(`DELETE FROM ${table} WHERE ${key} = ? AND ${number} < ?`, [id, from + DELETED_AT_ONCE]);
}
