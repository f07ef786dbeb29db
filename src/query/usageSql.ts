// Counting users by their latest use. Whole counts take long in a large organization, and are kept as they were at the
// begin of the day: since then only those whose use has meanwhile become too old have changed sides, and they are few.
import type { Usage } from '../domain/usage';
import type { SqlRow } from '../ports';
import { plain, sqlText } from './fragment';
import type { Fragment } from './fragment';

const DAY_MS = 86_400_000;

/** Uses before `since` were too old at the begin of the day, those before `before` are now. */
export interface InactiveSince {
  /** Begin of the day, UTC. */
  readonly day: number;
  readonly since: number;
  readonly before: number;
}

export function inactiveSince(now: number, inactiveDays: number): InactiveSince {
  const day = now - (now % DAY_MS);
  return { day, since: day - inactiveDays * DAY_MS, before: now - inactiveDays * DAY_MS };
}

export interface UsageRow extends SqlRow {
  readonly users: number;
  readonly inactive: number;
  readonly never: number;
  readonly unknown_use: number;
}

/** Counts the rows `v` of activity by what they say; as counts, because MariaDB tells sums as texts. */
export function usageCounts({ since }: InactiveSince): Fragment {
  return sqlText`COUNT(*) AS users,
    COUNT(CASE WHEN v.is_never = 0 AND v.effective_at < ${since} THEN 1 END) AS inactive,
    COUNT(CASE WHEN v.is_never = 1 AND v.effective_at IS NOT NULL THEN 1 END) AS never,
    COUNT(CASE WHEN v.effective_at IS NULL THEN 1 END) AS unknown_use`;
}

/** Rows `v` of those whose latest use has become too old since the day began. */
export function becameInactive({ since, before }: InactiveSince): Fragment {
  return sqlText`v.is_never = 0 AND v.effective_at >= ${since} AND v.effective_at < ${before}`;
}

export const NO_USE: Usage = { active: 0, inactive: 0, never: 0, unknown: 0 };

export function usageFrom(row: UsageRow): Usage {
  const { users, inactive, never, unknown_use: unknown } = row;
  return { active: users - inactive - never - unknown, inactive, never, unknown };
}

/** The organization's own scope. */
export const organizationScope = plain(`(SELECT scope_no FROM scopes WHERE kind = 'organization')`);
