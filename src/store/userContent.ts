// What hangs on users by number: memberships, direct roles and access.
import type { Access } from '../domain/access';
import type { Sql } from '../ports';
import { flag, placeholders, replaceRows } from './rows';
import { deletePairs, grouped, selectOf } from './rowsOfUsers';

/** Returns group numbers, keyed by user number. */
export async function groupsOf(sql: Sql, userNos: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await selectOf<{ user_no: number; group_no: number }>(
    sql,
    'SELECT user_no, group_no FROM memberships WHERE user_no IN',
    userNos,
  );
  return grouped(rows, (row) => [row.user_no, row.group_no]);
}

export async function insertMemberships(
  sql: Sql,
  pairs: readonly (readonly [number, number])[],
): Promise<number> {
  await replaceRows(sql, { name: 'memberships', columns: ['user_no', 'group_no'] }, pairs);
  return pairs.length;
}

export function deleteMemberships(
  sql: Sql,
  groupNosByUser: ReadonlyMap<number, readonly number[]>,
): Promise<number> {
  return deletePairs(sql, { name: 'memberships', column: 'group_no' }, groupNosByUser);
}

export interface DirectRole {
  readonly resourceNo: number;
  readonly roleId: string;
  readonly method: 'direct' | 'inferred' | 'unknown';
}

/** Returns roles that no group gives, keyed by user number. */
export async function directRolesOf(
  sql: Sql,
  userNos: readonly number[],
): Promise<Map<number, DirectRole[]>> {
  const rows = await selectOf<{
    user_no: number;
    resource_no: number;
    role_id: string;
    method: DirectRole['method'];
  }>(sql, 'SELECT user_no, resource_no, role_id, method FROM direct_roles WHERE user_no IN', userNos);
  return grouped(rows, (row) => [
    row.user_no,
    { resourceNo: row.resource_no, roleId: row.role_id, method: row.method },
  ]);
}

/** Brings the direct roles of users to the given ones. Returns the number of rows written. */
export async function setDirectRoles(
  sql: Sql,
  users: readonly { readonly userNo: number; readonly roles: readonly DirectRole[] }[],
): Promise<number> {
  const stored = await directRolesOf(
    sql,
    users.map((user) => user.userNo),
  );
  const changed = users.filter(({ userNo, roles }) => textOf(stored.get(userNo) ?? []) !== textOf(roles));
  const withStored = changed.map(({ userNo }) => userNo).filter((userNo) => stored.has(userNo));
  const deleted = withStored.length === 0 ? 0 : await forgetDirectRoles(sql, withStored);
  const added = await addDirectRoles(
    sql,
    changed.flatMap(({ userNo, roles }) => roles.map((role) => ({ ...role, userNo }))),
  );
  return deleted + added;
}

function textOf(roles: readonly DirectRole[]): string {
  return roles
    .map((role) => `${role.resourceNo} ${role.roleId} ${role.method}`)
    .sort()
    .join();
}

/** Returns what is stored of users' access, keyed by user number. */
export async function accessOf(
  sql: Sql,
  userNos: readonly number[],
): Promise<Map<number, [number, Access][]>> {
  const rows = await selectOf<{
    user_no: number;
    resource_no: number;
    is_seat: number;
    is_direct: number;
    sole_group_no: number | null;
  }>(
    sql,
    'SELECT user_no, resource_no, is_seat, is_direct, sole_group_no FROM access WHERE user_no IN',
    userNos,
  );
  return grouped(rows, (row) => [
    row.user_no,
    [
      row.resource_no,
      { isSeat: row.is_seat === 1, isDirect: row.is_direct === 1, soleGroupNo: row.sole_group_no },
    ],
  ]);
}

/** Returns users that can use a resource by number, in ascending order. */
export async function listHolders(
  sql: Sql,
  resourceNo: number,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    `SELECT user_no FROM access WHERE resource_no = ? AND user_no > ? ORDER BY user_no LIMIT ?`,
    [resourceNo, page.after, page.limit],
  );
  return rows.map((row) => row.user_no);
}

export async function upsertAccess(
  sql: Sql,
  rows: readonly { userNo: number; resourceNo: number; access: Access }[],
): Promise<number> {
  await replaceRows(
    sql,
    { name: 'access', columns: ['user_no', 'resource_no', 'is_seat', 'is_direct', 'sole_group_no'] },
    rows.map(({ userNo, resourceNo, access }) => [
      userNo,
      resourceNo,
      flag(access.isSeat),
      flag(access.isDirect),
      access.soleGroupNo,
    ]),
  );
  return rows.length;
}

export function deleteAccess(
  sql: Sql,
  resourceNosByUser: ReadonlyMap<number, readonly number[]>,
): Promise<number> {
  return deletePairs(sql, { name: 'access', column: 'resource_no' }, resourceNosByUser);
}

const CONTENT_TABLES = [
  'memberships',
  'direct_roles',
  'access',
  'activity',
  'user_sums',
  'directory_users',
] as const;

/** Forgets all that hangs on the users; returns the number of rows. */
export async function forgetContent(sql: Sql, userNos: readonly number[]): Promise<number> {
  let rows = 0;
  for (const table of CONTENT_TABLES) {
    rows += await sql.change(
      `DELETE FROM ${table} WHERE user_no IN (${placeholders(userNos.length)})`,
      userNos,
    );
  }
  return rows;
}

/** Returns members of a group by number, in ascending order. */
export async function listMembers(
  sql: Sql,
  groupNo: number,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    `SELECT user_no FROM memberships WHERE group_no = ? AND user_no > ? ORDER BY user_no LIMIT ?`,
    [groupNo, page.after, page.limit],
  );
  return rows.map((row) => row.user_no);
}

export async function deleteMembers(sql: Sql, groupNo: number, userNos: readonly number[]): Promise<number> {
  return sql.change(
    `DELETE FROM memberships WHERE group_no = ? AND user_no IN (${placeholders(userNos.length)})`,
    [groupNo, ...userNos],
  );
}

/** Forgets all direct roles of users. */
async function forgetDirectRoles(sql: Sql, userNos: readonly number[]): Promise<number> {
  return sql.change(`DELETE FROM direct_roles WHERE user_no IN (${placeholders(userNos.length)})`, userNos);
}

/** Forgets what users hold by themselves on resources, given by number and keyed by user number. */
export async function forgetDirectRolesOn(
  sql: Sql,
  resourceNos: ReadonlyMap<number, readonly number[]>,
): Promise<number> {
  return deletePairs(sql, { name: 'direct_roles', column: 'resource_no' }, resourceNos);
}

/** Adds direct roles to those that are stored. */
export async function addDirectRoles(
  sql: Sql,
  roles: readonly (DirectRole & { readonly userNo: number })[],
): Promise<number> {
  await replaceRows(
    sql,
    { name: 'direct_roles', columns: ['user_no', 'resource_no', 'role_id', 'method'] },
    roles.map((role) => [role.userNo, role.resourceNo, role.roleId, role.method]),
  );
  return roles.length;
}
