import { beforeEach, describe, expect, it } from 'vitest';
import { findStageDurations } from '../../src/query/stageDurations';
import { beginRun } from '../../src/store/syncRuns';
import { createMemorySql, type MemorySql } from '../support/memorySql';

let sql: MemorySql;

beforeEach(() => {
  sql = createMemorySql();
  return () => sql.close();
});

/** Stores a run whose users took so long. */
async function run(
  number: number,
  outcome: string,
  { usersMs, kind = 'full' }: { readonly usersMs: number; readonly kind?: string },
): Promise<void> {
  const runId = `run-${number}`;
  const begun = { cause: 'manual', target: null, startedBy: null, startedAt: number, stage: 'users' };
  await beginRun(sql, { ...begun, runId, kind });
  const counts = { done: 1, total: 1, apiCalls: 1, rowsWritten: 1 };
  const stages = [{ stage: 'users', startedAt: 1_000, finishedAt: 1_000 + usersMs, ...counts }];
  await sql.change('UPDATE sync_runs SET outcome = ?, stages = ? WHERE run_id = ?', [
    outcome,
    JSON.stringify(stages),
    runId,
  ]);
}

describe('how long the stages of a sync take', () => {
  it('is unknown before the first complete run', async () => {
    await run(1, 'failed', { usersMs: 900 });

    expect(await findStageDurations(sql)).toBeNull();
  });

  it('does not follow from small syncs', async () => {
    await run(1, 'complete', { usersMs: 900, kind: 'users' });

    expect(await findStageDurations(sql)).toBeNull();
  });

  it('is the mean of the latest three complete runs', async () => {
    await run(1, 'complete', { usersMs: 60_000 });
    await run(2, 'complete', { usersMs: 100 });
    await run(3, 'complete', { usersMs: 200 });
    await run(4, 'partial', { usersMs: 90_000 });
    await run(5, 'complete', { usersMs: 600 });

    expect(await findStageDurations(sql)).toMatchObject({ users: 300, groups: 0 });
  });
});
