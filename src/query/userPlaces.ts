// What one user can use or has used, every known path to it, and the groups.
import type { MemberRules } from '../domain/detailedSubject';
import type { GroupManager } from '../domain/directory';
import { asDirectoryId, asGroupId, asResourceId, type GroupId } from '../domain/ids';
import { isBillableRole } from '../domain/role';
import type { KnownPath, UserDetails, UserGroup, UserPlace } from '../domain/userDetails';
import type { Sql, SqlRow } from '../ports';
import { directRolesOf } from '../store/userContent';
import type { DirectRole } from '../store/userContent';
import { lastActiveOf } from './userRows';
import { BY_SITE } from './siteOrder';

interface Holdings extends Pick<UserDetails, 'groups' | 'places' | 'lastActive'> {
  /** Of the groups that are there. */
  readonly rulesOf: ReadonlyMap<GroupId, MemberRules>;
}

export async function readHoldings(sql: Sql, userNo: number): Promise<Holdings> {
  const [groups, resources, groupRoles, directRoles, activity] = await Promise.all([
    readGroups(sql, userNo),
    readResources(sql, userNo),
    readGroupRoles(sql, userNo),
    directRolesOf(sql, [userNo]),
    readActivity(sql, userNo),
  ]);
  const places = resources.map((row): UserPlace => {
    const isHere = (of: { readonly resource_no: number }): boolean => of.resource_no === row.resource_no;
    const paths = [
      ...groupPaths(groupRoles.filter(isHere), groups),
      ...otherPaths((directRoles.get(userNo) ?? []).filter((role) => role.resourceNo === row.resource_no)),
    ];
    return {
      resourceId: asResourceId(row.resource_id),
      siteId: row.cloud_id,
      hostUrl: row.host_url,
      productKey: row.product_key,
      name: row.name,
      isSandbox: row.is_sandbox === 1,
      isHeld: row.is_seat !== null,
      isSeat: row.is_seat === 1,
      roles: unique(paths.flatMap((path) => (path.kind === 'inferred' ? [] : path.roles))),
      paths,
      lastActive: lastActiveOf(activity.filter((each) => each.kind === 'resource' && isHere(each))),
    };
  });
  const lastActive = lastActiveOf(activity.filter(({ kind }) => kind === 'organization'));
  const present = groups.filter(({ gone_at }) => gone_at === null);
  const rulesOf = new Map(present.map((row) => [asGroupId(row.group_id), memberRules(row)]));
  return { groups: groups.map(toGroup), places, lastActive, rulesOf };
}

function groupPaths(roles: readonly GroupRoleRow[], groups: readonly GroupRow[]): KnownPath[] {
  return groups.flatMap((group) => {
    const given = roles.filter((role) => role.group_no === group.group_no);
    if (given.length === 0) return [];
    return [
      {
        kind: 'group',
        groupId: asGroupId(group.group_id),
        name: group.name,
        managedBy: group.managed_by,
        isDefault: given.some((role) => role.is_default === 1),
        ...rolesOf(given.map((role) => role.role_id)),
      },
    ];
  });
}

function otherPaths(roles: readonly DirectRole[]): KnownPath[] {
  return (['direct', 'inferred'] as const).flatMap((kind) => {
    const given = roles.filter((role) => (role.method === 'inferred') === (kind === 'inferred'));
    return given.length === 0 ? [] : [{ kind, ...rolesOf(given.map((role) => role.roleId)) }];
  });
}

function rolesOf(roleIds: readonly string[]): Pick<KnownPath, 'roles' | 'givesSeat'> {
  return { roles: unique(roleIds), givesSeat: roleIds.some(isBillableRole) };
}

function unique(roleIds: readonly string[]): string[] {
  return [...new Set(roleIds)].toSorted();
}

interface GroupRow extends SqlRow {
  readonly group_no: number;
  readonly group_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly managed_by: GroupManager;
  readonly external_synced: number | null;
  readonly user_count: number | null;
  readonly modifiable: number | null;
  readonly grants_admin: number;
  readonly gone_at: number | null;
  readonly directory_id: string | null;
}

/** By name. */
function readGroups(sql: Sql, userNo: number): Promise<GroupRow[]> {
  return sql.select<GroupRow>(
    `SELECT g.group_no, g.group_id, g.name, g.description, g.managed_by, g.external_synced, g.user_count,
       g.modifiable, g.grants_admin, g.gone_at, d.directory_id
     FROM memberships m JOIN user_groups g ON g.group_no = m.group_no
     LEFT JOIN directories d ON d.directory_no = g.directory_no AND d.gone_at IS NULL
     WHERE m.user_no = ? ORDER BY g.name_search, g.group_no`,
    [userNo],
  );
}

function toGroup(row: GroupRow): UserGroup {
  return {
    groupId: asGroupId(row.group_id),
    name: row.name,
    description: row.description,
    managedBy: row.managed_by,
    isSynced: row.external_synced === null ? null : row.external_synced === 1,
    members: row.user_count,
  };
}

function memberRules({ directory_id, modifiable, grants_admin }: GroupRow): MemberRules {
  return {
    directoryId: directory_id === null ? null : asDirectoryId(directory_id),
    isModifiable: modifiable !== 0,
    grantsAdmin: grants_admin === 1,
  };
}

interface ResourceRow extends SqlRow {
  readonly resource_no: number;
  readonly resource_id: string;
  readonly name: string | null;
  readonly is_sandbox: number;
  readonly cloud_id: string;
  readonly host_url: string | null;
  readonly product_key: string;
  /** Null: not held. */
  readonly is_seat: number | null;
}

function readResources(sql: Sql, userNo: number): Promise<ResourceRow[]> {
  return sql.select<ResourceRow>(
    `SELECT r.resource_no, r.resource_id, r.name, r.is_sandbox, s.cloud_id, s.host_url, p.product_key, known.is_seat
     FROM (SELECT resource_no, MAX(is_seat) AS is_seat FROM (
         SELECT resource_no, is_seat FROM access WHERE user_no = ?
         UNION ALL SELECT c.resource_no, NULL FROM activity a JOIN scopes c ON c.scope_no = a.scope_no
         WHERE a.user_no = ? AND c.kind = 'resource') met GROUP BY resource_no) known
     JOIN resources r ON r.resource_no = known.resource_no
     JOIN sites s ON s.site_no = r.site_no JOIN products p ON p.product_no = r.product_no
     ORDER BY ${BY_SITE}, p.product_key, r.resource_id`,
    [userNo, userNo],
  );
}

interface GroupRoleRow extends SqlRow {
  readonly group_no: number;
  readonly resource_no: number;
  readonly role_id: string;
  readonly is_default: number;
}

function readGroupRoles(sql: Sql, userNo: number): Promise<GroupRoleRow[]> {
  return sql.select<GroupRoleRow>(
    `SELECT g.group_no, g.resource_no, g.role_id, g.is_default
     FROM memberships m JOIN group_roles g ON g.group_no = m.group_no WHERE m.user_no = ?`,
    [userNo],
  );
}

interface ScopeActivityRow extends SqlRow {
  readonly kind: string;
  readonly resource_no: number;
  readonly effective_at: number | null;
  readonly is_never: number;
}

function readActivity(sql: Sql, userNo: number): Promise<ScopeActivityRow[]> {
  return sql.select<ScopeActivityRow>(
    `SELECT c.kind, c.resource_no, a.effective_at, a.is_never
     FROM activity a JOIN scopes c ON c.scope_no = a.scope_no
     WHERE a.user_no = ? AND c.kind IN ('organization', 'resource')`,
    [userNo],
  );
}
