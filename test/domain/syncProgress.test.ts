import { describe, expect, it } from 'vitest';
import type { SyncRun, SyncStage } from '../../src/domain/run';
import { syncProgress } from '../../src/domain/syncProgress';
import { aRun, START } from '../resolvers/testApp';

/** A run that is in a stage since its first moment. */
function runIn(stage: SyncStage, counted: { readonly done: number; readonly total: number | null }): SyncRun {
  const shown = { startedAt: START, finishedAt: null, apiCalls: 0, rowsWritten: 0 };
  return { ...aRun('run-1'), stage, stages: [{ stage, ...counted, ...shown }] };
}

const EARLIER = { groups: 10_000, users: 80_000, sweep: 10_000 };

describe('the progress of a sync', () => {
  it('weighs each stage by what it took earlier', () => {
    const run = runIn('users', { done: 50, total: 100 });

    expect(syncProgress(run, EARLIER, START + 60_000).share).toBeCloseTo(0.5);
  });

  it('takes the time left from the pace of the run itself', () => {
    const run = runIn('users', { done: 50, total: 100 });

    expect(syncProgress(run, EARLIER, START + 60_000).leftMs).toBeCloseTo(60_000);
  });

  it('does not count a wait as pace', () => {
    const run = { ...runIn('users', { done: 50, total: 100 }), waitedMs: 30_000 };

    expect(syncProgress(run, EARLIER, START + 60_000).leftMs).toBeCloseTo(30_000);
  });

  it('takes the time left from earlier runs as long as its own pace tells little', () => {
    const run = runIn('groups', { done: 0, total: 100 });

    expect(syncProgress(run, EARLIER, START + 2_000)).toEqual({ share: 0, leftMs: 100_000 });
  });

  it('tells no time at the beginning of the first sync, but a share', () => {
    const { share, leftMs } = syncProgress(runIn('groups', { done: 50, total: 100 }), null, START + 2_000);

    expect(share).toBeGreaterThan(0);
    expect(leftMs).toEqual(share < 0.1 ? null : expect.any(Number));
  });

  it('tells no time left while the run waits: when it goes on is known instead', () => {
    const run = { ...runIn('users', { done: 50, total: 100 }), status: 'waiting', resumeAt: START } as const;

    expect(syncProgress(run, EARLIER, START + 60_000).leftMs).toBeNull();
  });

  it('is never whole before the end, even when more came than was announced', () => {
    const run = runIn('sweep', { done: 9, total: 3 });

    expect(syncProgress(run, EARLIER, START + 60_000).share).toBe(0.99);
    expect(syncProgress({ ...run, status: 'finished' }, EARLIER, START)).toEqual({ share: 1, leftMs: 0 });
  });
});
