import { syncStages } from '../domain/run';
import type { StageDurations } from '../domain/syncProgress';
import type { Sql } from '../ports';

// Enough to even out one slow run, few enough to follow a growing organization.
const RUNS = 3;

interface StageTime extends Readonly<Record<string, string | number | null>> {
  run_id: string;
  stage: string;
  started_at: number;
  finished_at: number;
}

/** Returns how long each stage took on average in the latest complete runs; null before the first one. */
export async function findStageDurations(sql: Sql): Promise<StageDurations | null> {
  const rows = await sql.select<StageTime>(
    `SELECT s.run_id, s.stage, s.started_at, s.finished_at
     FROM (SELECT run_id FROM sync_runs WHERE outcome = 'complete' ORDER BY started_at DESC LIMIT ${RUNS}) AS latest
     JOIN sync_stages s ON s.run_id = latest.run_id WHERE s.finished_at IS NOT NULL`,
  );
  const runs = new Set(rows.map((row) => row.run_id)).size;
  if (runs === 0) return null;
  const timeOf = (stage: string): number =>
    rows
      .filter((row) => row.stage === stage)
      .reduce((total, row) => total + row.finished_at - row.started_at, 0);
  return Object.fromEntries(syncStages.map((stage) => [stage, timeOf(stage) / runs]));
}
