// Full syncs that ended: what the probe and the audit log stand beside.
import type { Sql } from '../ports';

export interface PastFullSync {
  readonly runId: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly outcome: string;
}

/** Returns the latest full sync that ended, or that ended complete. */
export async function findLastFullSync(
  sql: Sql,
  which: 'any' | 'complete' = 'any',
): Promise<PastFullSync | null> {
  const complete = which === 'complete' ? `AND outcome = 'complete'` : '';
  const [row] = await sql.select<{
    run_id: string;
    started_at: number;
    finished_at: number;
    outcome: string;
  }>(
    `SELECT run_id, started_at, finished_at, outcome FROM sync_runs
     WHERE kind = 'full' AND finished_at IS NOT NULL ${complete} ORDER BY started_at DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  return { runId: row.run_id, startedAt: row.started_at, finishedAt: row.finished_at, outcome: row.outcome };
}
