// How many members each group has, and how many of them are inactive.
import { z } from 'zod';
import type { Sql } from '../ports';
import type { Counts } from '../store/counts';
import { isNever } from './activitySql';
import { plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { readLatestUses } from './latestUses';
import { becameInactive, inactiveSince, organizationScope } from './usageSql';
import type { InactiveSince } from './usageSql';

export interface GroupSums {
  readonly members: number;
  readonly inactive: number;
  readonly never: number;
  /** Latest use of anything by any member; null: none is known. */
  readonly lastActiveAt: number | null;
}

export const NO_MEMBERS: GroupSums = { members: 0, inactive: 0, never: 0, lastActiveAt: null };

export interface SumsRequest {
  readonly inactiveDays: number;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Returns the sums of groups with members, keyed by the group's number. */
export async function readGroupSums(
  sql: Sql,
  { inactiveDays, now }: SumsRequest,
  counts: Counts,
): Promise<ReadonlyMap<number, GroupSums>> {
  const border = inactiveSince(now, inactiveDays);
  const kept = await counts.open(['groups', border.day, inactiveDays], sumsShape);
  const begun = kept.count ?? (await sumAtDayBegin(sql, border));
  if (kept.count === null && begun.length <= MOST_KEPT) await kept.keep(begun);
  const since = await countMembers(sql, becameInactive(border));
  return new Map(
    begun.map(([groupNo, members, inactive, never, lastActiveAt]) => [
      groupNo,
      { members, inactive: inactive + (since.get(groupNo) ?? 0), never, lastActiveAt },
    ]),
  );
}

// A group is less than 50 characters; Forge SQL takes a request of 1 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const MOST_KEPT = 20_000;

/** Number of the group, members, inactive ones, those who were never active, latest use. */
const sumsShape = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number().nullable()]));

async function sumAtDayBegin(sql: Sql, { since }: InactiveSince): Promise<z.infer<typeof sumsShape>> {
  const [members, inactive, never] = await Promise.all([
    countAll(sql),
    countMembers(sql, sqlText`v.is_never = 0 AND v.effective_at < ${since}`),
    countMembers(sql, isNever(plain('v'))),
  ]);
  const latest = await readLatestUses(sql, [...members.keys()]);
  return [...members].map(([groupNo, users]) => [
    groupNo,
    users,
    inactive.get(groupNo) ?? 0,
    never.get(groupNo) ?? 0,
    latest.get(groupNo) ?? null,
  ]);
}

// One index read in its order: 800,000 memberships in 70 ms of the five seconds that a read may take
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
async function countAll(sql: Sql): Promise<ReadonlyMap<number, number>> {
  return usersByGroup(
    await sql.select('SELECT group_no, COUNT(*) AS users FROM memberships GROUP BY group_no'),
  );
}

/**
 * Counts the members of whose use of anything the row `v` says so. From those users to their groups, because they are
 * the fewer: to look up each membership of everybody took four times as long (100,000 users, 2026-11-22).
 */
async function countMembers(sql: Sql, saysSo: Fragment): Promise<ReadonlyMap<number, number>> {
  const { text, params } = sqlText`SELECT m.group_no, COUNT(*) AS users
    FROM activity v CROSS JOIN memberships m
    WHERE v.scope_no = ${organizationScope} AND ${saysSo} AND m.user_no = v.user_no
    GROUP BY m.group_no`;
  return usersByGroup(await sql.select(text, params));
}

function usersByGroup(
  rows: readonly { readonly group_no: number; readonly users: number }[],
): ReadonlyMap<number, number> {
  return new Map(rows.map((row) => [row.group_no, row.users]));
}
