// The mirror in four numbers, each as old as the collection that it was read with.
import type { CountedAt, Overview } from '../domain/overview';
import type { Sql } from '../ports';
import { listFreshness } from '../store/freshness';
import type { Collection } from '../store/freshness';

// Each count walks one narrow index; the largest, a million memberships, is far from the 5 s that a read may take
// (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01).
const COUNTS = {
  users: { collection: 'users', statement: 'SELECT COUNT(*) AS n FROM users WHERE gone_at IS NULL' },
  groups: { collection: 'groups', statement: 'SELECT COUNT(*) AS n FROM user_groups WHERE gone_at IS NULL' },
  resources: {
    collection: 'resources',
    statement: 'SELECT COUNT(*) AS n FROM resources WHERE gone_at IS NULL',
  },
  // Memberships come with the users.
  memberships: { collection: 'users', statement: 'SELECT COUNT(*) AS n FROM memberships' },
} as const satisfies Record<keyof Overview, { collection: Collection; statement: string }>;

export async function countMirror(sql: Sql): Promise<Overview> {
  const freshness = await listFreshness(sql);
  const counted = async (name: keyof Overview): Promise<CountedAt | null> => {
    const { collection, statement } = COUNTS[name];
    const read = freshness.find((entry) => entry.collection === collection);
    if (read === undefined) return null;
    const [row] = await sql.select<{ n: number }>(statement);
    return { count: row?.n ?? 0, asOf: read.asOf };
  };
  const [users, groups, resources, memberships] = await Promise.all([
    counted('users'),
    counted('groups'),
    counted('resources'),
    counted('memberships'),
  ]);
  return { users, groups, resources, memberships };
}
