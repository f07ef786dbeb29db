import { describe, expect, it } from 'vitest';
import type { SyncRun } from '../../local/commands/appCalls';
import { createProgress } from '../../local/commands/progress';

function aRun(fields: Partial<SyncRun> = {}): SyncRun {
  return {
    runId: 'r-1',
    status: 'running',
    outcome: null,
    stage: 'users',
    stages: [{ stage: 'users', done: 4200, total: 10_000 }],
    reason: null,
    startedAt: 0,
    finishedAt: null,
    resumeAt: null,
    apiCalls: {},
    added: 0,
    changed: 0,
    gone: 0,
    waitedMs: 0,
    warnings: [],
    ...fields,
  };
}

function aScreen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (chunk: string | Uint8Array) => written.push(String(chunk)) > 0 };
}

describe('progress of a sync', () => {
  it('rewrites one line in a terminal, with stage, counts and percentage', () => {
    const screen = aScreen(true);
    const progress = createProgress(screen);

    progress.show(aRun());
    progress.show(aRun());
    progress.end();

    expect(screen.written).toEqual(['\r\u001B[2KSyncing users: 4,200 of 10,000 (42 %)', '\n']);
  });

  it('writes a plain line a stage elsewhere', () => {
    const screen = aScreen(false);
    const progress = createProgress(screen);

    progress.show(aRun());
    progress.show(aRun({ stages: [{ stage: 'users', done: 4300, total: 10_000 }] }));
    progress.show(aRun({ stage: 'direct-roles', stages: [] }));
    progress.show(aRun({ status: 'finished', outcome: 'complete' }));
    progress.end();

    expect(screen.written).toEqual([
      'Syncing users: 4,200 of 10,000 (42 %)\n',
      'Syncing direct roles\n',
      'Sync complete\n',
    ]);
  });

  it('says why a sync did not end complete', () => {
    const screen = aScreen(false);
    const reason = { code: 'count-mismatch', detail: {} };

    createProgress(screen).show(aRun({ status: 'finished', outcome: 'partial', reason }));

    expect(screen.written).toEqual(['Sync partial: count mismatch\n']);
  });

  it('says until when a run waits', () => {
    const screen = aScreen(false);

    createProgress(screen).show(aRun({ status: 'waiting', resumeAt: Date.UTC(2026, 10, 22, 4, 5, 6) }));

    expect(screen.written).toEqual(['Syncing users: waits until 04:05:06 UTC\n']);
  });
});
