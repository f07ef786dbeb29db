// How much the mirror holds: what a report prints, and the sizes from which the minimal number of calls follows
// where no truth can be asked.
import type { ReadSql } from './mirror';
import type { OrganizationSize } from './minimalCalls';

export interface MirrorCounts {
  readonly users: number;
  readonly groups: number;
  readonly memberships: number;
  readonly resources: number;
  /** Pairs of user and resource with a known last use. */
  readonly activity: number;
}

export async function countMirror(read: ReadSql): Promise<MirrorCounts> {
  return {
    users: await count(read, 'users WHERE gone_at IS NULL'),
    groups: await count(read, 'user_groups WHERE gone_at IS NULL'),
    memberships: await count(read, 'memberships'),
    resources: await count(read, 'resources WHERE gone_at IS NULL'),
    activity: await count(
      read,
      `activity a JOIN scopes c ON c.scope_no = a.scope_no
       WHERE c.kind = 'resource' AND a.is_never = 0 AND a.effective_at IS NOT NULL`,
    ),
  };
}

/** Users that left the organization and are kept as tombstones. */
export function countGoneUsers(read: ReadSql): Promise<number> {
  return count(read, 'users WHERE gone_at IS NOT NULL');
}

export async function mirrorSize(read: ReadSql): Promise<OrganizationSize> {
  const placed = 'directory_users WHERE directory_no <> 0 GROUP BY directory_no';
  return {
    directories: await count(read, 'directories WHERE gone_at IS NULL'),
    workspaces: await count(read, 'resources WHERE gone_at IS NULL'),
    directoryUsers: await counts(read, placed),
    groups: await count(read, 'user_groups WHERE gone_at IS NULL'),
    groupsWithResources: await count(read, 'user_groups WHERE gone_at IS NULL AND resource_count > 0'),
    mismatches: await count(read, '(SELECT DISTINCT user_no FROM direct_roles) AS holders'),
    resourceUsers: await counts(read, 'access GROUP BY resource_no'),
    unplacedUsers: await count(read, 'directory_users WHERE directory_no = 0'),
  };
}

async function count(read: ReadSql, from: string): Promise<number> {
  const [total] = await counts(read, from);
  return total ?? 0;
}

async function counts(read: ReadSql, from: string): Promise<number[]> {
  const rows = await read(`SELECT COUNT(*) AS n FROM ${from}`);
  return rows.map((row) => Number(row['n']));
}
