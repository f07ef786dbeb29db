import { describe, expect, it } from 'vitest';
import type { SyncRun } from '../../src/domain/run';
import { expectedDuration, isSlow, usersRead } from '../../src/domain/syncExpectation';
import { aRun, START } from '../resolvers/testApp';

const MINUTE_MS = 60_000;

function runOf(users: number, minutes: number | null): SyncRun {
  const shown = { startedAt: START, finishedAt: START, total: users, apiCalls: 0, rowsWritten: 0 };
  return {
    ...aRun('run-1'),
    stages: [{ stage: 'users', done: users, ...shown }],
    finishedAt: minutes === null ? null : START + minutes * MINUTE_MS,
  };
}

describe('the expected duration of a sync', () => {
  it.each([
    [99, 0.5, 1],
    [100, 1, 3],
    [999, 3, 7],
    [1_000, 7, 15],
    [9_999, 15, 25],
  ])('for %i users is %d to %d minutes', (users, least, most) => {
    expect(expectedDuration(users)).toMatchObject({ leastMs: least * MINUTE_MS, mostMs: most * MINUTE_MS });
  });

  it('has no upper end for the largest organizations', () => {
    expect(expectedDuration(100_000)).toMatchObject({ leastMs: 25 * MINUTE_MS, mostMs: null });
  });

  it.each([
    [90, 2, false],
    [90, 2.1, true],
    [20_000, 50, false],
    [20_000, 51, true],
  ])('of %i users makes %d minutes slow: %s', (users, minutes, slow) => {
    expect(isSlow(runOf(users, minutes), START)).toBe(slow);
  });

  it('is passed by a run that still goes on, too', () => {
    expect(isSlow(runOf(90, null), START + 3 * MINUTE_MS)).toBe(true);
  });

  it('counts the accounts outside every directory as users, too', () => {
    const shown = { startedAt: START, finishedAt: START, total: null, apiCalls: 1, rowsWritten: 0 };
    const unplaced = { stage: 'unplaced-users', done: 5, ...shown } as const;

    expect(usersRead({ stages: [unplaced, ...runOf(95, 1).stages] })).toBe(100);
  });

  it('is unknown for a run that read no users', () => {
    expect(usersRead(aRun('run-1'))).toBeNull();
    expect(isSlow({ ...aRun('run-1'), finishedAt: START + 900 * MINUTE_MS }, START)).toBe(false);
  });
});
