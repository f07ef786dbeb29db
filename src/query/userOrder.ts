// What the list can be ordered by, in two forms: indexes to walk along, for a page of many users, and keys to sort
// few users by. What is not told comes last in both directions.
import type { UserSortKey } from '../domain/userList';
import { activityIn, isDated, lastActiveRows } from './activitySql';
import { plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { everyUser, everyUserWhere, lacks } from './userTest';
import type { UserRows } from './userTest';

/** Users that follow one another along an index; where one is not enough, several parts follow one another. */
export interface OrderPart {
  /** Merged; no user is in two of them. */
  readonly rows: readonly UserRows[];
  /** Columns; the user's number comes behind them, so that no two users are equal. */
  readonly by: readonly string[];
}

export interface UserOrder {
  readonly parts: readonly OrderPart[];
  /** Values of the user `f`, each found by primary key; null comes last. */
  readonly keys: readonly Fragment[];
  /** True: the keys stand in short rows, quick to look up for thousands of users. */
  readonly isNarrow: boolean;
}

/** `scopeNos`: the context of last active. */
export function orderBy(key: UserSortKey, scopeNos: readonly number[]): UserOrder {
  switch (key) {
    case 'name':
      // The address belongs to the index, so it is part of the order.
      return byColumns(['name_search', 'email_search']);
    case 'email':
      return byColumns(['email_search']);
    case 'status':
      return byColumns(['status', 'name_search']);
    case 'added':
      return byTold('added_at');
    case 'sites':
      return bySum('site_count');
    case 'products':
      return bySum('product_count');
    case 'groups':
      return bySum('group_count');
    case 'seats':
      return bySum('seat_count');
    case 'last-active':
      return byActivity(scopeNos);
    case 'account-type':
      return byColumns(['claim_status']);
    case 'source':
      return byTold('management_source');
    case 'mfa':
      return byTold('mfa_enabled');
    case 'department':
      return byText('department_search');
    case 'job-title':
      return byText('job_title_search');
    case 'platform-roles':
      return byText('platform_roles');
    case 'changed':
      return byColumns(['changed_at']);
  }
}

function byColumns(columns: readonly string[]): UserOrder {
  return {
    parts: [{ rows: [everyUser], by: columns }],
    keys: columns.map(userColumn),
    isNarrow: false,
  };
}

/** Null is not told. */
function byTold(column: string): UserOrder {
  const name = plain(column);
  return {
    parts: [
      { rows: [everyUserWhere(sqlText`f.${name} IS NOT NULL`)], by: [column] },
      { rows: [everyUserWhere(sqlText`f.${name} IS NULL`)], by: [] },
    ],
    keys: [userColumn(column)],
    isNarrow: false,
  };
}

/** Empty is not told. */
function byText(column: string): UserOrder {
  const name = plain(column);
  return {
    parts: [
      { rows: [everyUserWhere(sqlText`f.${name} > ''`)], by: [column] },
      { rows: [everyUserWhere(sqlText`f.${name} = ''`)], by: [] },
    ],
    keys: [sqlText`(SELECT NULLIF(u.${name}, '') FROM users u WHERE u.user_no = f.user_no)`],
    isNarrow: false,
  };
}

function userColumn(column: string): Fragment {
  return sqlText`(SELECT u.${plain(column)} FROM users u WHERE u.user_no = f.user_no)`;
}

function bySum(column: string): UserOrder {
  return {
    parts: [
      { rows: [{ table: 'user_sums', holds: null, where: [], isUnique: true }], by: [column] },
      // Between the writing of a user and of what follows from it.
      { rows: [everyUserWhere(lacks({ table: 'user_sums', where: null }))], by: [] },
    ],
    keys: [sqlText`(SELECT s.${plain(column)} FROM user_sums s WHERE s.user_no = f.user_no)`],
    isNarrow: true,
  };
}

function byActivity(scopeNos: readonly number[]): UserOrder {
  const dated = activityIn(scopeNos, isDated);
  const rows = scopeNos.map((scopeNo) => lastActiveRows(activityIn([scopeNo], isDated, scopeNos)));
  const dateless = { rows: [everyUserWhere(lacks(dated))], by: [] };
  return {
    // A context of places that are not known has no scopes.
    parts: rows.length === 0 ? [dateless] : [{ rows, by: ['effective_at'] }, dateless],
    keys: [
      sqlText`(SELECT h.effective_at FROM activity h WHERE h.user_no = f.user_no AND ${dated.where(plain('h'))} LIMIT 1)`,
    ],
    isNarrow: true,
  };
}
