import { beforeEach, describe, expect, it } from 'vitest';
import { findStageDurations } from '../../src/query/stageDurations';
import { beginRun, upsertStage } from '../../src/store/syncRuns';
import { createMemorySql, type MemorySql } from '../support/memorySql';

let sql: MemorySql;

beforeEach(() => {
  sql = createMemorySql();
  return () => sql.close();
});

/** A run whose users took so long. */
async function run(number: number, outcome: string, usersMs: number): Promise<void> {
  const runId = `run-${number}`;
  await beginRun(sql, { runId, kind: 'full-sync', cause: 'manual', startedBy: null, startedAt: number });
  await sql.change('UPDATE sync_runs SET outcome = ? WHERE run_id = ?', [outcome, runId]);
  const counts = { done_count: 1, total_count: 1, api_calls: 1, rows_written: 1 };
  const shown = { run_id: runId, started_at: 1_000, finished_at: 1_000 + usersMs, ...counts };
  await upsertStage(sql, { stage_no: 1, stage: 'users', ...shown });
}

describe('how long the stages of a sync take', () => {
  it('is unknown before the first complete run', async () => {
    await run(1, 'failed', 900);

    expect(await findStageDurations(sql)).toBeNull();
  });

  it('is the mean of the latest three complete runs', async () => {
    await run(1, 'complete', 60_000);
    await run(2, 'complete', 100);
    await run(3, 'complete', 200);
    await run(4, 'partial', 90_000);
    await run(5, 'complete', 600);

    expect(await findStageDurations(sql)).toMatchObject({ users: 300, groups: 0 });
  });
});
