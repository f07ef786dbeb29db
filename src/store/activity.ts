// Last active by context, one row a user and scope.
import type { ScopeActivity } from '../domain/activity';
import type { Sql, SqlValue } from '../ports';
import { flag, replaceRows } from './rows';
import { deletePairs, grouped, selectOf } from './rowsOfUsers';

/** Returns what is stored of users' activity, keyed by user number. */
export async function activityOf(
  sql: Sql,
  userNos: readonly number[],
): Promise<Map<number, ScopeActivity[]>> {
  const rows = await selectOf<{
    user_no: number;
    scope_no: number;
    effective_at: number | null;
    is_never: number;
    is_held: number;
  }>(
    sql,
    'SELECT user_no, scope_no, effective_at, is_never, is_held FROM activity WHERE user_no IN',
    userNos,
  );
  return grouped(rows, (row) => [
    row.user_no,
    {
      scopeNo: row.scope_no,
      effectiveAt: row.effective_at,
      isNever: row.is_never === 1,
      isHeld: row.is_held === 1,
    },
  ]);
}

export async function upsertActivity(
  sql: Sql,
  rows: readonly { userNo: number; activity: ScopeActivity }[],
): Promise<number> {
  await replaceRows(
    sql,
    { name: 'activity', columns: ['scope_no', 'user_no', 'effective_at', 'is_never', 'is_held'] },
    rows.map(({ userNo, activity }): SqlValue[] => [
      activity.scopeNo,
      userNo,
      activity.effectiveAt,
      flag(activity.isNever),
      flag(activity.isHeld),
    ]),
  );
  return rows.length;
}

export function deleteActivity(
  sql: Sql,
  scopeNosByUser: ReadonlyMap<number, readonly number[]>,
): Promise<number> {
  return deletePairs(sql, { name: 'activity', column: 'scope_no' }, scopeNosByUser);
}
