// What the controls of the filter offer.
import { z } from 'zod';
import { userStatuses } from '../domain/filter/fields';
import { asGroupId, asResourceId } from '../domain/ids';
import type { GroupChoice, UserChoices } from '../domain/userList';
import type { Sql } from '../ports';
import { nothingKept, type Counts } from '../store/counts';
import { lastUserNo } from '../store/users';
import { allOf, anywhere, listOf, plain, sqlText } from './fragment';
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
  const [sites, products, apps, roles, platformRoles, named, found] = await Promise.all([
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
  return {
    sites: sites.map((row) => ({
      siteId: row.cloud_id,
      hostUrl: row.host_url,
      isSandbox: row.is_sandbox === 1,
    })),
    products: products.map((row) => ({ productKey: row.product_key })),
    apps: apps.map((row) => ({
      resourceId: asResourceId(row.resource_id),
      siteId: row.cloud_id,
      productKey: row.product_key,
    })),
    roles,
    platformRoles: [...new Set(platformRoles.flatMap((row) => row.platform_roles.split(',')))].sort(),
    groups: [...named, ...offered],
    hasMoreGroups: found.length > GROUPS_OFFERED,
    statuses: userStatuses,
  };
}

function isFound(search: string | null): Fragment | null {
  if (search === null) return null;
  return sqlText`g.name_search LIKE ${anywhere(search)} ESCAPE '!'`;
}

// Few users have roles of their own: ten rows or so each.
const USERS_PER_STATEMENT = 10_000;

/** Returns what groups give, and what users hold of their own: for that every user is looked at, so it is kept. */
async function readRoles(sql: Sql, counts: Counts): Promise<string[]> {
  const kept = await counts.open(['roles'], z.array(z.string()));
  if (kept.count !== null) return kept.count;
  const given = await sql.select<{ role_id: string }>('SELECT DISTINCT role_id FROM group_roles');
  const roles = new Set(given.map((row) => row.role_id));
  const last = await lastUserNo(sql);
  for (let after = 0; after < last; after += USERS_PER_STATEMENT) {
    const held = await sql.select<{ role_id: string }>(
      'SELECT DISTINCT role_id FROM direct_roles WHERE user_no > ? AND user_no <= ?',
      [after, after + USERS_PER_STATEMENT],
    );
    for (const { role_id } of held) roles.add(role_id);
  }
  const sorted = [...roles].toSorted();
  await kept.keep(sorted);
  return sorted;
}

interface WantedGroups {
  readonly where: Fragment | null;
  readonly most: number;
  /** A whole name that comes before the others, so that it is among them however many there are; null: none. */
  readonly first: string | null;
}

async function selectGroups(sql: Sql, { where, most, first }: WantedGroups): Promise<GroupChoice[]> {
  const isPresent = plain('g.gone_at IS NULL');
  const isFirst =
    first === null ? plain('') : sqlText`CASE WHEN g.name_search = ${first.toLowerCase()} THEN 0 ELSE 1 END,`;
  const { text, params } = sqlText`SELECT g.group_id, g.name, g.user_count FROM user_groups g
    WHERE ${allOf(where === null ? [isPresent] : [isPresent, where])}
    ORDER BY ${isFirst} g.name_search, g.group_no LIMIT ${most}`;
  const rows = await sql.select<{ group_id: string; name: string; user_count: number | null }>(text, params);
  return rows.map((row) => ({ groupId: asGroupId(row.group_id), name: row.name, userCount: row.user_count }));
}
