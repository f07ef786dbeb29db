// Profiles: what of a user's row is personal, when it was last read, and its erasure.
import type { Sql, SqlValue } from '../ports';
import { deleteNotesAbout } from './notes';
import { eraseFromOperations } from './operationErasure';
import { placeholders } from './rows';
import { eraseTyped } from './typedErasure';

export interface StoredProfile {
  readonly userNo: number;
  readonly accountId: string;
  readonly changedAt: number;
  readonly goneAt: number | null;
}

/** Returns users whose profile is stored, those who are gone included, by number, in ascending order. */
export async function listProfiles(
  sql: Sql,
  page: { readonly after: number; readonly limit: number },
): Promise<StoredProfile[]> {
  const rows = await sql.select<{
    user_no: number;
    account_id: string;
    changed_at: number;
    gone_at: number | null;
  }>(
    `SELECT user_no, account_id, changed_at, gone_at FROM users
     WHERE user_no > ? AND erased_at IS NULL ORDER BY user_no LIMIT ?`,
    [page.after, page.limit],
  );
  return rows.map((row) => ({
    userNo: row.user_no,
    accountId: row.account_id,
    changedAt: row.changed_at,
    goneAt: row.gone_at,
  }));
}

/** Returns numbers of users who were gone by then and whose profile is still stored. */
export async function listProfilesGoneBy(sql: Sql, goneBy: number, limit: number): Promise<number[]> {
  const rows = await sql.select<{ user_no: number }>(
    `SELECT user_no FROM users WHERE gone_at <= ? AND erased_at IS NULL LIMIT ?`,
    [goneBy, limit],
  );
  return rows.map((row) => row.user_no);
}

/**
 * Returns since when every user who is not gone was read, or null when that is not known: only a complete sync has
 * seen everybody.
 */
export async function findUsersReadAt(sql: Sql): Promise<number | null> {
  const [row] = await sql.select<{ as_of: number }>(
    `SELECT f.as_of FROM freshness f JOIN sync_runs r ON r.run_id = f.run_id
     WHERE f.collection = 'users' AND r.outcome = 'complete'`,
  );
  return row?.as_of ?? null;
}

/** What the personal columns hold once they are erased. The row's hash goes with them: it was made of them. */
const ERASED: Readonly<Record<string, SqlValue>> = {
  name: null,
  name_search: '',
  nickname: null,
  email: null,
  email_search: '',
  email_domain: '',
  email_verified: null,
  avatar_url: null,
  job_title: null,
  job_title_search: '',
  department: null,
  department_search: '',
  organization: null,
  location: null,
  time_zone: null,
  mfa_enabled: null,
  row_hash: '',
};

/**
 * Erases what is personal of the users, and what was written about them. The row stays, with its account id: runs,
 * audit and access name it. What the organization says of the account – its place, its groups, its access – stays the
 * sync's to tell: a closed account is gone with the next one. Should Atlassian still deliver a profile then, that is
 * what it holds of the account today: it is stored, because no hash claims that it already is, and reported again in
 * the next cycle. Returns how many were erased.
 */
export async function eraseProfiles(sql: Sql, userNos: readonly number[], now: number): Promise<number> {
  if (userNos.length === 0) return 0;
  // What hangs on them first: who is erased is not met again.
  await deleteNotesAbout(sql, userNos);
  const people = await sql.select<{ account_id: string; email_search: string; name_search: string }>(
    `SELECT account_id, email_search, name_search FROM users WHERE user_no IN (${placeholders(userNos.length)})`,
    userNos,
  );
  const addresses = people.map(({ email_search }) => email_search).filter((address) => address !== '');
  await eraseFromOperations(sql, { accountIds: people.map(({ account_id }) => account_id), addresses });
  await eraseTyped(sql, [...addresses, ...(await namesOfNobodyElse(sql, userNos, people))]);
  const columns = Object.keys(ERASED).map((column) => `${column} = ?`);
  return sql.change(
    `UPDATE users SET ${columns.join(', ')}, erased_at = ?
     WHERE erased_at IS NULL AND user_no IN (${placeholders(userNos.length)})`,
    [...Object.values(ERASED), now, ...userNos],
  );
}

/** A name of one word may be anybody's, and one that others have is theirs, too. */
async function namesOfNobodyElse(
  sql: Sql,
  userNos: readonly number[],
  people: readonly { readonly name_search: string }[],
): Promise<string[]> {
  const names = [...new Set(people.map(({ name_search }) => name_search))].filter((name) =>
    /\S\s+\S/.test(name),
  );
  if (names.length === 0) return [];
  const others = await sql.select<{ name_search: string }>(
    `SELECT name_search FROM users WHERE gone_at IS NULL AND name_search IN (${placeholders(names.length)})
     AND user_no NOT IN (${placeholders(userNos.length)})`,
    [...names, ...userNos],
  );
  const shared = new Set(others.map(({ name_search }) => name_search));
  return names.filter((name) => !shared.has(name));
}
