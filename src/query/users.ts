// The list of users: first the numbers of the page's users, from narrow indexes, then what is shown of them.
import { conditionsOf } from '../domain/filter/filter';
import type { Filter } from '../domain/filter/filter';
import type { ActivityContext } from '../domain/lastActive';
import type { PageSize, UserList, UserSort } from '../domain/userList';
import type { Sql } from '../ports';
import { listFreshness } from '../store/freshness';
import type { Collection } from '../store/freshness';
import { filterTests } from './filterSql';
import { readMirrorKeys, scopesOf } from './mirrorKeys';
import { among, countChosen, findFew, narrowest } from './userChoice';
import { orderBy } from './userOrder';
import { sortPage, walkPage } from './userPage';
import { readUserRows } from './userRows';
import { everyUser } from './userTest';
import type { UserTest } from './userTest';

export interface UserListRequest {
  readonly filter: Filter;
  readonly context: ActivityContext;
  readonly sort: UserSort;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: PageSize;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Where the days of dates begin. IANA name. */
  readonly timeZone: string;
}

export async function listUsers(sql: Sql, request: UserListRequest): Promise<UserList> {
  const { filter, context, now, timeZone } = request;
  const [keys, freshness] = await Promise.all([
    readMirrorKeys(sql, conditionsOf(filter)),
    listFreshness(sql),
  ]);
  const scopeNos = scopesOf(context, keys);
  const tests = filterTests(filter, { keys, scopeNos, now, timeZone });
  const { userNos, total } = await findPage(sql, { tests, scopeNos, request });
  const asOf = (collection: Collection): number | null =>
    freshness.find((entry) => entry.collection === collection)?.asOf ?? null;
  return {
    items: await readUserRows(sql, { userNos, scopeNos }),
    total,
    context,
    asOf: { users: asOf('users'), activity: asOf('activity') },
  };
}

// Sorting looks at every user chosen, a walk at every user passed on the way to those chosen: for a tenth of a large
// organization or less, sorting cannot be the worse one by much (100,000 users on libsql and MariaDB, 2026-11-22).
const SORTED_AT_MOST = 10_000;

interface Wanted {
  readonly tests: readonly UserTest[];
  readonly scopeNos: readonly number[];
  readonly request: UserListRequest;
}

async function findPage(
  sql: Sql,
  { tests, scopeNos, request: { sort, page, pageSize } }: Wanted,
): Promise<{ readonly userNos: readonly number[]; readonly total: number }> {
  const few = tests.length === 0 ? null : await findFew(sql, tests);
  const total = few?.length ?? (await countChosen(sql, tests));
  const offset = (page - 1) * pageSize;
  const limit = Math.min(pageSize, total - offset);
  if (limit <= 0) return { userNos: [], total };

  const wish = { order: orderBy(sort.by, scopeNos), direction: sort.direction, offset, limit };
  if (few !== null) return { userNos: await sortPage(sql, { rows: among(few), tests: [] }, wish), total };
  const begin = narrowest(tests);
  const isSorted = total <= SORTED_AT_MOST && wish.order.isNarrow && begin.rows !== everyUser;
  const userNos = isSorted
    ? await sortPage(sql, { rows: begin.rows, tests: begin.others }, wish)
    : await walkPage(sql, tests, wish);
  return { userNos, total };
}
