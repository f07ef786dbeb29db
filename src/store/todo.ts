// Users that a sync still has to look at.
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders, replaceRows } from './rows';

/**
 * direct: no group explains their number of resources. left: not seen in this directory. found: a search for direct
 * roles met them; instead of a directory the resource is told.
 */
export type TodoKind = 'direct' | 'left' | 'found';

export interface TodoEntry {
  readonly directoryNo: number;
  readonly userNo: number;
}

export async function addTodo(sql: Sql, kind: TodoKind, entries: readonly TodoEntry[]): Promise<void> {
  await replaceRows(
    sql,
    { name: 'sync_todo', columns: ['kind', 'directory_no', 'user_no'] },
    entries.map((entry) => [kind, entry.directoryNo, entry.userNo]),
  );
}

/** Returns the first entries of one directory (the lowest that has any), in the order of user numbers. */
export async function nextTodo(sql: Sql, kind: TodoKind, limit: number): Promise<TodoEntry[]> {
  const rows = await sql.select<{ directory_no: number; user_no: number }>(
    `SELECT directory_no, user_no FROM sync_todo WHERE kind = ? ORDER BY directory_no, user_no LIMIT ?`,
    [kind, limit],
  );
  const first = rows[0]?.directory_no;
  return rows
    .filter((row) => row.directory_no === first)
    .map((row) => ({ directoryNo: row.directory_no, userNo: row.user_no }));
}

/** Returns which of the users stand on the list, whatever directory they stand there with. */
export async function todoAmong(sql: Sql, kind: TodoKind, userNos: readonly number[]): Promise<number[]> {
  const found = new Set<number>();
  for (const part of chunks(userNos, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ user_no: number }>(
      `SELECT user_no FROM sync_todo WHERE kind = ? AND user_no IN (${placeholders(part.length)})`,
      [kind, ...part],
    );
    for (const row of rows) found.add(row.user_no);
  }
  return [...found].toSorted((a, b) => a - b);
}

export async function removeTodo(sql: Sql, kind: TodoKind, entries: readonly TodoEntry[]): Promise<void> {
  for (const part of chunks(entries, 500)) {
    await sql.change(
      `DELETE FROM sync_todo WHERE kind = ? AND directory_no = ? AND user_no IN (${placeholders(part.length)})`,
      [kind, part[0]?.directoryNo ?? 0, ...part.map((entry) => entry.userNo)],
    );
  }
}

export async function countTodo(sql: Sql, kind: TodoKind): Promise<number> {
  const [row] = await sql.select<{ n: number }>(`SELECT COUNT(*) AS n FROM sync_todo WHERE kind = ?`, [kind]);
  return row?.n ?? 0;
}

/** Returns entries after the given user number, whatever directory they stand there with. */
export async function listTodo(
  sql: Sql,
  kind: TodoKind,
  page: { readonly after: number; readonly limit: number },
): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    `SELECT user_no FROM sync_todo WHERE kind = ? AND user_no > ? ORDER BY user_no LIMIT ?`,
    [kind, page.after, page.limit],
  );
  return rows.map((row) => row.user_no);
}

// One DELETE touches at most so many rows, and one step sends at most so many of them.
const CLEARED_PER_STATEMENT = 500;
const STATEMENTS_OF_CLEARING = 20;

/** Takes off entries of a kind; returns true when none is left. */
export async function clearSomeTodo(sql: Sql, kind: TodoKind): Promise<boolean> {
  for (let n = 0; n < STATEMENTS_OF_CLEARING; n++) {
    const entries = await nextTodo(sql, kind, CLEARED_PER_STATEMENT);
    if (entries.length === 0) return true;
    await removeTodo(sql, kind, entries);
  }
  return false;
}

/** Takes users off the list, whatever directory they stand there with. */
export async function removeUsersFromTodo(
  sql: Sql,
  kind: TodoKind,
  userNos: readonly number[],
): Promise<void> {
  await sql.change(`DELETE FROM sync_todo WHERE kind = ? AND user_no IN (${placeholders(userNos.length)})`, [
    kind,
    ...userNos,
  ]);
}
