// How many members each group has, and how many of them are inactive.
import { z } from 'zod';
import type { Sql, SqlRow } from '../ports';
import type { Counts } from '../store/counts';
import { sqlText } from './fragment';
import { becameInactive, inactiveSince, organizationScope, usageCounts } from './usageSql';
import type { InactiveSince, UsageRow } from './usageSql';

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
  const since = await countBecameInactive(sql, border);
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

// With eight groups a user, 80,000 rows: a fraction of a second of the five that a read may take
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const USERS_PER_STATEMENT = 10_000;

async function sumAtDayBegin(sql: Sql, border: InactiveSince): Promise<z.infer<typeof sumsShape>> {
  const [last] = await sql.select<{ user_no: number | null }>(
    `SELECT MAX(user_no) AS user_no FROM memberships`,
  );
  const sums = new Map<number, GroupSums>();
  for (let after = 0; after < (last?.user_no ?? 0); after += USERS_PER_STATEMENT) {
    for (const { no, users, inactive, never, latest_at } of await sumOfUsers(sql, border, after)) {
      const before = sums.get(no) ?? NO_MEMBERS;
      sums.set(no, {
        members: before.members + users,
        inactive: before.inactive + inactive,
        never: before.never + never,
        lastActiveAt: later(before.lastActiveAt, latest_at),
      });
    }
  }
  return [...sums].map(([no, { members, inactive, never, lastActiveAt }]) => [
    no,
    members,
    inactive,
    never,
    lastActiveAt,
  ]);
}

interface SumsRow extends UsageRow {
  readonly no: number;
  readonly latest_at: number | null;
}

function sumOfUsers(sql: Sql, border: InactiveSince, after: number): Promise<SumsRow[]> {
  // From user to user, whose memberships and activity stand side by side: nothing is looked up twice. SQLite keeps the
  // order of a CROSS JOIN, and a sum cannot be read from the index by group, which would jump between users.
  const { text, params } = sqlText`SELECT m.group_no + 0 AS no, ${usageCounts(border)},
      MAX(CASE WHEN v.is_never = 0 THEN v.effective_at END) AS latest_at
    FROM memberships m CROSS JOIN activity v
    WHERE m.user_no > ${after} AND m.user_no <= ${after + USERS_PER_STATEMENT}
      AND v.user_no = m.user_no AND v.scope_no = ${organizationScope}
    GROUP BY m.group_no + 0`;
  return sql.select<SumsRow>(text, params);
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

async function countBecameInactive(sql: Sql, border: InactiveSince): Promise<ReadonlyMap<number, number>> {
  const { text, params } = sqlText`SELECT m.group_no, COUNT(*) AS users
    FROM activity v CROSS JOIN memberships m
    WHERE v.scope_no = ${organizationScope} AND ${becameInactive(border)} AND m.user_no = v.user_no
    GROUP BY m.group_no`;
  const rows = await sql.select<SqlRow & { group_no: number; users: number }>(text, params);
  return new Map(rows.map((row) => [row.group_no, row.users]));
}
