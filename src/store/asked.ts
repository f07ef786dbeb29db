// Accounts and groups that somebody wants read anew soon. Whoever may write the mirror reads them, and takes away
// only what was asked before that reading began.
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders, replaceRows } from './rows';

export type AskedKind = 'user' | 'group';

/** Asking again for what is asked for already puts the request to now. */
export async function addAsked(
  sql: Sql,
  kind: AskedKind,
  asked: { readonly ids: readonly string[]; readonly now: number },
): Promise<void> {
  await replaceRows(
    sql,
    { name: 'sync_asked', columns: ['kind', 'id', 'asked_at'] },
    asked.ids.map((id) => [kind, id, asked.now]),
  );
}

/** Returns ids that are asked for, in their order. */
export async function nextAsked(sql: Sql, kind: AskedKind, limit: number): Promise<string[]> {
  const rows = await sql.select<{ id: string }>(
    `SELECT id FROM sync_asked WHERE kind = ? ORDER BY id LIMIT ?`,
    [kind, limit],
  );
  return rows.map((row) => row.id);
}

/** Returns which of the ids are still asked for, in the given order. */
export async function stillAsked(sql: Sql, kind: AskedKind, ids: readonly string[]): Promise<string[]> {
  const asked = new Set<string>();
  for (const part of chunks(ids, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ id: string }>(
      `SELECT id FROM sync_asked WHERE kind = ? AND id IN (${placeholders(part.length)})`,
      [kind, ...part],
    );
    for (const row of rows) asked.add(row.id);
  }
  return ids.filter((id) => asked.has(id));
}

export async function countAsked(sql: Sql, kind: AskedKind): Promise<number> {
  const [row] = await sql.select<{ n: number }>(`SELECT COUNT(*) AS n FROM sync_asked WHERE kind = ?`, [
    kind,
  ]);
  return row?.n ?? 0;
}

export async function countAnyAsked(sql: Sql): Promise<number> {
  const [row] = await sql.select<{ n: number }>(`SELECT COUNT(*) AS n FROM sync_asked`);
  return row?.n ?? 0;
}

/** Takes away what was asked for until a reading began. */
export async function removeAsked(
  sql: Sql,
  kind: AskedKind,
  read: { readonly ids: readonly string[]; readonly begunAt: number },
): Promise<void> {
  for (const part of chunks(read.ids, KEYS_PER_STATEMENT)) {
    await sql.change(
      `DELETE FROM sync_asked WHERE kind = ? AND asked_at <= ? AND id IN (${placeholders(part.length)})`,
      [kind, read.begunAt, ...part],
    );
  }
}
