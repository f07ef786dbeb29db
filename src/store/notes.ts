// What people wrote about users.
import { asAccountId, type AccountId } from '../domain/ids';
import type { Sql } from '../ports';
import { placeholders } from './rows';

export interface StoredNote {
  readonly noteId: string;
  readonly authorId: AccountId;
  readonly text: string;
  readonly createdAt: number;
}

/** Returns the notes about an account, latest first. */
export async function listNotes(sql: Sql, accountId: AccountId): Promise<StoredNote[]> {
  const rows = await sql.select<{ note_id: string; author_id: string; text: string; created_at: number }>(
    `SELECT n.note_id, n.author_id, n.text, n.created_at FROM users u JOIN notes n ON n.user_no = u.user_no
     WHERE u.account_id = ? ORDER BY n.created_at DESC, n.note_id DESC`,
    [accountId],
  );
  return rows.map((row) => ({
    noteId: row.note_id,
    authorId: asAccountId(row.author_id),
    text: row.text,
    createdAt: row.created_at,
  }));
}

/** Returns who wrote a note, and about whom; null when there is none. */
export async function findNoteParties(
  sql: Sql,
  noteId: string,
): Promise<{ readonly authorId: AccountId; readonly aboutId: AccountId } | null> {
  const [row] = await sql.select<{ author_id: string; account_id: string }>(
    `SELECT n.author_id, u.account_id FROM notes n JOIN users u ON u.user_no = n.user_no WHERE n.note_id = ?`,
    [noteId],
  );
  return row === undefined
    ? null
    : { authorId: asAccountId(row.author_id), aboutId: asAccountId(row.account_id) };
}

export interface NotedUser {
  readonly userNo: number;
  /** Of the profile. */
  readonly isErased: boolean;
  readonly notes: number;
}

/** Returns whom a note would be about; null when no sync has met the account. */
export async function findNotedUser(sql: Sql, accountId: AccountId): Promise<NotedUser | null> {
  const [row] = await sql.select<{ user_no: number; erased_at: number | null; notes: number }>(
    `SELECT u.user_no, u.erased_at, (SELECT COUNT(*) FROM notes n WHERE n.user_no = u.user_no) AS notes
     FROM users u WHERE u.account_id = ?`,
    [accountId],
  );
  return row === undefined
    ? null
    : { userNo: row.user_no, isErased: row.erased_at !== null, notes: row.notes };
}

export async function insertNote(sql: Sql, userNo: number, note: StoredNote): Promise<void> {
  const { noteId, authorId, text, createdAt } = note;
  await sql.change(
    `INSERT INTO notes (note_id, user_no, author_id, text, created_at) VALUES (?, ?, ?, ?, ?)`,
    [noteId, userNo, authorId, text, createdAt],
  );
}

export async function deleteNote(sql: Sql, noteId: string): Promise<void> {
  await sql.change(`DELETE FROM notes WHERE note_id = ?`, [noteId]);
}

/** Deletes what was written about the users. */
export async function deleteNotesAbout(sql: Sql, userNos: readonly number[]): Promise<void> {
  await sql.change(`DELETE FROM notes WHERE user_no IN (${placeholders(userNos.length)})`, userNos);
}
