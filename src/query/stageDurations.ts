import { syncStages } from '../domain/run';
import type { StageDurations } from '../domain/syncProgress';
import type { Sql } from '../ports';
import type { StageFigures } from '../store/syncRuns';

// Enough to even out one slow run, few enough to follow a growing organization.
const RUNS = 3;

/** Returns how long each stage took on average in the latest complete full runs; null before the first one. */
export async function findStageDurations(sql: Sql): Promise<StageDurations | null> {
  const runs = await sql.select<{ stages: string }>(
    `SELECT stages FROM sync_runs WHERE kind = 'full' AND outcome = 'complete' ORDER BY started_at DESC LIMIT ${RUNS}`,
  );
  const stages = runs.flatMap((run): StageFigures[] => JSON.parse(run.stages));
  if (stages.length === 0) return null;
  const timeOf = (name: string): number =>
    stages
      .filter(({ stage }) => stage === name)
      .reduce((total, { startedAt, finishedAt }) => total + (finishedAt ?? startedAt) - startedAt, 0);
  return Object.fromEntries(syncStages.map((stage) => [stage, timeOf(stage) / runs.length]));
}
