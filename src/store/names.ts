import type { Sql } from '../ports';

const NAMES = {
  group: 'SELECT name FROM user_groups WHERE group_id = ?',
  site: 'SELECT host_url AS name FROM sites WHERE cloud_id = ?',
  resource: 'SELECT name FROM resources WHERE resource_id = ?',
} as const;

/** Returns what people call it; null when it is not stored, or has no name. */
export async function findName(sql: Sql, kind: keyof typeof NAMES, id: string): Promise<string | null> {
  const [row] = await sql.select<{ name: string | null }>(NAMES[kind], [id]);
  return row?.name ?? null;
}
