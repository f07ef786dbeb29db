// Users as each directory tells them: that they are in it, and what was read there with them.
import type { Sql } from '../ports';
import { chunks, placeholders, replaceRows } from './rows';
import { grouped, selectOf, USERS_PER_STATEMENT } from './rowsOfUsers';
import type { UserRange } from './users';

export interface DirectoryContent {
  readonly directoryNo: number;
  readonly userNo: number;
  readonly contentHash: string;
  /** Last use by resource number; null when Atlassian did not tell. */
  readonly lastActive: ReadonlyMap<number, number> | null;
  /** On how many resources Atlassian says that the user holds a role here; null: not told. */
  readonly resourceCount: number | null;
}

const COLUMNS = ['directory_no', 'user_no', 'content_hash', 'activity', 'resource_count'];

export async function upsertDirectoryContents(
  sql: Sql,
  contents: readonly DirectoryContent[],
): Promise<number> {
  await replaceRows(
    sql,
    { name: 'directory_users', columns: COLUMNS },
    contents.map((content) => [
      content.directoryNo,
      content.userNo,
      content.contentHash,
      activityText(content.lastActive),
      content.resourceCount,
    ]),
  );
  return contents.length;
}

/**
 * Takes back the claim that what hangs on the users is as read, so that the next reading writes it anew; to be
 * called before anything of it is changed. `directoryNo` null: as read in any directory.
 */
export async function withdrawContentHashes(
  sql: Sql,
  directoryNo: number | null,
  userNos: readonly number[],
): Promise<void> {
  const where = directoryNo === null ? '' : 'directory_no = ? AND ';
  for (const part of chunks(userNos, USERS_PER_STATEMENT)) {
    await sql.change(
      `UPDATE directory_users SET content_hash = '' WHERE ${where}user_no IN (${placeholders(part.length)})`,
      directoryNo === null ? part : [directoryNo, ...part],
    );
  }
}

/** What one directory told of a user's last uses. */
export type ToldActivity = Pick<DirectoryContent, 'directoryNo' | 'lastActive'>;

/** Returns the last uses that each directory told, keyed by user number. */
export async function lastActiveOf(
  sql: Sql,
  userNos: readonly number[],
): Promise<Map<number, ToldActivity[]>> {
  const rows = await selectOf<{ directory_no: number; user_no: number; activity: string | null }>(
    sql,
    'SELECT directory_no, user_no, activity FROM directory_users WHERE user_no IN',
    userNos,
  );
  return grouped(rows, (row) => [
    row.user_no,
    { directoryNo: row.directory_no, lastActive: lastActiveFrom(row.activity) },
  ]);
}

function activityText(lastActive: ReadonlyMap<number, number> | null): string | null {
  return lastActive === null ? null : [...lastActive].map(([no, at]) => `${no}:${at}`).join(',');
}

function lastActiveFrom(text: string | null): Map<number, number> | null {
  if (text === null) return null;
  const entries = text === '' ? [] : text.split(',');
  return new Map(
    entries.map((entry) => {
      const [no, at] = entry.split(':');
      return [Number(no), Number(at)];
    }),
  );
}

export async function removeFromDirectory(
  sql: Sql,
  directoryNo: number,
  userNos: readonly number[],
): Promise<number> {
  let rows = 0;
  for (const part of chunks(userNos, USERS_PER_STATEMENT)) {
    rows += await sql.change(
      `DELETE FROM directory_users WHERE directory_no = ? AND user_no IN (${placeholders(part.length)})`,
      [directoryNo, ...part],
    );
  }
  return rows;
}

/** Returns the directory's users of a range, by number, in ascending order. */
export async function listDirectoryUsers(
  sql: Sql,
  directoryNo: number,
  { after, upTo }: UserRange,
): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    // An expression, which no index answers: MariaDB took the directory alone from the key, and read all of it up to
    // the range (90,000 rows of 100,000 users, 2026-11-22).
    `SELECT user_no FROM directory_users WHERE directory_no + 0 = ? AND user_no > ? AND user_no <= ? ORDER BY user_no`,
    [directoryNo, after, upTo],
  );
  return rows.map((row) => row.user_no);
}

export async function hasUsers(sql: Sql, directoryNo: number): Promise<boolean> {
  const rows = await sql.select(`SELECT user_no FROM directory_users WHERE directory_no = ? LIMIT 1`, [
    directoryNo,
  ]);
  return rows.length > 0;
}

/** On how many resources each directory said that a user holds a role, keyed by user number; untold ones left out. */
export async function resourceCountsOf(
  sql: Sql,
  userNos: readonly number[],
): Promise<Map<number, { readonly directoryNo: number; readonly count: number }[]>> {
  const rows = await selectOf<{ directory_no: number; user_no: number; resource_count: number }>(
    sql,
    `SELECT directory_no, user_no, resource_count FROM directory_users
     WHERE resource_count IS NOT NULL AND user_no IN`,
    userNos,
  );
  return grouped(rows, (row) => [row.user_no, { directoryNo: row.directory_no, count: row.resource_count }]);
}
