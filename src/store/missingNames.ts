// Names of things that seem to be missing, for the person who judges it.
import type { Sql } from '../ports';
import { placeholders } from './rows';

/** As many as a person reads. */
const MOST_NAMES = 20;

const NAMES = {
  // A run outlives profiles, whose erasure would not meet a name in it.
  users: 'SELECT account_id AS name FROM users WHERE user_no',
  groups: 'SELECT name FROM user_groups WHERE group_no',
  resources: 'SELECT COALESCE(name, resource_id) AS name FROM resources WHERE resource_no',
  directories: 'SELECT COALESCE(name, directory_id) AS name FROM directories WHERE directory_no',
} as const;

/** Returns the names of the first of these numbers; account ids for users. */
export async function listMissingNames(
  sql: Sql,
  collection: keyof typeof NAMES,
  nos: readonly number[],
): Promise<string[]> {
  const first = nos.slice(0, MOST_NAMES);
  if (first.length === 0) return [];
  const rows = await sql.select<{ name: string }>(
    `${NAMES[collection]} IN (${placeholders(first.length)})`,
    first,
  );
  return rows.map((row) => row.name);
}
