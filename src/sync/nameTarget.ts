import type { NamedTarget } from '../domain/run';
import type { SyncTarget } from '../domain/syncTarget';
import type { Sql } from '../ports';
import { findName } from '../store/names';

/** Returns what people call a target; a product by its key, which has words of its own. */
export async function nameTarget(sql: Sql, target: SyncTarget): Promise<NamedTarget> {
  switch (target.kind) {
    case 'users':
      return { name: null, users: target.accountIds.length };
    case 'product':
      return { name: target.productKey, users: null };
    case 'group':
      return { name: await findName(sql, 'group', target.groupId), users: null };
    case 'site':
      return { name: await findName(sql, 'site', target.cloudId), users: null };
    case 'resource':
      return { name: await findName(sql, 'resource', target.resourceId), users: null };
  }
}
