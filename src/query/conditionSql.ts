// What each field's conditions ask of the tables. Values become parameters and nothing else.
import { rangeOf } from '../domain/filter/days';
import type { ConditionOn, FieldId } from '../domain/filter/fields';
import { activityTest, heldIn, isInRange, isNever, isUnknown } from './activitySql';
import { anywhere, listOf, plain, sqlText } from './fragment';
import type { Fragment, RowCondition } from './fragment';
import { resourceNosOf, scopesOf } from './mirrorKeys';
import type { MirrorKeys } from './mirrorKeys';
import {
  directSeats,
  hasAnyId,
  holdersOf,
  holdersOfRoles,
  memberOf,
  seatsThroughOnly,
  sumIs,
} from './holdings';
import { columnTest, hasNoRow, hasRow, negated } from './userTest';
import type { Holding, UserTest } from './userTest';

/** What a condition's meaning depends on besides itself. */
export interface FilterSurroundings {
  readonly keys: MirrorKeys;
  /** The scopes that make up the context of last active. */
  readonly scopeNos: readonly number[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** Where the days of dates begin. IANA name. */
  readonly timeZone: string;
}

/** Returns tests that a user must all pass. */
export function conditionTests<Field extends FieldId>(
  condition: ConditionOn<Field>,
  around: FilterSurroundings,
): UserTest[] {
  return compilers[condition.field](condition, around);
}

const compilers: {
  readonly [Field in FieldId]: (condition: ConditionOn<Field>, around: FilterSurroundings) => UserTest[];
} = {
  search: ({ operator, values }) =>
    values.map((value) => {
      const test = columnTest(nameOrAddressHas(value), false);
      return operator === 'contains' ? test : negated(test);
    }),
  email: ({ values }) => [columnTest((row) => sqlText`${row}.email_search IN ${listOf(values)}`, true)],
  'email-domain': (condition) => textTests(condition, 'email_domain'),
  site: (condition, { keys }) =>
    setTests(condition, (sites) => heldIn(scopesOf({ sites, products: [] }, keys))),
  product: (condition, { keys }) =>
    setTests(condition, (products) => heldIn(scopesOf({ sites: [], products }, keys))),
  app: (condition, { keys }) => setTests(condition, (ids) => holdersOf(resourceNosOf(ids, keys))),
  group: (condition, { keys }) => setTests(condition, (ids) => memberOf(groupNosOf(ids, keys))),
  role: (condition, { keys }) => setTests(condition, (ids) => holdersOfRoles(ids, keys)),
  'platform-role': ({ operator, values }) => {
    if (operator === 'all-of') return values.map((value) => columnTest(hasPlatformRole([value]), true));
    const test = columnTest(hasPlatformRole(values), true);
    return [operator === 'any-of' ? test : negated(test)];
  },
  status: ({ operator, values }) => {
    const compares = plain(operator === 'any-of' ? 'IN' : 'NOT IN');
    return [columnTest((row) => sqlText`${row}.status ${compares} ${listOf(values)}`, true)];
  },
  'account-type': (condition) =>
    choiceTests(condition, (row) => among(row, 'claim_status', condition.values)),
  source: (condition) =>
    choiceTests(condition, (row) =>
      orUntold(row, 'management_source', { values: condition.values, given: condition.values }),
    ),
  mfa: (condition) =>
    choiceTests(condition, (row) =>
      orUntold(row, 'mfa_enabled', {
        values: condition.values.flatMap((state) => MFA[state]),
        given: condition.values,
      }),
    ),
  department: (condition) => textTests(condition, 'department_search'),
  'job-title': (condition) => textTests(condition, 'job_title_search'),
  'last-active': (condition, around) => [activityTest(around.scopeNos, isLastActive(condition, around))],
  added: ({ operator, values: [value] }, around) => {
    const range = rangeOf(operator, value, around);
    const isUntold: RowCondition = (row) => sqlText`${row}.added_at IS NULL`;
    return [columnTest(range === null ? isUntold : isInRange('added_at', range), true)];
  },
  seat: (condition, { keys }) =>
    setTests(condition, (ids) => holdersOf(resourceNosOf(ids, keys), { isSeat: true })),
  seats: (condition) => [sumIs('seat_count', condition)],
  'site-count': (condition) => [sumIs('site_count', condition)],
  'product-count': (condition) => [sumIs('product_count', condition)],
  'group-count': (condition) => [sumIs('group_count', condition)],
  path: ({ operator, values }, { keys }) => {
    if (operator === 'direct') return [hasRow(directSeats)];
    const groupNos = groupNosOf(values, keys);
    if (operator === 'only-through') return [hasRow(seatsThroughOnly(groupNos))];
    return [hasRow(memberOf(groupNos.filter((no) => keys.seatGroupNos.has(no))))];
  },
};

/** Tests rows that say when users were last active. */
export function isLastActive(
  { operator, values: [value] }: ConditionOn<'last-active'>,
  around: Pick<FilterSurroundings, 'now' | 'timeZone'>,
): RowCondition {
  if (operator === 'never') return isNever;
  const range = rangeOf(operator, value, around);
  return range === null ? isUnknown : isInRange('effective_at', range);
}

/** How users.mfa_enabled says it; a text among numbers would be 0 to MariaDB. */
const MFA = { on: [1], off: [0], unknown: [] } as const;

function nameOrAddressHas(value: string): RowCondition {
  const pattern = anywhere(value);
  return (row) =>
    sqlText`(${row}.name_search LIKE ${pattern} ESCAPE '!' OR ${row}.email_search LIKE ${pattern} ESCAPE '!')`;
}

function setTests(
  { operator, values }: ConditionOn<'site' | 'product' | 'app' | 'group' | 'role' | 'seat'>,
  holdingAny: (ids: readonly string[]) => Holding,
): UserTest[] {
  switch (operator) {
    case 'any-of':
      return [hasRow(holdingAny(values))];
    case 'all-of':
      return values.map((value) => hasRow(holdingAny([value])));
    case 'none-of':
      return [hasNoRow(holdingAny(values))];
  }
}

function choiceTests(
  { operator }: ConditionOn<'account-type' | 'source' | 'mfa'>,
  isAmong: RowCondition,
): UserTest[] {
  const test = columnTest(isAmong, true);
  return [operator === 'any-of' ? test : negated(test)];
}

function textTests(
  { operator, values }: ConditionOn<'email-domain' | 'department' | 'job-title'>,
  column: 'email_domain' | 'department_search' | 'job_title_search',
): UserTest[] {
  if (operator === 'unknown') return [columnTest((row) => sqlText`${row}.${plain(column)} = ''`, true)];
  if (operator === 'contains') {
    return values.map((value) =>
      columnTest((row) => sqlText`${row}.${plain(column)} LIKE ${anywhere(value)} ESCAPE '!'`, false),
    );
  }
  const lower = values.map((value) => value.toLowerCase());
  const test = columnTest((row) => among(row, column, lower), true);
  return [operator === 'any-of' ? test : negated(test)];
}

function among(row: Fragment, column: string, values: readonly (string | number)[]): Fragment {
  return sqlText`${row}.${plain(column)} IN ${listOf(values)}`;
}

/** `given`: as the condition has them; `unknown` is also what nothing is told of. */
function orUntold(
  row: Fragment,
  column: 'management_source' | 'mfa_enabled',
  { values, given }: { readonly values: readonly (string | number)[]; readonly given: readonly string[] },
): Fragment {
  const isAmong = among(row, column, values);
  return given.includes('unknown') ? sqlText`(${isAmong} OR ${row}.${plain(column)} IS NULL)` : isAmong;
}

/** Most have none, which an index tells. */
function hasPlatformRole(roleIds: readonly string[]): RowCondition {
  return (row) =>
    sqlText`${row}.platform_roles > '' AND ${hasAnyId(sqlText`${row}.platform_roles`, roleIds)}`;
}

function groupNosOf(groupIds: readonly string[], { groupNos }: MirrorKeys): number[] {
  return groupIds.flatMap((groupId) => groupNos.get(groupId) ?? []);
}
