// Who and what hangs on some groups or some resources, as it is stored: what a small sync has to look at.
import type { Sql } from '../ports';
import type { GroupToRead } from './groups';
import { chunks, KEYS_PER_STATEMENT, placeholders } from './rows';

/** Members of groups, or holders of any role on resources. */
export interface HoldersOf {
  readonly by: 'groups' | 'resources';
  readonly nos: readonly number[];
}

const HOLDERS = {
  groups: { table: 'memberships', column: 'group_no' },
  resources: { table: 'access', column: 'resource_no' },
} as const;

/** Returns user numbers in ascending order. */
export async function listHoldersOf(
  sql: Sql,
  { by, nos }: HoldersOf,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  if (nos.length === 0) return [];
  const { table, column } = HOLDERS[by];
  const rows = await sql.select<{ user_no: number }>(
    `SELECT DISTINCT user_no FROM ${table} WHERE ${column} IN (${placeholders(nos.length)}) AND user_no > ?
     ORDER BY user_no LIMIT ?`,
    [...nos, page.after, page.limit],
  );
  return rows.map((row) => row.user_no);
}

/** Returns how many users of each directory hold any of these, keyed by directory number. */
export async function countHoldersOf(sql: Sql, { by, nos }: HoldersOf): Promise<Map<number, number>> {
  if (nos.length === 0) return new Map();
  const { table, column } = HOLDERS[by];
  const rows = await sql.select<{ directory_no: number; n: number }>(
    `SELECT d.directory_no, COUNT(DISTINCT d.user_no) AS n FROM ${table} h
     JOIN directory_users d ON d.user_no = h.user_no
     WHERE h.${column} IN (${placeholders(nos.length)}) GROUP BY d.directory_no`,
    nos,
  );
  return new Map(rows.map((row) => [row.directory_no, row.n]));
}

/** Returns how many of the holders have a role that no group gives: their roles are asked for one by one. */
export async function countDirectHolders(sql: Sql, { by, nos }: HoldersOf): Promise<number> {
  if (nos.length === 0) return 0;
  const { table, column } = HOLDERS[by];
  const [row] = await sql.select<{ n: number }>(
    `SELECT COUNT(DISTINCT r.user_no) AS n FROM direct_roles r JOIN ${table} h ON h.user_no = r.user_no
     WHERE h.${column} IN (${placeholders(nos.length)})`,
    nos,
  );
  return row?.n ?? 0;
}

/** Returns groups that give a role on any of the resources. */
export async function listGroupsGiving(sql: Sql, resourceNos: readonly number[]): Promise<GroupToRead[]> {
  if (resourceNos.length === 0) return [];
  return groupsWhere(
    sql,
    `group_no IN (SELECT group_no FROM group_roles WHERE resource_no IN (${placeholders(resourceNos.length)}))`,
    resourceNos,
  );
}

/** Returns those of the groups whose roles must be read. */
export async function listGroupsToRead(sql: Sql, groupNos: readonly number[]): Promise<GroupToRead[]> {
  const groups: GroupToRead[] = [];
  for (const part of chunks(groupNos, KEYS_PER_STATEMENT)) {
    const where = `(resource_count > 0 OR resource_count IS NULL) AND group_no IN (${placeholders(part.length)})`;
    groups.push(...(await groupsWhere(sql, where, part)));
  }
  return groups;
}

async function groupsWhere(sql: Sql, where: string, params: readonly number[]): Promise<GroupToRead[]> {
  const rows = await sql.select<{ group_no: number; group_id: string; directory_no: number | null }>(
    `SELECT group_no, group_id, directory_no FROM user_groups WHERE gone_at IS NULL AND ${where} ORDER BY group_no`,
    params,
  );
  return rows.map((row) => ({ groupNo: row.group_no, groupId: row.group_id, directoryNo: row.directory_no }));
}
