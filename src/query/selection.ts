// A selection as users: how many, and who, page by page. Pages follow the users' own numbers, which never change and
// only grow: nobody is skipped or repeated while a sync writes.
import { contextOf } from '../domain/filter/context';
import { conditionsOf } from '../domain/filter/filter';
import { asAccountId, type AccountId } from '../domain/ids';
import type { Selection } from '../domain/selection';
import type { Sql } from '../ports';
import { chunks, KEYS_PER_STATEMENT, placeholders } from '../store/rows';
import { filterTests } from './filterSql';
import { listOf, plain, sqlText } from './fragment';
import { readMirrorKeys, scopesOf } from './mirrorKeys';
import { countChosen, fromWhere } from './userChoice';
import { findStart } from './userStart';
import { everyUser, everyUserWhere, negated } from './userTest';
import type { UserRows, UserTest } from './userTest';

export interface SelectionRequest {
  readonly selection: Selection;
  /** Epoch milliseconds; the same for all pages, lest "90 days ago" moves while they are read. */
  readonly now: number;
  /** Where the days of dates begin. IANA name. */
  readonly timeZone: string;
}

/** Returns how many users are selected; those who are gone are not. */
export async function countSelection(sql: Sql, request: SelectionRequest): Promise<number> {
  return countChosen(sql, await findStart(sql, await selectionTests(sql, request)));
}

export interface SelectedPage {
  readonly users: readonly { readonly userNo: number; readonly accountId: AccountId }[];
  /** Where the next page begins; null: this was the last. */
  readonly next: number | null;
}

// Users that one statement looks at: a filter that chooses few would otherwise look through all of them at once.
const USERS_PER_STATEMENT = 20_000;

/** `after`: what the page before gave as `next`; 0 for the first. */
export async function listSelection(
  sql: Sql,
  request: SelectionRequest,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<SelectedPage> {
  const [tests, last] = await Promise.all([selectionTests(sql, request), lastUserNo(sql)]);
  const users: SelectedPage['users'][number][] = [];
  for (let from = after; from < last; from += USERS_PER_STATEMENT) {
    const { text, params } = sqlText`SELECT f.user_no, f.account_id ${fromWhere(usersAfter(from), tests)}
      ORDER BY f.user_no LIMIT ${limit - users.length}`;
    const found = await sql.select<{ user_no: number; account_id: string }>(text, params);
    users.push(...found.map((row) => ({ userNo: row.user_no, accountId: asAccountId(row.account_id) })));
    if (users.length === limit) return { users, next: users.at(-1)?.userNo ?? null };
  }
  return { users, next: null };
}

// The plus keeps the databases from an index of those who are not gone, in whose order the numbers are not: SQLite
// would sort them all for each page (80 ms instead of 2 for 1,000 of 100,000 users, 2026-11-22).
function usersAfter(userNo: number): UserRows {
  const isNext = sqlText`f.user_no > ${userNo} AND f.user_no <= ${userNo + USERS_PER_STATEMENT}`;
  return { ...everyUser, where: [isNext, plain('+f.gone_at IS NULL')] };
}

/** Returns tests that a selected user must all pass. */
async function selectionTests(sql: Sql, { selection, now, timeZone }: SelectionRequest): Promise<UserTest[]> {
  if (selection.kind === 'these') return [isOneOf(await userNosOf(sql, selection.accountIds))];
  const { filter, except } = selection;
  const [keys, exceptNos] = await Promise.all([
    readMirrorKeys(sql, conditionsOf(filter)),
    userNosOf(sql, except),
  ]);
  const scopeNos = scopesOf(selection.context ?? contextOf(filter), keys);
  const tests = filterTests(filter, { keys, scopeNos, now, timeZone });
  return exceptNos.length === 0 ? tests : [...tests, negated(isOneOf(exceptNos))];
}

function isOneOf(userNos: readonly number[]): UserTest {
  const condition = sqlText`f.user_no IN ${listOf(userNos)}`;
  return { on: () => condition, rows: everyUserWhere(condition), opposite: null, isOfProfile: true };
}

async function userNosOf(sql: Sql, accountIds: readonly AccountId[]): Promise<number[]> {
  const userNos: number[] = [];
  for (const part of chunks([...new Set(accountIds)], KEYS_PER_STATEMENT)) {
    const rows = await sql.select<{ user_no: number }>(
      `SELECT user_no FROM users WHERE account_id IN (${placeholders(part.length)})`,
      part,
    );
    userNos.push(...rows.map((row) => row.user_no));
  }
  return userNos;
}

async function lastUserNo(sql: Sql): Promise<number> {
  const [row] = await sql.select<{ user_no: number | null }>('SELECT MAX(user_no) AS user_no FROM users');
  return row?.user_no ?? 0;
}
