// Groups; the roles that they give are in groupRoles.ts.
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
        before?.grants_admin ?? 0,
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
  'grants_admin',
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
  grants_admin: number;
  gone_at: number | null;
}

async function knownGroups(sql: Sql, groupIds: readonly string[]): Promise<GroupState[]> {
  const rows: GroupState[] = [];
  for (const part of chunks(groupIds, KEYS_PER_STATEMENT)) {
    rows.push(
      ...(await sql.select<GroupState>(
        `SELECT group_no, group_id, directory_no, row_hash, roles_hash, other_resources, grants_admin, gone_at FROM user_groups
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

/**
 * Adds to how many members groups have, keyed by number, where nothing newer was told of the group since `readBefore`.
 * The next reading of the group writes it whatever it was before.
 */
export async function addToUserCounts(
  sql: Sql,
  added: ReadonlyMap<number, number>,
  readBefore: number,
): Promise<void> {
  for (const by of new Set(added.values())) {
    if (by === 0) continue;
    const groupNos = [...added].flatMap(([groupNo, each]) => (each === by ? [groupNo] : []));
    for (const part of chunks(groupNos, KEYS_PER_STATEMENT)) {
      await sql.change(
        `UPDATE user_groups SET user_count = user_count + ?, row_hash = ''
         WHERE changed_at < ? AND group_no IN (${placeholders(part.length)})`,
        [by, readBefore, ...part],
      );
    }
  }
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
