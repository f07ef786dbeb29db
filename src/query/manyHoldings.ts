// What many users hold. They share a few hundred groups, places and roles, which are read once a page: of each user the
// database tells numbers only (half the time for all of 100,000 users, 2026-11-22).
import type { Sql, SqlRow } from '../ports';
import { grouped } from '../store/rowsOfUsers';
import { directRolesOf } from '../store/userContent';
import { listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import type { HeldRole, HoldingRows, Place } from './holdingRows';
import { BY_SITE } from './siteOrder';

/** With all groups of each user. Together they may hold no more than one statement can name. */
export async function readHoldingsOfMany(sql: Sql, userNos: readonly number[]): Promise<HoldingRows> {
  const users = listOf(userNos);
  const [memberships, access, direct] = await Promise.all([
    select<Membership>(sql, sqlText`SELECT user_no, group_no FROM memberships WHERE user_no IN ${users}`),
    select<Access>(sql, sqlText`SELECT user_no, resource_no, is_seat FROM access WHERE user_no IN ${users}`),
    directRolesOf(sql, userNos),
  ]);
  const members = grouped(memberships, ({ group_no, user_no }) => [group_no, user_no]);
  const holders = grouped(access, ({ resource_no, ...holder }) => [resource_no, holder]);
  const [groups, given, places] = await Promise.all([
    readGroups(sql, [...members.keys()]),
    readGroupRoles(sql, [...members.keys()]),
    readPlaces(sql, [...holders.keys()]),
  ]);
  const own = [...direct].flatMap(([user_no, roles]) =>
    roles
      .filter(({ method }) => method !== 'inferred')
      .map(({ resourceNo, roleId }) => ({ user_no, resource_no: resourceNo, role_id: roleId })),
  );
  return {
    places: places.flatMap((place) =>
      (holders.get(place.resource_no) ?? []).map((holder) => ({ ...place, ...holder })),
    ),
    roles: inOrder([
      ...given.flatMap(({ group_no, resource_no, role_id }) =>
        (members.get(group_no) ?? []).map((user_no) => ({ user_no, resource_no, role_id })),
      ),
      ...own,
    ]),
    groups: groups.flatMap(({ group_no, group_id, name }) =>
      (members.get(group_no) ?? []).map((user_no) => ({ user_no, group_id, name })),
    ),
  };
}

interface Membership extends SqlRow {
  readonly user_no: number;
  readonly group_no: number;
}

interface Access extends SqlRow {
  readonly user_no: number;
  readonly resource_no: number;
  readonly is_seat: number;
}

function select<Row extends SqlRow>(sql: Sql, { text, params }: Fragment): Promise<Row[]> {
  return sql.select<Row>(text, params);
}

function readGroups(sql: Sql, groupNos: readonly number[]) {
  return select<{ group_no: number; group_id: string; name: string }>(
    sql,
    sqlText`SELECT group_no, group_id, name FROM user_groups WHERE group_no IN ${listOf(groupNos)}
      ORDER BY name_search, group_no`,
  );
}

function readGroupRoles(sql: Sql, groupNos: readonly number[]) {
  return select<{ group_no: number; resource_no: number; role_id: string }>(
    sql,
    sqlText`SELECT group_no, resource_no, role_id FROM group_roles WHERE group_no IN ${listOf(groupNos)}`,
  );
}

function readPlaces(sql: Sql, resourceNos: readonly number[]): Promise<Place[]> {
  return select<Place>(
    sql,
    sqlText`SELECT r.resource_no, r.resource_id, r.name, s.cloud_id, s.host_url, p.product_key
      FROM resources r JOIN sites s ON s.site_no = r.site_no JOIN products p ON p.product_no = r.product_no
      WHERE r.resource_no IN ${listOf(resourceNos)} ORDER BY ${plain(BY_SITE)}, p.product_key, r.resource_id`,
  );
}

/** Each once, whatever leads to it. */
function inOrder(roles: readonly HeldRole[]): HeldRole[] {
  const byKey = new Map(roles.map((role) => [`${role.user_no} ${role.resource_no} ${role.role_id}`, role]));
  return [...byKey.values()].toSorted((a, b) => (a.role_id < b.role_id ? -1 : Number(a.role_id > b.role_id)));
}
