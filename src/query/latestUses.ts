// When anybody of a group used anything last.
import type { Sql, SqlRow } from '../ports';
import { chunks, KEYS_PER_STATEMENT } from '../store/rows';
import { listOf, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { organizationScope } from './usageSql';

// Nearly every group has a member among them: 4,867 of 5,000 groups of 100,000 users (2026-11-22).
const LATEST_USERS = 5_000;

/** Returns the latest use by any member, keyed by the group's number; without groups of which none is known. */
export async function readLatestUses(
  sql: Sql,
  groupNos: readonly number[],
  latestUsers = LATEST_USERS,
): Promise<ReadonlyMap<number, number>> {
  const uses = await selectLatest(
    sql,
    sqlText`(SELECT user_no, effective_at FROM activity
        WHERE scope_no = ${organizationScope} AND is_never = 0 AND effective_at IS NOT NULL
        ORDER BY effective_at DESC LIMIT ${latestUsers}) v
      CROSS JOIN memberships m WHERE m.user_no = v.user_no`,
  );
  // Whoever is a member of the others was active longer ago than all of those users.
  const others = groupNos.filter((groupNo) => !uses.has(groupNo));
  for (const part of chunks(others, KEYS_PER_STATEMENT)) {
    const found = await selectLatest(
      sql,
      sqlText`memberships m CROSS JOIN activity v
        WHERE m.group_no IN ${listOf(part)} AND v.user_no = m.user_no AND v.scope_no = ${organizationScope}
          AND v.is_never = 0 AND v.effective_at IS NOT NULL`,
    );
    for (const [groupNo, usedAt] of found) uses.set(groupNo, usedAt);
  }
  return uses;
}

async function selectLatest(sql: Sql, from: Fragment): Promise<Map<number, number>> {
  const { text, params } = sqlText`SELECT m.group_no, MAX(v.effective_at) AS used_at FROM ${from}
    GROUP BY m.group_no`;
  const rows = await sql.select<SqlRow & { group_no: number; used_at: number }>(text, params);
  return new Map(rows.map((row) => [row.group_no, row.used_at]));
}
