// Groups and products as plans need them. Each is read once and remembered for one burst: a page of users meets mostly
// the groups that the page before has met.
import type { GroupManager } from '../domain/directory';
import { asDirectoryId, asGroupId, asResourceId } from '../domain/ids';
import type { DirectoryId, GroupId, ResourceId } from '../domain/ids';
import type { GroupFacts, NamedPlaces } from '../domain/planSubject';
import type { Sql, SqlRow, SqlValue } from '../ports';
import { listDirectories, listResources } from '../store/places';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';
import { grouped } from '../store/rowsOfUsers';

interface Places {
  readonly directories: ReadonlyMap<number, DirectoryId>;
  readonly resources: ReadonlyMap<number, ResourceId>;
  /** Directories of the groups that give anything on a product; not read where there is one directory only. */
  readonly directoriesOf: ReadonlyMap<ResourceId, readonly DirectoryId[]>;
}

export class PlanPlaces {
  readonly #sql: Sql;
  readonly #groups = new Map<number, GroupFacts | null>();
  #places: Promise<Places> | null = null;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  places(): Promise<Places> {
    this.#places ??= readPlaces(this.#sql);
    return this.#places;
  }

  /** Returns the groups that are there, keyed by number. */
  async groups(groupNos: readonly number[]): Promise<ReadonlyMap<number, GroupFacts | null>> {
    const missing = [...new Set(groupNos)].filter((groupNo) => !this.#groups.has(groupNo));
    for (const part of chunks(missing, KEYS_PER_STATEMENT)) {
      const read = await readGroups(this.#sql, await this.places(), ['group_no', part]);
      for (const groupNo of part) this.#groups.set(groupNo, read.get(groupNo) ?? null);
    }
    return this.#groups;
  }

  /** Looks up what operations name. */
  async named(groupIds: readonly GroupId[]): Promise<NamedPlaces> {
    const places = await this.places();
    const read =
      groupIds.length === 0 ? [] : (await readGroups(this.#sql, places, ['group_id', groupIds])).values();
    const groups = new Map([...read].map((group) => [group.groupId, group]));
    const resourceIds = new Set(places.resources.values());
    return {
      group: (groupId) => groups.get(groupId) ?? null,
      resource: (resourceId) =>
        resourceIds.has(resourceId) ? { directoryIds: places.directoriesOf.get(resourceId) ?? [] } : null,
    };
  }
}

async function readPlaces(sql: Sql): Promise<Places> {
  const [directories, resources] = await Promise.all([listDirectories(sql), listResources(sql)]);
  const directoryIds = new Map(
    directories.map(({ directoryNo, directoryId }) => [directoryNo, asDirectoryId(directoryId)]),
  );
  const resourceIds = new Map(
    resources.map(({ resourceNo, resourceId }) => [resourceNo, asResourceId(resourceId)]),
  );
  const pairs = directories.length < 2 ? [] : await readDirectoriesOfResources(sql);
  const directoriesOf = new Map<ResourceId, DirectoryId[]>();
  for (const { resource_no, directory_no } of pairs) {
    const [resourceId, directoryId] = [resourceIds.get(resource_no), directoryIds.get(directory_no)];
    if (resourceId === undefined || directoryId === undefined) continue;
    directoriesOf.set(resourceId, [...(directoriesOf.get(resourceId) ?? []), directoryId]);
  }
  return { directories: directoryIds, resources: resourceIds, directoriesOf };
}

function readDirectoriesOfResources(sql: Sql): Promise<{ resource_no: number; directory_no: number }[]> {
  return sql.select<{ resource_no: number; directory_no: number }>(
    `SELECT DISTINCT r.resource_no, g.directory_no FROM group_roles r
     JOIN user_groups g ON g.group_no = r.group_no WHERE g.gone_at IS NULL AND g.directory_no IS NOT NULL`,
  );
}

interface GroupRow extends SqlRow {
  readonly group_no: number;
  readonly group_id: string;
  readonly directory_no: number | null;
  readonly managed_by: GroupManager;
  readonly external_synced: number | null;
  readonly modifiable: number | null;
  readonly grants_admin: number;
}

interface RoleRow extends SqlRow {
  readonly group_no: number;
  readonly resource_no: number;
  readonly role_id: string;
  readonly is_default: number;
}

/** Returns those of the groups that are there, keyed by number. */
async function readGroups(
  sql: Sql,
  { directories, resources }: Places,
  [key, values]: readonly ['group_no' | 'group_id', readonly SqlValue[]],
): Promise<Map<number, GroupFacts>> {
  const marks = placeholders(values.length);
  const rows = await sql.select<GroupRow>(
    `SELECT group_no, group_id, directory_no, managed_by, external_synced, modifiable, grants_admin
     FROM user_groups WHERE ${key} IN (${marks}) AND gone_at IS NULL`,
    values,
  );
  const roles = await sql.select<RoleRow>(
    `SELECT r.group_no, r.resource_no, r.role_id, r.is_default FROM group_roles r
     JOIN user_groups g ON g.group_no = r.group_no WHERE g.${key} IN (${marks})`,
    values,
  );
  const rolesOf = grouped(roles, (role) => [role.group_no, role]);
  return new Map(
    rows.map((row): [number, GroupFacts] => [
      row.group_no,
      {
        groupId: asGroupId(row.group_id),
        directoryId: row.directory_no === null ? null : (directories.get(row.directory_no) ?? null),
        managedBy: row.managed_by,
        isSynced: row.external_synced === 1,
        isModifiable: row.modifiable !== 0,
        grantsAdmin: row.grants_admin === 1,
        roles: (rolesOf.get(row.group_no) ?? []).flatMap(({ resource_no, role_id, is_default }) => {
          const resourceId = resources.get(resource_no);
          return resourceId === undefined
            ? []
            : [{ resourceId, roleId: role_id, isDefault: is_default === 1 }];
        }),
      },
    ]),
  );
}
