import type { NamedTarget } from '../domain/run';
import type { SyncTarget } from '../domain/syncTarget';
import type { Sql } from '../ports';

const NAMES = {
  group: 'SELECT name FROM user_groups WHERE group_id = ?',
  site: 'SELECT host_url AS name FROM sites WHERE cloud_id = ?',
  resource: 'SELECT name FROM resources WHERE resource_id = ?',
} as const;

/** Returns what people call a target; a product by its key, which has words of its own. */
export async function nameTarget(sql: Sql, target: SyncTarget): Promise<NamedTarget> {
  switch (target.kind) {
    case 'users':
      return { name: null, users: target.accountIds.length };
    case 'product':
      return { name: target.productKey, users: null };
    case 'group':
      return { name: await findName(sql, NAMES.group, target.groupId), users: null };
    case 'site':
      return { name: await findName(sql, NAMES.site, target.cloudId), users: null };
    case 'resource':
      return { name: await findName(sql, NAMES.resource, target.resourceId), users: null };
  }
}

async function findName(sql: Sql, statement: string, id: string): Promise<string | null> {
  const [row] = await sql.select<{ name: string | null }>(statement, [id]);
  return row?.name ?? null;
}
