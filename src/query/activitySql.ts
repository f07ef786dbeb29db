// Last active in a context that may be several scopes: of a user's rows in them exactly one counts.
import type { TimeRange } from '../domain/filter/days';
import { allOf, listOf, plain, sqlText } from './fragment';
import type { Fragment, RowCondition } from './fragment';
import { hasRow, rowsOf } from './userTest';
import type { Holding, UserRows, UserTest } from './userTest';

/** Rows of the scopes that say when users were last active in all of `among` together: at most one a user. */
export function activityIn(
  scopeNos: readonly number[],
  where: RowCondition,
  among: readonly number[] = scopeNos,
): Holding {
  return {
    table: 'activity',
    where: (row) =>
      allOf([isIn(scopeNos)(row), where(row), ...(among.length > 1 ? [countsAmong(among, row)] : [])]),
    isUnique: true,
  };
}

export function lastActiveRows(counting: Holding): UserRows {
  return { ...rowsOf(counting), holds: 'last-active' };
}

/** Rows of those who can use anything in one of the scopes. */
export function heldIn(scopeNos: readonly number[]): Holding {
  return {
    table: 'activity',
    where: (row) => sqlText`${isIn(scopeNos)(row)} AND ${row}.is_held = 1`,
    isUnique: scopeNos.length <= 1,
  };
}

/** Tests the row that counts in the list's context. */
export function activityTest(scopeNos: readonly number[], where: RowCondition): UserTest {
  const counting = activityIn(scopeNos, where);
  const test = hasRow(counting);
  return {
    ...test,
    rows: lastActiveRows(counting),
    on: (walk) => (walk.holds === 'last-active' ? where(plain('f')) : test.on(walk)),
  };
}

export function isIn(scopeNos: readonly number[]): RowCondition {
  return (row) => sqlText`${row}.scope_no IN ${listOf(scopeNos)}`;
}

/** No other row of the user counts more: a use counts more than none, a later one more than an earlier one. */
function countsAmong(scopeNos: readonly number[], row: Fragment): Fragment {
  return sqlText`(SELECT 1 FROM activity o WHERE o.user_no = ${row}.user_no AND o.scope_no IN ${listOf(scopeNos)}
    AND (o.is_never < ${row}.is_never OR (o.is_never = ${row}.is_never AND (o.effective_at > ${row}.effective_at
      OR (COALESCE(o.effective_at, 0) = COALESCE(${row}.effective_at, 0) AND o.scope_no < ${row}.scope_no))))
    LIMIT 1) IS NULL`;
}

export function isDated(row: Fragment): Fragment {
  return sqlText`${row}.effective_at IS NOT NULL`;
}

export function isUnknown(row: Fragment): Fragment {
  return sqlText`${row}.effective_at IS NULL`;
}

/** Never true of an unknown time. For last active also true of users who were never active: theirs is the date of
 * being added. */
export function isInRange(column: 'effective_at' | 'added_at', { after, before }: TimeRange): RowCondition {
  return (row) => {
    const at = sqlText`${row}.${plain(column)}`;
    return allOf([
      ...(before === undefined ? [] : [sqlText`${at} < ${before}`]),
      ...(after === undefined ? [] : [sqlText`${at} > ${after}`]),
    ]);
  };
}

export function isNever(row: Fragment): Fragment {
  return sqlText`${row}.is_never = 1 AND ${isDated(row)}`;
}
