// Who and what hangs on some groups or some resources, as it is stored: what a small sync has to look at.
import type { Sql } from '../ports';
import type { GroupToRead } from './groupRoles';
import { chunks, KEYS_PER_STATEMENT, placeholders } from './rows';
import { lastUserNo } from './users';

/** Members of groups, or holders of any role on resources. */
export interface HoldersOf {
  readonly by: 'groups' | 'resources';
  readonly nos: readonly number[];
}

const HOLDERS = {
  groups: { table: 'memberships', column: 'group_no' },
  resources: { table: 'access', column: 'resource_no' },
} as const;

// A user has about ten rows in the widest of these tables.
const USERS_PER_STATEMENT = 5_000;

/** Returns user numbers after the given one, in ascending order: at least `limit`, or all that there are. */
export async function listHoldersOf(
  sql: Sql,
  { by, nos }: HoldersOf,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  if (nos.length === 0) return [];
  const { table, column } = HOLDERS[by];
  const holders: number[] = [];
  for await (const range of userRanges(sql, page.after)) {
    const rows = await sql.select<{ user_no: number }>(
      `SELECT DISTINCT user_no FROM ${table} WHERE ${column} IN (${placeholders(nos.length)})
       AND user_no > ? AND user_no <= ? ORDER BY user_no`,
      [...nos, ...range],
    );
    holders.push(...rows.map((row) => row.user_no));
    if (holders.length >= page.limit) break;
  }
  return holders;
}

/** Returns how many users of each directory hold any of these, keyed by directory number. */
export async function countHoldersOf(sql: Sql, { by, nos }: HoldersOf): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  if (nos.length === 0) return counts;
  const { table, column } = HOLDERS[by];
  for await (const range of userRanges(sql, 0)) {
    const rows = await sql.select<{ directory_no: number; n: number }>(
      `SELECT d.directory_no, COUNT(DISTINCT d.user_no) AS n FROM ${table} h
       JOIN directory_users d ON d.user_no = h.user_no
       WHERE h.${column} IN (${placeholders(nos.length)}) AND h.user_no > ? AND h.user_no <= ?
       GROUP BY d.directory_no`,
      [...nos, ...range],
    );
    for (const row of rows) counts.set(row.directory_no, (counts.get(row.directory_no) ?? 0) + row.n);
  }
  return counts;
}

/** Returns how many of the holders have a role that no group gives: their roles are asked for one by one. */
export async function countDirectHolders(sql: Sql, { by, nos }: HoldersOf): Promise<number> {
  if (nos.length === 0) return 0;
  const { table, column } = HOLDERS[by];
  let count = 0;
  for await (const range of userRanges(sql, 0)) {
    const [row] = await sql.select<{ n: number }>(
      `SELECT COUNT(DISTINCT r.user_no) AS n FROM direct_roles r JOIN ${table} h ON h.user_no = r.user_no
       WHERE h.${column} IN (${placeholders(nos.length)}) AND r.user_no > ? AND r.user_no <= ?`,
      [...nos, ...range],
    );
    count += row?.n ?? 0;
  }
  return count;
}

/** Parts the users after the given number into as many as one statement looks at: after, up to. */
async function* userRanges(sql: Sql, after: number): AsyncGenerator<readonly [number, number]> {
  const last = await lastUserNo(sql);
  for (let from = after; from < last; from += USERS_PER_STATEMENT) yield [from, from + USERS_PER_STATEMENT];
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
