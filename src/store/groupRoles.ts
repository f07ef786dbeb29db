// The roles that groups give, and which groups must be asked for them.
import type { Sql } from '../ports';
import { rowHash } from './hash';
import { chunks, flag, KEYS_PER_STATEMENT, placeholders, replaceRows } from './rows';

// A group has a few roles; Forge SQL answers with at most 4 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const GROUPS_PER_SELECT = 5_000;

/** A group whose roles a sync must read: it holds resources, or Atlassian did not say how many. */
export interface GroupToRead {
  readonly groupNo: number;
  readonly groupId: string;
  readonly directoryNo: number | null;
}

export async function listGroupsWithResources(
  sql: Sql,
  page: { readonly after: number; readonly limit: number },
): Promise<GroupToRead[]> {
  const rows = await sql.select<{ group_no: number; group_id: string; directory_no: number | null }>(
    `SELECT group_no, group_id, directory_no FROM user_groups
     WHERE gone_at IS NULL AND (resource_count > 0 OR resource_count IS NULL) AND group_no > ?
     ORDER BY group_no LIMIT ?`,
    [page.after, page.limit],
  );
  return rows.map((row) => ({ groupNo: row.group_no, groupId: row.group_id, directoryNo: row.directory_no }));
}

export async function countGroupsWithResources(sql: Sql): Promise<number> {
  const [row] = await sql.select<{ n: number }>(
    `SELECT COUNT(*) AS n FROM user_groups WHERE gone_at IS NULL AND (resource_count > 0 OR resource_count IS NULL)`,
  );
  return row?.n ?? 0;
}

export interface RolesOfGroup {
  readonly groupNo: number;
  readonly roles: readonly {
    readonly resourceNo: number;
    readonly roleId: string;
    readonly isDefault: boolean;
  }[];
  readonly otherResources: readonly string[];
  /** Makes its members admins of the organization or of a site. */
  readonly grantsAdmin: boolean;
}

/** Stores the roles of the groups, if they changed. Returns the number of rows written. */
export async function setGroupRoles(sql: Sql, groups: readonly RolesOfGroup[]): Promise<number> {
  if (groups.length === 0) return 0;
  const nos = groups.map((group) => group.groupNo);
  const known = await sql.select<{ group_no: number; roles_hash: string | null }>(
    `SELECT group_no, roles_hash FROM user_groups WHERE group_no IN (${placeholders(nos.length)})`,
    nos,
  );
  const hashes = new Map(known.map((row) => [row.group_no, row.roles_hash]));
  const changed = groups
    .map((group) => ({ ...group, hash: rolesHash(group) }))
    .filter((group) => hashes.get(group.groupNo) !== group.hash);
  if (changed.length === 0) return 0;
  const changedNos = changed.map((group) => group.groupNo);
  // The hash claims that the roles are stored: it goes before them, and comes after them.
  const claimed = changedNos.filter((groupNo) => hashes.get(groupNo) !== null);
  if (claimed.length > 0) {
    await sql.change(
      `UPDATE user_groups SET roles_hash = NULL WHERE group_no IN (${placeholders(claimed.length)})`,
      claimed,
    );
  }
  await sql.change(
    `DELETE FROM group_roles WHERE group_no IN (${placeholders(changedNos.length)})`,
    changedNos,
  );
  const rows = changed.flatMap((group) =>
    group.roles.map((role) => [group.groupNo, role.resourceNo, role.roleId, flag(role.isDefault)]),
  );
  await replaceRows(
    sql,
    { name: 'group_roles', columns: ['group_no', 'resource_no', 'role_id', 'is_default'] },
    rows,
  );
  const cases = changed.map(() => 'WHEN ? THEN ?').join(' ');
  await sql.change(
    `UPDATE user_groups SET roles_hash = CASE group_no ${cases} END, other_resources = CASE group_no ${cases} END,
       grants_admin = CASE group_no ${cases} END
     WHERE group_no IN (${placeholders(changed.length)})`,
    [
      ...changed.flatMap((group) => [group.groupNo, group.hash]),
      ...changed.flatMap((group) => [group.groupNo, group.otherResources.join(',')]),
      ...changed.flatMap((group) => [group.groupNo, flag(group.grantsAdmin)]),
      ...changedNos,
    ],
  );
  return rows.length + changed.length;
}

/** Forgets roles of groups that no longer hold any resource. Returns the number of groups. */
export async function clearGroupRoles(sql: Sql): Promise<number> {
  const rows = await sql.select<{ group_no: number }>(
    `SELECT group_no FROM user_groups WHERE gone_at IS NULL AND resource_count = 0 AND roles_hash IS NOT NULL`,
  );
  for (const part of chunks(rows, KEYS_PER_STATEMENT)) {
    const nos = part.map((row) => row.group_no);
    await sql.change(`DELETE FROM group_roles WHERE group_no IN (${placeholders(nos.length)})`, nos);
    await sql.change(
      `UPDATE user_groups SET roles_hash = NULL, other_resources = NULL, grants_admin = 0 WHERE group_no IN (${placeholders(nos.length)})`,
      nos,
    );
  }
  return rows.length;
}

function rolesHash(group: RolesOfGroup): string {
  const roles = group.roles
    .map((role) => `${role.resourceNo} ${role.roleId} ${Number(role.isDefault)}`)
    .sort();
  return rowHash([...roles, ...[...group.otherResources].sort(), group.grantsAdmin]);
}

export interface KnownGroupRole {
  readonly groupNo: number;
  readonly resourceNo: number;
  readonly roleId: string;
}

/** Returns the roles of all groups up to the given number. */
export async function listGroupRoles(sql: Sql, lastGroupNo: number): Promise<KnownGroupRole[]> {
  const roles: KnownGroupRole[] = [];
  for (let after = 0; after < lastGroupNo; after += GROUPS_PER_SELECT) {
    const rows = await sql.select<{ group_no: number; resource_no: number; role_id: string }>(
      `SELECT group_no, resource_no, role_id FROM group_roles WHERE group_no > ? AND group_no <= ?`,
      [after, after + GROUPS_PER_SELECT],
    );
    for (const row of rows)
      roles.push({ groupNo: row.group_no, resourceNo: row.resource_no, roleId: row.role_id });
  }
  return roles;
}

/** Takes back the claim that the roles of the groups which hold a resource are stored as read. */
export async function withdrawRolesHashes(sql: Sql, resourceNo: number): Promise<void> {
  await sql.change(
    `UPDATE user_groups SET roles_hash = NULL
     WHERE group_no IN (SELECT group_no FROM group_roles WHERE resource_no = ?)`,
    [resourceNo],
  );
}
