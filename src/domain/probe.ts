// Whether an organization changed, told from a few of Atlassian's own numbers. They cannot see everything: one user
// added and one removed, a renamed user or group, and people who change groups of equal access leave all of them as
// they were. That is what the daily full sync and the audit log are for.
import type { SyncReason } from './run';

/** Atlassian's numbers, keyed by what was counted. */
export type Numbers = Readonly<Record<string, number>>;

/** One number that is not what it was. */
export interface Drift {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

/** What follows from a drift: a full sync, now or not before a time, or nothing because one read these very numbers. */
export type DriftAnswer =
  | { readonly is: 'sync'; readonly runId: string }
  | { readonly is: 'later'; readonly notBefore: number }
  | { readonly is: 'seen'; readonly runId: string };

export type ProbeFinding =
  /** The first look after a full sync: there is nothing to compare with yet. */
  | { readonly is: 'first-look' }
  | { readonly is: 'unchanged'; readonly since: number }
  | { readonly is: 'drift'; readonly changes: readonly Drift[]; readonly answer: DriftAnswer }
  /** Not all numbers were told; never to be read as unchanged. `retryAt` null: with the next probe. */
  | { readonly is: 'unknown'; readonly reason: SyncReason; readonly retryAt: number | null };

export interface LastProbe {
  readonly checkedAt: number;
  readonly found: ProbeFinding;
}

/** Returns what differs, sorted by name. Lists of roles and states leave out what nobody has: absent means none. */
export function driftBetween(before: Numbers, now: Numbers): readonly Drift[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names
    .map((what) => ({ what, from: before[what] ?? 0, to: now[what] ?? 0 }))
    .filter(({ from, to }) => from !== to);
}

// Where people work, some number changes every quarter of an hour. So that the app does not sync all day, syncs for
// drift take at most a tenth of the time; one that only waited must not keep the next away for days.
const REST_PER_DURATION = 9;
const LONGEST_REST_MS = 6 * 3_600_000;

/** Returns from when on a drift may start a full sync again after that one. */
export function restUntil(last: { readonly startedAt: number; readonly finishedAt: number }): number {
  const restMs = REST_PER_DURATION * (last.finishedAt - last.startedAt);
  return last.finishedAt + Math.min(restMs, LONGEST_REST_MS);
}
