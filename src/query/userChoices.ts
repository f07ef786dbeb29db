// What the controls of the filter offer.
import { z } from 'zod';
import { userStatuses } from '../domain/filter/fields';
import { asGroupId, asResourceId } from '../domain/ids';
import type { GroupChoice, GroupChoices, UserChoices } from '../domain/userList';
import type { Sql } from '../ports';
import { nothingKept, type Counts } from '../store/counts';
import { lastUserNo } from '../store/users';
import { allOf, anywhere, atBegin, listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { BY_SITE } from './siteOrder';

// As many as a list in a control stays readable with; further ones are found by name.
const GROUPS_OFFERED = 50;

export interface ChoicesRequest {
  /** Part of the groups' names; null: any. */
  readonly groupSearch: string | null;
  /** Groups to name in any case. */
  readonly groupIds: readonly string[];
}

export async function listUserChoices(
  sql: Sql,
  request: ChoicesRequest,
  counts: Counts = nothingKept,
): Promise<UserChoices> {
  const [sites, products, apps, roles, platformRoles, groups] = await Promise.all([
    sql.select<{ cloud_id: string; host_url: string | null; is_sandbox: number }>(
      `SELECT s.cloud_id, s.host_url, MIN(r.is_sandbox) AS is_sandbox
       FROM sites s JOIN resources r ON r.site_no = s.site_no WHERE r.gone_at IS NULL
       GROUP BY s.cloud_id, s.host_url ORDER BY ${BY_SITE}`,
    ),
    sql.select<{ product_key: string }>(
      `SELECT DISTINCT p.product_key FROM products p JOIN resources r ON r.product_no = p.product_no
       WHERE r.gone_at IS NULL ORDER BY p.product_key`,
    ),
    sql.select<{ resource_id: string; cloud_id: string; product_key: string }>(
      `SELECT r.resource_id, s.cloud_id, p.product_key FROM resources r
       JOIN sites s ON s.site_no = r.site_no JOIN products p ON p.product_no = r.product_no
       WHERE r.gone_at IS NULL ORDER BY ${BY_SITE}, p.product_key, r.resource_id`,
    ),
    readRoles(sql, counts),
    // Few have any; the index tells who.
    sql.select<{ platform_roles: string }>(
      `SELECT DISTINCT platform_roles FROM users WHERE gone_at IS NULL AND platform_roles > ''`,
    ),
    listGroupChoices(sql, request),
  ]);
  const rolesOf = (productKey: string): string[] => sortedRoles(roles.filter(([key]) => key === productKey));
  return {
    sites: sites.map((row) => ({
      siteId: row.cloud_id,
      hostUrl: row.host_url,
      isSandbox: row.is_sandbox === 1,
    })),
    products: products.map((row) => ({ productKey: row.product_key, roles: rolesOf(row.product_key) })),
    apps: apps.map((row) => ({
      resourceId: asResourceId(row.resource_id),
      siteId: row.cloud_id,
      productKey: row.product_key,
    })),
    roles: sortedRoles(roles),
    platformRoles: [...new Set(platformRoles.flatMap((row) => row.platform_roles.split(',')))].sort(),
    ...groups,
    statuses: userStatuses,
  };
}

export async function listGroupChoices(sql: Sql, request: ChoicesRequest): Promise<GroupChoices> {
  const [named, found] = await Promise.all([
    request.groupIds.length === 0
      ? []
      : selectGroups(sql, {
          where: sqlText`g.group_id IN ${listOf(request.groupIds)}`,
          most: request.groupIds.length,
          first: null,
        }),
    selectGroups(sql, {
      where: isFound(request.groupSearch),
      most: GROUPS_OFFERED + 1,
      first: request.groupSearch,
    }),
  ]);
  const isNamed = new Set(named.map((group) => group.groupId));
  const offered = found.slice(0, GROUPS_OFFERED).filter((group) => !isNamed.has(group.groupId));
  return { groups: [...named, ...offered], hasMoreGroups: found.length > GROUPS_OFFERED };
}

function isFound(search: string | null): Fragment | null {
  if (search === null) return null;
  return sqlText`g.name_search LIKE ${anywhere(search)} ESCAPE '!'`;
}

// Few users have roles of their own: ten rows or so each.
const USERS_PER_STATEMENT = 10_000;

/** A product and a role that somebody holds on it. */
type RoleOnProduct = readonly [productKey: string, roleId: string];

function sortedRoles(roles: readonly RoleOnProduct[]): string[] {
  return [...new Set(roles.map(([, roleId]) => roleId))].toSorted();
}

/** Returns what groups give, and what users hold of their own: for that every user is looked at, so it is kept. */
async function readRoles(sql: Sql, counts: Counts): Promise<readonly RoleOnProduct[]> {
  const kept = await counts.open(['roles of products'], z.array(z.tuple([z.string(), z.string()])));
  if (kept.count !== null) return kept.count;
  const resources = await sql.select<{ resource_no: number; product_key: string }>(
    `SELECT r.resource_no, p.product_key FROM resources r JOIN products p ON p.product_no = r.product_no`,
  );
  const productOf = new Map(resources.map((row) => [row.resource_no, row.product_key]));
  const roles = new Map<string, [string, string]>();
  const add = (rows: readonly { resource_no: number; role_id: string }[]): void => {
    for (const { resource_no, role_id } of rows) {
      const productKey = productOf.get(resource_no);
      if (productKey !== undefined) roles.set(`${productKey} ${role_id}`, [productKey, role_id]);
    }
  };
  add(await sql.select('SELECT DISTINCT resource_no, role_id FROM group_roles'));
  const last = await lastUserNo(sql);
  for (let after = 0; after < last; after += USERS_PER_STATEMENT) {
    const range = [after, after + USERS_PER_STATEMENT];
    add(
      await sql.select(
        'SELECT DISTINCT resource_no, role_id FROM direct_roles WHERE user_no > ? AND user_no <= ?',
        range,
      ),
    );
  }
  const all = [...roles.values()];
  await kept.keep(all);
  return all;
}

interface WantedGroups {
  readonly where: Fragment | null;
  readonly most: number;
  /** Names that begin so come before the others, the whole name first, however many there are; null: none do. */
  readonly first: string | null;
}

async function selectGroups(sql: Sql, { where, most, first }: WantedGroups): Promise<GroupChoice[]> {
  const isPresent = plain('g.gone_at IS NULL');
  const isFirst =
    first === null
      ? plain('')
      : sqlText`CASE WHEN g.name_search LIKE ${atBegin(first)} ESCAPE '!' THEN 0 ELSE 1 END,`;
  const { text, params } = sqlText`SELECT g.group_id, g.name, g.user_count FROM user_groups g
    WHERE ${allOf(where === null ? [isPresent] : [isPresent, where])}
    ORDER BY ${isFirst} g.name_search, g.group_no LIMIT ${most}`;
  const rows = await sql.select<{ group_id: string; name: string; user_count: number | null }>(text, params);
  return rows.map((row) => ({ groupId: asGroupId(row.group_id), name: row.name, userCount: row.user_count }));
}
