// Which state of the mirror something was counted in. Whatever changes the mirror – a sync, an erasure, an operation –
// does it through `markingSql`, which raises the version before a change, and again while changes go on. What was
// counted before is then outdated at once; what is counted meanwhile is not kept.
import type { Clock, Sql } from '../ports';
import { replaceRows } from './rows';

// Statements are given up after 10 s (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01). So a change ends
// within 30 s of its mark, and the clocks of two functions may differ by as much again.
const MARK_EVERY_MS = 20_000;
const SETTLED_AFTER_MS = 60_000;

/** The row of `freshness` that stands for the whole mirror. as_of: when the changes have settled. */
const WHOLE_MIRROR = 'mirror';

const CHANGE = /^\s*(?:INSERT INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+(\w+)/;

const mirrorTables: ReadonlySet<string> = new Set([
  'sites',
  'products',
  'resources',
  'user_groups',
  'group_roles',
  'users',
  'memberships',
  'direct_roles',
  'access',
  'user_sums',
  'scopes',
  'activity',
]);

/** Returns the port through which the app changes its tables. */
export function markingSql({ sql, clock }: { readonly sql: Sql; readonly clock: Clock }): Sql {
  let latest: { readonly at: number; readonly done: Promise<void> } | null = null;
  const mark = (): Promise<void> => {
    const now = clock.now();
    if (latest === null || Math.abs(now - latest.at) >= MARK_EVERY_MS) {
      latest = { at: now, done: raiseVersion(sql, now) };
    }
    return latest.done;
  };
  return {
    select: (statement, params) => sql.select(statement, params),
    async change(statement, params) {
      if (mirrorTables.has(CHANGE.exec(statement)?.[1] ?? '')) {
        await mark().catch((error: unknown) => {
          latest = null;
          throw error;
        });
      }
      return sql.change(statement, params);
    },
    migrate: (migrations) => sql.migrate(migrations),
  };
}

async function raiseVersion(sql: Sql, now: number): Promise<void> {
  const settledAt = now + SETTLED_AFTER_MS;
  const raised = await sql.change(
    'UPDATE freshness SET data_version = data_version + 1, as_of = ? WHERE collection = ?',
    [settledAt, WHOLE_MIRROR],
  );
  if (raised > 0) return;
  await replaceRows(sql, { name: 'freshness', columns: ['collection', 'as_of', 'run_id', 'data_version'] }, [
    [WHOLE_MIRROR, settledAt, '', 1],
  ]);
}

/** Returns null while the mirror may be changing, and before its first change. */
export async function findMirrorVersion(sql: Sql, now: number): Promise<number | null> {
  const [row] = await sql.select<{ data_version: number }>(
    'SELECT data_version FROM freshness WHERE collection = ? AND as_of < ?',
    [WHOLE_MIRROR, now],
  );
  return row?.data_version ?? null;
}
