// How long a full sync is expected to take, by the size of the organization.
import type { SyncRun } from './run';

const MINUTE_MS = 60_000;

export interface ExpectedDuration {
  /** Users of an organization that this is expected for: fewer than that; null: any number. */
  readonly belowUsers: number | null;
  readonly leastMs: number;
  /** Null: no upper end is told. */
  readonly mostMs: number | null;
}

// Expected durations by organization size as the product's user guide gives them under "Sync Users" (2026-11-22).
// Ascending.
export const expectedDurations: readonly ExpectedDuration[] = [
  { belowUsers: 100, leastMs: 0.5 * MINUTE_MS, mostMs: 1 * MINUTE_MS },
  { belowUsers: 500, leastMs: 1 * MINUTE_MS, mostMs: 3 * MINUTE_MS },
  { belowUsers: 1_000, leastMs: 3 * MINUTE_MS, mostMs: 7 * MINUTE_MS },
  { belowUsers: 5_000, leastMs: 7 * MINUTE_MS, mostMs: 15 * MINUTE_MS },
  { belowUsers: 10_000, leastMs: 15 * MINUTE_MS, mostMs: 25 * MINUTE_MS },
  { belowUsers: null, leastMs: 25 * MINUTE_MS, mostMs: null },
];

/** A run that takes more than so many times the expected time is shown as slow. */
const SLOW_FACTOR = 2;

export function expectedDuration(users: number): ExpectedDuration | null {
  return expectedDurations.find(({ belowUsers }) => belowUsers === null || users < belowUsers) ?? null;
}

/** Returns how many accounts a run has read, those outside every directory too; null when it did not come so far. */
export function usersRead({ stages }: Pick<SyncRun, 'stages'>): number | null {
  const users = stages.findLast(({ stage }) => stage === 'users');
  const unplaced = stages.findLast(({ stage }) => stage === 'unplaced-users');
  return users === undefined ? null : users.done + (unplaced?.done ?? 0);
}

/** Returns how long a run took, or has been taking; waits included, as whoever waits for it sees it. */
export function tookMs(run: Pick<SyncRun, 'startedAt' | 'finishedAt'>, now: number): number {
  return Math.max(0, (run.finishedAt ?? now) - run.startedAt);
}

/** Returns whether a run takes over twice the expected time; where no upper end is told, twice the lower one. */
export function isSlow(run: Pick<SyncRun, 'stages' | 'startedAt' | 'finishedAt'>, now: number): boolean {
  const users = usersRead(run);
  const expected = users === null ? null : expectedDuration(users);
  return expected !== null && tookMs(run, now) > SLOW_FACTOR * (expected.mostMs ?? expected.leastMs);
}
