// Users as rows: only changed ones are written.
import { isBilled } from '../domain/access';
import type { User, UserStatus } from '../domain/directory';
import type { Sql } from '../ports';
import type { NumberStock } from './counters';
import { rowHash } from './hash';
import { chunks, cut, flag, KEYS_PER_STATEMENT, placeholders, replaceRows } from './rows';

/** What a page of users came to, in the page's order. */
export interface UpsertedUser {
  readonly userNo: number;
  readonly isNew: boolean;
  readonly isChanged: boolean;
  /** Hash of what was read with the user in this directory; null when it was not stored before. */
  readonly contentHash: string | null;
}

interface KnownUser extends Readonly<Record<string, string | number | null>> {
  user_no: number;
  account_id: string;
  row_hash: string;
  first_seen_at: number;
  gone_at: number | null;
  content_hash: string | null;
}

/** Writes new and changed users; a user who had gone comes back. `users` must not hold an account twice. */
export async function upsertUsers(
  sql: Sql,
  users: readonly User[],
  at: { readonly now: number; readonly directoryNo: number; readonly numbers: NumberStock },
): Promise<{ users: readonly UpsertedUser[]; rows: number }> {
  const accountIds = users.map((user) => user.accountId);
  const known = new Map(
    (await knownUsers(sql, accountIds, at.directoryNo)).map((row) => [row.account_id, row]),
  );
  const fresh = await at.numbers.take(accountIds.filter((accountId) => !known.has(accountId)).length);
  const rows: (string | number | null)[][] = [];
  const upserted = users.map((user) => {
    const before = known.get(user.accountId);
    const userNo = before?.user_no ?? fresh.shift() ?? 0;
    const facts = userFacts(user);
    const hash = rowHash(facts);
    const isChanged = before === undefined || before.gone_at !== null || before.row_hash !== hash;
    if (isChanged) rows.push([userNo, ...facts, hash, before?.first_seen_at ?? at.now, at.now, null]);
    return { userNo, isNew: before === undefined, isChanged, contentHash: before?.content_hash ?? null };
  });
  await replaceRows(sql, { name: 'users', columns: USER_COLUMNS }, rows);
  return { users: upserted, rows: rows.length };
}

async function knownUsers(
  sql: Sql,
  accountIds: readonly string[],
  directoryNo: number,
): Promise<KnownUser[]> {
  const rows: KnownUser[] = [];
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    rows.push(
      ...(await sql.select<KnownUser>(
        `SELECT u.user_no, u.account_id, u.row_hash, u.first_seen_at, u.gone_at, d.content_hash
         FROM users u LEFT JOIN directory_users d ON d.user_no = u.user_no AND d.directory_no = ?
         WHERE u.account_id IN (${placeholders(part.length)})`,
        [directoryNo, ...part],
      )),
    );
  }
  return rows;
}

const USER_COLUMNS = [
  'user_no',
  'account_id',
  'status',
  'account_status',
  'membership_status',
  'claim_status',
  'management_source',
  'name',
  'name_search',
  'nickname',
  'email',
  'email_search',
  'email_domain',
  'email_verified',
  'avatar_url',
  'job_title',
  'job_title_search',
  'department',
  'department_search',
  'organization',
  'location',
  'time_zone',
  'mfa_enabled',
  'added_at',
  'platform_roles',
  'row_hash',
  'first_seen_at',
  'changed_at',
  'gone_at',
];

// The columns' lengths.
const TEXT_LENGTH = 255;
const EMAIL_LENGTH = 320;
const URL_LENGTH = 1024;
const ZONE_LENGTH = 64;

/** Returns the domain of an e-mail address in lower case, or the empty string. */
function emailDomain(email: string | null): string {
  const at = email?.lastIndexOf('@') ?? -1;
  return email === null || at < 0
    ? ''
    : email
        .slice(at + 1)
        .toLowerCase()
        .slice(0, TEXT_LENGTH);
}

function userFacts(user: User): (string | number | null)[] {
  return [
    user.accountId,
    user.status,
    user.accountStatus,
    user.membershipStatus,
    user.claimStatus,
    user.managementSource,
    cut(user.name, TEXT_LENGTH),
    (user.name ?? '').toLowerCase().slice(0, TEXT_LENGTH),
    cut(user.nickname, TEXT_LENGTH),
    cut(user.email, EMAIL_LENGTH),
    (user.email ?? '').toLowerCase().slice(0, EMAIL_LENGTH),
    emailDomain(user.email),
    flag(user.emailVerified),
    cut(user.avatarUrl, URL_LENGTH),
    cut(user.jobTitle, TEXT_LENGTH),
    (user.jobTitle ?? '').toLowerCase().slice(0, TEXT_LENGTH),
    cut(user.department, TEXT_LENGTH),
    (user.department ?? '').toLowerCase().slice(0, TEXT_LENGTH),
    cut(user.organization, TEXT_LENGTH),
    cut(user.location, TEXT_LENGTH),
    cut(user.timeZone, ZONE_LENGTH),
    flag(user.mfaEnabled),
    user.addedAt,
    user.platformRoles.join(',').slice(0, TEXT_LENGTH),
  ];
}

/** Returns account ids, keyed by user number. */
export async function accountIdsOf(sql: Sql, userNos: readonly number[]): Promise<Map<number, string>> {
  const byNo = new Map<number, string>();
  for (const part of chunks(userNos, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ user_no: number; account_id: string }>(
      `SELECT user_no, account_id FROM users WHERE user_no IN (${placeholders(part.length)})`,
      part,
    );
    for (const row of rows) byNo.set(row.user_no, row.account_id);
  }
  return byNo;
}

/** What follows for a user's access and activity from the profile alone. */
export interface ProfileFacts {
  /** Epoch milliseconds; null: not told. */
  readonly addedAt: number | null;
  readonly isBilled: boolean;
}

/** Keyed by user number. */
export async function profileFactsOf(
  sql: Sql,
  userNos: readonly number[],
): Promise<Map<number, ProfileFacts>> {
  const byNo = new Map<number, ProfileFacts>();
  for (const part of chunks(userNos, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ user_no: number; added_at: number | null; status: UserStatus }>(
      `SELECT user_no, added_at, status FROM users WHERE user_no IN (${placeholders(part.length)})`,
      part,
    );
    for (const row of rows) {
      byNo.set(row.user_no, { addedAt: row.added_at, isBilled: isBilled(row.status) });
    }
  }
  return byNo;
}

/** Returns the highest number that a stored user has; 0 when there is none. */
export async function lastUserNo(sql: Sql): Promise<number> {
  const [row] = await sql.select<{ no: number | null }>('SELECT MAX(user_no) AS no FROM users');
  return row?.no ?? 0;
}

/** Users by number: those after `after`, up to `upTo`. */
export interface UserRange {
  readonly after: number;
  readonly upTo: number;
}

/** Returns users of a range who are not gone and in no directory, in ascending order. */
export async function listHomelessUsers(sql: Sql, { after, upTo }: UserRange): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    // A join and an expression: MariaDB reads the whole of another table for NOT EXISTS, and all users for an index of
    // those who are not gone.
    `SELECT u.user_no FROM users u LEFT JOIN directory_users d ON d.user_no = u.user_no
     WHERE u.user_no > ? AND u.user_no <= ? AND u.gone_at + 0 IS NULL AND d.user_no IS NULL ORDER BY u.user_no`,
    [after, upTo],
  );
  return rows.map((row) => row.user_no);
}

/** Turns users into tombstones: history and undo still know them, lists do not. */
export async function markUsersGone(sql: Sql, userNos: readonly number[], now: number): Promise<void> {
  for (const part of chunks(userNos, KEYS_PER_STATEMENT)) {
    await sql.change(
      `UPDATE users SET gone_at = ? WHERE gone_at IS NULL AND user_no IN (${placeholders(part.length)})`,
      [now, ...part],
    );
  }
}

/** Returns user numbers, keyed by account id; accounts that are not stored are absent. */
export async function userNosOf(sql: Sql, accountIds: readonly string[]): Promise<Map<string, number>> {
  const byId = new Map<string, number>();
  for (const part of chunks(accountIds, KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ user_no: number; account_id: string }>(
      `SELECT user_no, account_id FROM users WHERE gone_at IS NULL AND account_id IN (${placeholders(part.length)})`,
      part,
    );
    for (const row of rows) byId.set(row.account_id, row.user_no);
  }
  return byId;
}

export async function countUsers(sql: Sql): Promise<number> {
  const [row] = await sql.select<{ n: number }>(`SELECT COUNT(*) AS n FROM users WHERE gone_at IS NULL`);
  return row?.n ?? 0;
}

/** Returns account ids of a few users who are there, none of the given ones. */
export async function listWitnesses(sql: Sql, besides: readonly string[], limit: number): Promise<string[]> {
  const rows = await sql.select<{ account_id: string }>(
    `SELECT account_id FROM users WHERE gone_at IS NULL AND account_id NOT IN (${placeholders(besides.length)})
     ORDER BY user_no LIMIT ?`,
    [...besides, limit],
  );
  return rows.map((row) => row.account_id);
}
