// The mirror's numbers for Atlassian's ids: the short tables, read whole, and the groups that are asked for.
import type { Condition } from '../domain/filter/fields';
import type { ActivityContext } from '../domain/lastActive';
import { BILLABLE_ROLES } from '../domain/role';
import type { Sql, SqlRow } from '../ports';
import { listResources, listScopes } from '../store/places';
import type { KnownResource, KnownScope } from '../store/places';
import { listOf, sqlText } from './fragment';

/** Numbers behind the ids of one request. What is not known, or gone, has none. */
export interface MirrorKeys {
  readonly resources: readonly KnownResource[];
  readonly scopes: readonly KnownScope[];
  /** Group numbers, keyed by group id. */
  readonly groupNos: ReadonlyMap<string, number>;
  /** Those of the groups that give a billable role on anything. */
  readonly seatGroupNos: ReadonlySet<number>;
  /** Which roles users hold together, as in user_sums.roles: some dozens of texts for everybody. */
  readonly heldRoles: readonly string[];
}

export async function readMirrorKeys(sql: Sql, conditions: readonly Condition[]): Promise<MirrorKeys> {
  const groupIds = conditions.flatMap((condition) =>
    condition.field === 'group' || condition.field === 'path' ? condition.values : [],
  );
  const [resources, scopes, groups, heldRoles] = await Promise.all([
    listResources(sql),
    listScopes(sql),
    readGroups(sql, [...new Set(groupIds)]),
    conditions.some(({ field }) => field === 'role') ? readHeldRoles(sql) : [],
  ]);
  return {
    resources,
    scopes,
    groupNos: new Map(groups.map((row) => [row.group_id, row.group_no])),
    seatGroupNos: new Set(groups.filter((row) => row.gives_seat === 1).map((row) => row.group_no)),
    heldRoles,
  };
}

async function readHeldRoles(sql: Sql): Promise<string[]> {
  const rows = await sql.select<{ roles: string }>('SELECT DISTINCT roles FROM user_sums');
  return rows.map((row) => row.roles);
}

interface GroupRow extends SqlRow {
  readonly group_id: string;
  readonly group_no: number;
  readonly gives_seat: number | null;
}

async function readGroups(sql: Sql, groupIds: readonly string[]): Promise<GroupRow[]> {
  if (groupIds.length === 0) return [];
  const { text, params } = sqlText`SELECT g.group_id, g.group_no,
      (SELECT 1 FROM group_roles r WHERE r.group_no = g.group_no AND r.role_id IN ${listOf(BILLABLE_ROLES)} LIMIT 1)
        AS gives_seat
    FROM user_groups g WHERE g.group_id IN ${listOf(groupIds)}`;
  return sql.select<GroupRow>(text, params);
}

export function resourceNosOf(resourceIds: readonly string[], { resources }: MirrorKeys): number[] {
  return resources
    .filter(({ resourceId }) => resourceIds.includes(resourceId))
    .map((resource) => resource.resourceNo);
}

/** Returns the numbers of the scopes that together make up a context. */
export function scopesOf(context: ActivityContext, { resources, scopes }: MirrorKeys): number[] {
  const covered = resources.filter(
    ({ cloudId, productKey }) =>
      (context.sites.length === 0 || context.sites.includes(cloudId)) &&
      (context.products.length === 0 || context.products.includes(productKey)),
  );
  const kind = kindOf(context);
  const wanted = new Set(kind === 'organization' ? [0] : covered.map((resource) => numberOf[kind](resource)));
  return scopes.filter((scope) => scope.kind === kind && wanted.has(scope.no)).map((scope) => scope.scopeNo);
}

const numberOf = {
  site: (resource: KnownResource) => resource.siteNo,
  product: (resource: KnownResource) => resource.productNo,
  resource: (resource: KnownResource) => resource.resourceNo,
} as const;

function kindOf({ sites, products }: ActivityContext): KnownScope['kind'] {
  if (sites.length === 0) return products.length === 0 ? 'organization' : 'product';
  return products.length === 0 ? 'site' : 'resource';
}
