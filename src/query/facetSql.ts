// The statements behind facets: users who pass the tests, grouped by a column of the profile or of what they have.
import type { FacetField } from '../domain/filter/facet';
import type { Sql, SqlRow } from '../ports';
import { heldIn } from './activitySql';
import { allOf, anywhere, listOf, plain, sqlText } from './fragment';
import type { Fragment, RowCondition } from './fragment';
import type { MirrorKeys } from './mirrorKeys';
import { among, findFew, fromWhere, usersOf } from './userChoice';
import { findStart } from './userStart';
import type { UserStart } from './userStart';
import { everyUser } from './userTest';
import type { UserRows, UserTest } from './userTest';

/** Users of one value of a column; null: not told. */
export interface Grouped {
  readonly value: string | number | null;
  readonly users: number;
}

export interface Grouping {
  readonly field: FacetField;
  /** Part of the names of groups; null: any. */
  readonly search: string | null;
  readonly keys: MirrorKeys;
  /** What the users must pass. */
  readonly tests: readonly UserTest[];
  /** How many values are asked for, those of most users first. */
  readonly most: number;
  /** What else the rows that say who uses a site or product must say: when last. */
  readonly activity?: readonly RowCondition[];
}

type ProfileField = Exclude<FacetField, HeldField | 'role'>;
type HeldField = 'site' | 'product' | 'app' | 'seat' | 'group';

const profileColumns: { readonly [Field in ProfileField]: string } = {
  'email-domain': 'email_domain',
  'platform-role': 'platform_roles',
  status: 'status',
  'account-type': 'claim_status',
  source: 'management_source',
  mfa: 'mfa_enabled',
  department: 'department_search',
  'job-title': 'job_title_search',
};

/** Only the narrow index of the grouped column is walked; to look at the profiles would be ten times as much. */
const numberOfEveryUser: UserRows = { ...everyUser, holds: null };

export async function groupUsers(sql: Sql, grouping: Grouping): Promise<Grouped[]> {
  const { field, tests, most } = grouping;
  const start = await findStart(sql, tests);
  const few = start.isQuick ? await findFew(sql, start) : null;
  const groups = isProfileField(field)
    ? sqlText`SELECT f.${plain(profileColumns[field])} AS value, COUNT(*) AS users
        ${few === null ? fromWhere(numberOfEveryUser, tests, { isWhole: true }) : fromWhere(among(few), [])}
        GROUP BY f.${plain(profileColumns[field])}`
    : heldGroups({ ...grouping, field }, few ?? start);
  const { text, params } = sqlText`${groups} ORDER BY users DESC, value LIMIT ${most}`;
  return sql.select<SqlRow & Grouped>(text, params);
}

function isProfileField(field: FacetField): field is ProfileField {
  return Object.hasOwn(profileColumns, field);
}

/** `users`: their numbers, where they are few enough to be named. Rows are those of users who are there. */
function heldGroups(
  { tests, ...grouping }: Grouping & { readonly field: HeldField | 'role' },
  users: readonly number[] | UserStart,
): Fragment {
  const { table, column, where } = heldRows(grouping);
  // The comparison keeps MariaDB from joining; see userTest.ts.
  const chosen =
    'rows' in users
      ? sqlText`(h.user_no IN (${usersOf(users)})) = 1`
      : sqlText`h.user_no IN ${listOf(users)}`;
  const conditions = [...where, ...(tests.length === 0 ? [] : [chosen])];
  const all = conditions.length === 0 ? plain('') : sqlText`WHERE ${allOf(conditions)}`;
  return sqlText`SELECT h.${plain(column)} AS value, COUNT(*) AS users FROM ${plain(table)} h ${all}
    GROUP BY h.${plain(column)}`;
}

interface HeldRows {
  readonly table: string;
  /** A user has one row of each value. */
  readonly column: string;
  readonly where: readonly Fragment[];
}

function heldRows({
  field,
  search,
  keys,
  activity = [],
}: Pick<Grouping, 'search' | 'keys' | 'activity'> & { readonly field: HeldField | 'role' }): HeldRows {
  const h = plain('h');
  switch (field) {
    case 'site':
    case 'product': {
      const scopes = keys.scopes.filter((scope) => scope.kind === field);
      const held = heldIn(scopes.map((scope) => scope.scopeNo));
      const where = [held.where, ...activity].map((condition) => condition(h));
      return { table: held.table, column: 'scope_no', where };
    }
    case 'app':
      return { table: 'access', column: 'resource_no', where: [] };
    case 'seat':
      return { table: 'access', column: 'resource_no', where: [plain('h.is_seat = 1')] };
    case 'group':
      return { table: 'memberships', column: 'group_no', where: search === null ? [] : [isCalled(search)] };
    case 'role':
      return { table: 'user_sums', column: 'roles', where: [] };
  }
}

function isCalled(search: string): Fragment {
  return sqlText`h.group_no IN (SELECT g.group_no FROM user_groups g
    WHERE g.gone_at IS NULL AND g.name_search LIKE ${anywhere(search)} ESCAPE '!')`;
}
