// What people wrote about users.
import { asAccountId, type AccountId } from '../domain/ids';
import type { Sql, SqlRow } from '../ports';
import { placeholders } from './rows';

export interface StoredNote {
  readonly noteId: string;
  readonly userNo: number;
  readonly authorId: AccountId;
  readonly text: string;
  readonly createdAt: number;
}

interface NoteRow extends SqlRow {
  readonly note_id: string;
  readonly user_no: number;
  readonly author_id: string;
  readonly text: string;
  readonly created_at: number;
}

const COLUMNS = 'note_id, user_no, author_id, text, created_at';

/** Returns the notes about a user, latest first. */
export async function listNotes(sql: Sql, userNo: number): Promise<StoredNote[]> {
  const rows = await sql.select<NoteRow>(
    `SELECT ${COLUMNS} FROM notes WHERE user_no = ? ORDER BY created_at DESC, note_id DESC`,
    [userNo],
  );
  return rows.map((row) => ({
    noteId: row.note_id,
    userNo: row.user_no,
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

export async function insertNote(sql: Sql, note: StoredNote): Promise<void> {
  await sql.change(`INSERT INTO notes (${COLUMNS}) VALUES (?, ?, ?, ?, ?)`, [
    note.noteId,
    note.userNo,
    note.authorId,
    note.text,
    note.createdAt,
  ]);
}

export async function deleteNote(sql: Sql, noteId: string): Promise<void> {
  await sql.change(`DELETE FROM notes WHERE note_id = ?`, [noteId]);
}

/** Deletes what was written about the users. */
export async function deleteNotesAbout(sql: Sql, userNos: readonly number[]): Promise<void> {
  await sql.change(`DELETE FROM notes WHERE user_no IN (${placeholders(userNos.length)})`, userNos);
}
