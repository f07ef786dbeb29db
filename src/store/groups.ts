// Groups and the roles they give.
import type { Group } from '../domain/directory';
import type { Sql } from '../ports';
import { rowHash } from './hash';
import { numbersFor, type Written } from './places';
import { chunks, flag, KEYS_PER_STATEMENT, placeholders, replaceRows } from './rows';

export interface KnownGroup {
  readonly groupNo: number;
  readonly groupId: string;
  readonly directoryNo: number | null;
  /** Empty until the group's roles were read. */
  readonly rolesHash: string;
  /** True when the group holds resources, or may hold some, and its roles are not stored. */
  readonly lacksRoles: boolean;
  /** On how many resources Atlassian says that it holds a role; null: not told. */
  readonly resourceCount: number | null;
  /** Ids of resources that count for a member but are none of ours. */
  readonly otherResources: readonly string[];
}

/** Length limits of the columns: longer texts are cut, never refused. */
const NAME_LENGTH = 255;

// A group is about 200 bytes of an answer, and has a few roles; Forge SQL answers with at most 4 MiB
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const GROUPS_PER_SELECT = 5_000;

/** Returns all groups that are not gone, by number. */
export async function listGroups(sql: Sql): Promise<KnownGroup[]> {
  const groups: KnownGroup[] = [];
  for (;;) {
    const part = await listGroupsAfter(sql, groups.at(-1)?.groupNo ?? 0);
    groups.push(...part);
    if (part.length < GROUPS_PER_SELECT) return groups;
  }
}

async function listGroupsAfter(sql: Sql, after: number): Promise<KnownGroup[]> {
  const rows = await sql.select<{
    group_no: number;
    group_id: string;
    directory_no: number | null;
    resource_count: number | null;
    roles_hash: string | null;
    other_resources: string | null;
  }>(
    `SELECT group_no, group_id, directory_no, resource_count, roles_hash, other_resources FROM user_groups
     WHERE gone_at IS NULL AND group_no > ? ORDER BY group_no LIMIT ?`,
    [after, GROUPS_PER_SELECT],
  );
  return rows.map((row) => ({
    groupNo: row.group_no,
    groupId: row.group_id,
    directoryNo: row.directory_no,
    rolesHash: row.roles_hash ?? '',
    resourceCount: row.resource_count,
    lacksRoles: row.roles_hash === null && row.resource_count !== 0,
    otherResources:
      row.other_resources === null || row.other_resources === '' ? [] : row.other_resources.split(','),
  }));
}

export async function upsertGroups(
  sql: Sql,
  groups: readonly Group[],
  at: { readonly now: number; readonly directoryNos: ReadonlyMap<string, number> },
): Promise<Written> {
  if (groups.length === 0) return { nos: [], rows: 0 };
  const known = await knownGroups(
    sql,
    groups.map((group) => group.groupId),
  );
  const byId = new Map(known.map((row) => [row.group_id, row]));
  const numbers = await numbersFor(sql, 'user_groups', {
    wanted: groups.map((group) => group.groupId),
    known: new Map(known.map((row) => [row.group_id, row.group_no])),
  });
  const rows = groups.flatMap((group, i) => {
    const before = byId.get(group.groupId);
    const told = group.directoryId === null ? undefined : at.directoryNos.get(group.directoryId);
    const facts = groupFacts(group, told ?? before?.directory_no ?? null);
    const hash = rowHash(facts);
    if (before !== undefined && before.gone_at === null && before.row_hash === hash) return [];
    return [
      [
        numbers[i] ?? 0,
        ...facts,
        hash,
        before?.roles_hash ?? null,
        before?.other_resources ?? null,
        at.now,
        null,
      ],
    ];
  });
  await replaceRows(sql, { name: 'user_groups', columns: GROUP_COLUMNS }, rows);
  return { nos: numbers, rows: rows.length };
}

const GROUP_COLUMNS = [
  'group_no',
  'group_id',
  'directory_no',
  'name',
  'name_search',
  'description',
  'managed_by',
  'external_synced',
  'readable',
  'modifiable',
  'deletable',
  'user_count',
  'resource_count',
  'row_hash',
  'roles_hash',
  'other_resources',
  'changed_at',
  'gone_at',
];

function groupFacts(group: Group, directoryNo: number | null) {
  const name = group.name.slice(0, NAME_LENGTH);
  return [
    group.groupId,
    directoryNo,
    name,
    name.toLowerCase().slice(0, NAME_LENGTH),
    group.description,
    group.managedBy,
    flag(group.externalSynced),
    flag(group.readable),
    flag(group.modifiable),
    flag(group.deletable),
    group.userCount,
    group.resourceCount,
  ];
}

interface GroupState extends Readonly<Record<string, string | number | null>> {
  group_no: number;
  group_id: string;
  directory_no: number | null;
  row_hash: string;
  roles_hash: string | null;
  other_resources: string | null;
  gone_at: number | null;
}

async function knownGroups(sql: Sql, groupIds: readonly string[]): Promise<GroupState[]> {
  const rows: GroupState[] = [];
  for (const part of chunks(groupIds, KEYS_PER_STATEMENT)) {
    rows.push(
      ...(await sql.select<GroupState>(
        `SELECT group_no, group_id, directory_no, row_hash, roles_hash, other_resources, gone_at FROM user_groups
         WHERE group_id IN (${placeholders(part.length)})`,
        part,
      )),
    );
  }
  return rows;
}

/** Says of groups whose directory nobody told which one it is. */
export async function setDirectoryOfGroups(
  sql: Sql,
  directoryNo: number,
  groupNos: readonly number[],
): Promise<void> {
  for (const part of chunks(groupNos, KEYS_PER_STATEMENT)) {
    await sql.change(
      `UPDATE user_groups SET directory_no = ? WHERE directory_no IS NULL AND group_no IN (${placeholders(part.length)})`,
      [directoryNo, ...part],
    );
  }
}

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
    `UPDATE user_groups SET roles_hash = CASE group_no ${cases} END, other_resources = CASE group_no ${cases} END
     WHERE group_no IN (${placeholders(changed.length)})`,
    [
      ...changed.flatMap((group) => [group.groupNo, group.hash]),
      ...changed.flatMap((group) => [group.groupNo, group.otherResources.join(',')]),
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
      `UPDATE user_groups SET roles_hash = NULL, other_resources = NULL WHERE group_no IN (${placeholders(nos.length)})`,
      nos,
    );
  }
  return rows.length;
}

function rolesHash(group: RolesOfGroup): string {
  const roles = group.roles
    .map((role) => `${role.resourceNo} ${role.roleId} ${Number(role.isDefault)}`)
    .sort();
  return rowHash([...roles, ...[...group.otherResources].sort()]);
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

/** Forgets what a group gives; its members are the caller's. */
export async function forgetGroup(sql: Sql, groupNo: number): Promise<number> {
  return sql.change(`DELETE FROM group_roles WHERE group_no = ?`, [groupNo]);
}

export async function markGroupGone(sql: Sql, groupNo: number, now: number): Promise<void> {
  await sql.change(
    `UPDATE user_groups SET gone_at = ?, changed_at = ?, roles_hash = NULL, other_resources = NULL WHERE group_no = ?`,
    [now, now, groupNo],
  );
}
