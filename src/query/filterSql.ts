// A filter as SQL that chooses the same users as domain/filter/matches.ts. Values become parameters and nothing else.
import type { ConditionOn, FieldId } from '../domain/filter/fields';
import type { Filter } from '../domain/filter/filter';
import { idleSince } from '../domain/filter/matches';
import { activityTest, heldIn, isBefore, isNever, isUnknown } from './activitySql';
import { anywhere, listOf, plain, sqlText } from './fragment';
import type { RowCondition } from './fragment';
import { scopesOf } from './mirrorKeys';
import type { MirrorKeys } from './mirrorKeys';
import { columnTest, hasNoRow, hasRow } from './userTest';
import type { Holding, UserTest } from './userTest';

/** What a condition's meaning depends on besides itself. */
export interface FilterSurroundings {
  readonly keys: MirrorKeys;
  /** The scopes that make up the context of last active. */
  readonly scopeNos: readonly number[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Returns tests that a user must all pass. */
export function filterTests(filter: Filter, around: FilterSurroundings): UserTest[] {
  return filter.all.flatMap((condition) => testsOf(condition, around));
}

function testsOf<Field extends FieldId>(
  condition: ConditionOn<Field>,
  around: FilterSurroundings,
): UserTest[] {
  return compilers[condition.field](condition, around);
}

const compilers: {
  readonly [Field in FieldId]: (condition: ConditionOn<Field>, around: FilterSurroundings) => UserTest[];
} = {
  search: ({ values }) => values.map((value) => columnTest(contains(value), false)),
  site: (condition, { keys }) =>
    setTests(condition, (sites) => heldIn(scopesOf({ sites, products: [] }, keys))),
  product: (condition, { keys }) =>
    setTests(condition, (products) => heldIn(scopesOf({ sites: [], products }, keys))),
  group: (condition, { keys }) =>
    setTests(condition, (groupIds) =>
      memberOf(groupIds.flatMap((groupId) => keys.groupNos.get(groupId) ?? [])),
    ),
  status: ({ operator, values }) => {
    const among = plain(operator === 'any-of' ? 'IN' : 'NOT IN');
    return [columnTest((row) => sqlText`${row}.status ${among} ${listOf(values)}`, true)];
  },
  'last-active': ({ operator, values }, { scopeNos, now }) => {
    switch (operator) {
      case 'more-than':
        return values.map((days) => activityTest(scopeNos, isBefore(idleSince(days, now))));
      case 'never':
        return [activityTest(scopeNos, isNever)];
      case 'unknown':
        return [activityTest(scopeNos, isUnknown)];
    }
  },
};

function contains(value: string): RowCondition {
  const pattern = anywhere(value);
  return (row) =>
    sqlText`(${row}.name_search LIKE ${pattern} ESCAPE '!' OR ${row}.email_search LIKE ${pattern} ESCAPE '!')`;
}

function setTests(
  { operator, values }: ConditionOn<'site' | 'product' | 'group'>,
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

/** A group that is not known has no number, and nobody is in it. */
function memberOf(groupNos: readonly number[]): Holding {
  return {
    table: 'memberships',
    where: (row) => sqlText`${row}.group_no IN ${listOf(groupNos)}`,
    isUnique: groupNos.length <= 1,
  };
}
