// What users have, as rows: groups, apps, seats, roles, numbers of them.
import type { ConditionOn } from '../domain/filter/fields';
import { BILLABLE_ROLES } from '../domain/role';
import { anyOf, listOf, plain, sqlText } from './fragment';
import type { Fragment, RowCondition } from './fragment';
import type { MirrorKeys } from './mirrorKeys';
import { hasRow } from './userTest';
import type { Holding, UserTest } from './userTest';

/** A group that is not known has no number, and nobody is in it. */
export function memberOf(groupNos: readonly number[]): Holding {
  return {
    table: 'memberships',
    where: (row) => sqlText`${row}.group_no IN ${listOf(groupNos)}`,
    isUnique: groupNos.length <= 1,
  };
}

/** Users of any of the resources. */
export function holdersOf(resourceNos: readonly number[], { isSeat } = { isSeat: false }): Holding {
  const isOne: RowCondition = (row) => sqlText`${row}.resource_no IN ${listOf(resourceNos)}`;
  return {
    table: 'access',
    where: isSeat ? (row) => sqlText`${isOne(row)} AND ${row}.is_seat = 1` : isOne,
    isUnique: resourceNos.length <= 1,
  };
}

/** Billable roles, whether the user is billed or not, whose only known path is one of the groups. */
export function seatsThroughOnly(groupNos: readonly number[]): Holding {
  return {
    table: 'access',
    where: (row) => sqlText`${row}.sole_group_no IN ${listOf(groupNos)}`,
    isUnique: false,
  };
}

/** An inferred role follows from another one: nobody gave it. */
const isGiven: RowCondition = (row) => sqlText`${row}.method <> 'inferred'`;

export const directSeats: Holding = {
  table: 'direct_roles',
  where: (row) => sqlText`${row}.role_id IN ${listOf(BILLABLE_ROLES)} AND ${isGiven(row)}`,
  isUnique: false,
};

/** Users who hold any of the roles on a product. */
export function holdersOfRoles(roleIds: readonly string[], { heldRoles }: MirrorKeys): Holding {
  const held = heldRoles.filter((roles) => roles.split(',').some((roleId) => roleIds.includes(roleId)));
  return {
    table: 'user_sums',
    where: (row) => sqlText`${row}.roles IN ${listOf(held)}`,
    isUnique: true,
  };
}

/** `column`: ids joined with commas, empty for none. */
export function hasAnyId(column: Fragment, ids: readonly string[]): Fragment {
  const patterns = ids.filter((id) => !id.includes(',')).map((id) => `%,${id.replace(/[!%_]/g, '!$&')},%`);
  return anyOf(patterns.map((pattern) => sqlText`CONCAT(',', ${column}, ',') LIKE ${pattern} ESCAPE '!'`));
}

/** Tests how many of something a user has. */
export function sumIs(
  column: 'seat_count' | 'site_count' | 'product_count' | 'group_count',
  { operator, values }: ConditionOn<'seats' | 'site-count' | 'product-count' | 'group-count'>,
): UserTest {
  const compares = plain(operator === 'at-least' ? '>=' : '<=');
  return hasRow({
    table: 'user_sums',
    where: (row) => sqlText`${row}.${plain(column)} ${compares} ${values[0] ?? 0}`,
    isUnique: true,
  });
}
