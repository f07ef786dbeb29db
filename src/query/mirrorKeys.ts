// The mirror's numbers for Atlassian's ids: the short tables, read whole, and the groups that are asked for.
import type { Condition } from '../domain/filter/fields';
import type { ActivityContext } from '../domain/lastActive';
import type { Sql } from '../ports';
import { listResources, listScopes } from '../store/places';
import type { KnownResource, KnownScope } from '../store/places';
import { listOf, sqlText } from './fragment';

/** Numbers behind the ids of one request. What is not known, or gone, has none. */
export interface MirrorKeys {
  readonly resources: readonly KnownResource[];
  readonly scopes: readonly KnownScope[];
  /** Group numbers, keyed by group id. */
  readonly groupNos: ReadonlyMap<string, number>;
}

export async function readMirrorKeys(sql: Sql, conditions: readonly Condition[]): Promise<MirrorKeys> {
  const groupIds = conditions.flatMap((condition) => (condition.field === 'group' ? condition.values : []));
  const [resources, scopes, groupNos] = await Promise.all([
    listResources(sql),
    listScopes(sql),
    readGroupNos(sql, [...new Set(groupIds)]),
  ]);
  return { resources, scopes, groupNos };
}

async function readGroupNos(sql: Sql, groupIds: readonly string[]): Promise<Map<string, number>> {
  if (groupIds.length === 0) return new Map();
  const { text, params } =
    sqlText`SELECT group_id, group_no FROM user_groups WHERE group_id IN ${listOf(groupIds)}`;
  const rows = await sql.select<{ group_id: string; group_no: number }>(text, params);
  return new Map(rows.map((row) => [row.group_id, row.group_no]));
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
