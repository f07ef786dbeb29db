// The list of groups: first the numbers of the page's groups, then what is shown of them.
import type { GroupManager } from '../domain/directory';
import type { GroupGrant, GroupList, GroupListItem, GroupListRequest } from '../domain/groupList';
import { asGroupId, asResourceId } from '../domain/ids';
import { isBillableRole } from '../domain/role';
import type { Sql, SqlRow } from '../ports';
import { nothingKept } from '../store/counts';
import type { Counts } from '../store/counts';
import { readAges } from './ages';
import { listOf, sqlText, plain } from './fragment';
import { chooseGroups } from './groupChoice';
import { NO_MEMBERS, readGroupSums } from './groupSums';
import type { GroupSums } from './groupSums';
import { BY_SITE } from './siteOrder';

export async function listGroupPage(
  sql: Sql,
  request: GroupListRequest & {
    /** Epoch milliseconds. */
    readonly now: number;
  },
  counts: Counts = nothingKept,
): Promise<GroupList> {
  const { filter, sort, page, pageSize } = request;
  const [sums, ageOf] = await Promise.all([readGroupSums(sql, request, counts), readAges(sql)]);
  const choice = { filter, sort, offset: (page - 1) * pageSize, limit: pageSize };
  const { groupNos, total } = await chooseGroups(sql, choice, sums);
  return {
    items: await readItems(sql, groupNos, sums),
    total,
    asOf: { groups: ageOf('groups'), users: ageOf('users'), activity: ageOf('activity') },
  };
}

/** Returns the groups in the order of their numbers; what is gone meanwhile is left out. */
async function readItems(
  sql: Sql,
  groupNos: readonly number[],
  sums: ReadonlyMap<number, GroupSums>,
): Promise<GroupListItem[]> {
  if (groupNos.length === 0) return [];
  const [rows, roles] = await Promise.all([readGroups(sql, groupNos), readRoles(sql, groupNos)]);
  const byNo = new Map(rows.map((row) => [row.group_no, row]));
  return groupNos.flatMap((groupNo) => {
    const row = byNo.get(groupNo);
    if (row === undefined) return [];
    return [
      {
        groupId: asGroupId(row.group_id),
        name: row.name,
        description: row.description === '' ? null : row.description,
        managedBy: row.managed_by,
        isSynced: row.external_synced === null ? null : row.external_synced === 1,
        toldMembers: row.user_count,
        ...(sums.get(groupNo) ?? NO_MEMBERS),
        grants: grantsFrom(roles.filter((role) => role.group_no === groupNo)),
        // As the sync decides whether to read them: where Atlassian counts no resource, there is nothing to read.
        areGrantsKnown: row.roles_hash !== null || row.resource_count === 0,
      },
    ];
  });
}

interface GroupRow extends SqlRow {
  readonly group_no: number;
  readonly group_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly managed_by: GroupManager;
  readonly external_synced: number | null;
  readonly user_count: number | null;
  readonly resource_count: number | null;
  readonly roles_hash: string | null;
}

function readGroups(sql: Sql, groupNos: readonly number[]): Promise<GroupRow[]> {
  const { text, params } = sqlText`SELECT group_no, group_id, name, description, managed_by, external_synced,
      user_count, resource_count, roles_hash
    FROM user_groups WHERE group_no IN ${listOf(groupNos)}`;
  return sql.select<GroupRow>(text, params);
}

interface RoleRow extends SqlRow {
  readonly group_no: number;
  readonly resource_id: string;
  readonly cloud_id: string;
  readonly host_url: string | null;
  readonly product_key: string;
  readonly role_id: string;
  readonly is_default: number;
}

function readRoles(sql: Sql, groupNos: readonly number[]): Promise<RoleRow[]> {
  const { text, params } = sqlText`SELECT r.group_no, x.resource_id, s.cloud_id, s.host_url, p.product_key,
      r.role_id, r.is_default
    FROM group_roles r JOIN resources x ON x.resource_no = r.resource_no
    JOIN sites s ON s.site_no = x.site_no JOIN products p ON p.product_no = x.product_no
    WHERE r.group_no IN ${listOf(groupNos)}
    ORDER BY ${plain(BY_SITE)}, p.product_key, x.resource_id, r.role_id`;
  return sql.select<RoleRow>(text, params);
}

function grantsFrom(rows: readonly RoleRow[]): GroupGrant[] {
  const resourceIds = [...new Set(rows.map((row) => row.resource_id))];
  return resourceIds.flatMap((resourceId) => {
    const given = rows.filter((row) => row.resource_id === resourceId);
    const [first] = given;
    if (first === undefined) return [];
    const roles = given.map((row) => row.role_id);
    return [
      {
        resourceId: asResourceId(resourceId),
        siteId: first.cloud_id,
        hostUrl: first.host_url,
        productKey: first.product_key,
        roles,
        givesSeat: roles.some(isBillableRole),
        isDefault: given.some((row) => row.is_default === 1),
      },
    ];
  });
}
