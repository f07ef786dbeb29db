// Deletes what is old, so much a statement; each function returns how much it deleted.
import type { Sql } from '../ports';
import { placeholders } from './rows';

/** The most rows that one call deletes. */
export const DELETED_AT_ONCE = 500;

/** Deletes runs that began before the given instant, but none of the latest `keep`, and none that is unfinished. */
export async function deleteOldRuns(
  sql: Sql,
  { before, keep }: { readonly before: number; readonly keep: number },
): Promise<number> {
  const [lastKept] = await sql.select<{ started_at: number }>(
    'SELECT started_at FROM sync_runs ORDER BY started_at DESC LIMIT 1 OFFSET ?',
    [keep - 1],
  );
  if (lastKept === undefined) return 0;
  return deleteChosen(
    sql,
    { table: 'sync_runs', key: 'run_id' },
    {
      where: 'started_at < ? AND finished_at IS NOT NULL ORDER BY started_at',
      params: [Math.min(before, lastKept.started_at)],
    },
  );
}

/** Deletes events that were delivered, and were written before the given instant. */
export function deleteDeliveredEvents(sql: Sql, before: number): Promise<number> {
  return deleteChosen(
    sql,
    { table: 'outbox', key: 'event_id' },
    { where: 'delivered_at IS NOT NULL AND created_at < ?', params: [before] },
  );
}

/** Deletes jobs that were done before the given instant. */
export function deleteDoneJobs(sql: Sql, before: number): Promise<number> {
  return deleteChosen(
    sql,
    { table: 'jobs', key: 'job_id' },
    { where: `status = 'done' AND updated_at < ?`, params: [before] },
  );
}

/** Deletes what was recorded of somebody's acts in the app before the given instant. */
export function deleteOldActs(sql: Sql, before: number): Promise<number> {
  return deleteChosen(sql, { table: 'audit', key: 'entry_id' }, { where: 'at < ?', params: [before] });
}

/** Deletes counts that were made before the given instant: they may hold what was personal of somebody since erased. */
export function deleteOldCounts(sql: Sql, before: number): Promise<number> {
  return deleteChosen(sql, { table: 'counts', key: 'count_key' }, { where: 'made_at < ?', params: [before] });
}

/** Deletes what filters were that are no more: their deletion was stopped halfway. */
export function deleteChangesOfLostFilters(sql: Sql): Promise<number> {
  return deleteChosen(
    sql,
    { table: 'saved_filter_changes', key: 'filter_id' },
    {
      where: 'NOT EXISTS (SELECT 1 FROM saved_filters f WHERE f.filter_id = saved_filter_changes.filter_id)',
      params: [],
    },
  );
}

// Not every database knows a DELETE with a LIMIT: the rows are chosen first.
async function deleteChosen(
  sql: Sql,
  { table, key }: { readonly table: string; readonly key: string },
  rows: { readonly where: string; readonly params: readonly number[] },
): Promise<number> {
  const chosen = await sql.select<Record<string, string>>(
    `SELECT ${key} FROM ${table} WHERE ${rows.where} LIMIT ?`,
    [...rows.params, DELETED_AT_ONCE],
  );
  if (chosen.length === 0) return 0;
  const ids = chosen.map((row) => row[key] ?? '');
  return sql.change(`DELETE FROM ${table} WHERE ${key} IN (${placeholders(ids.length)})`, ids);
}
