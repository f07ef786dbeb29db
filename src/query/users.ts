// The list of users: first the numbers of the page's users, from narrow indexes, then what is shown of them.
import { z } from 'zod';
import { conditionsOf } from '../domain/filter/filter';
import type { Filter } from '../domain/filter/filter';
import type { ActivityContext } from '../domain/lastActive';
import type { PageSize, UserList, UserSort } from '../domain/userList';
import type { Sql } from '../ports';
import { nothingKept } from '../store/counts';
import type { Counts, KeptCount } from '../store/counts';
import { listFreshness } from '../store/freshness';
import type { Collection } from '../store/freshness';
import { KEYS_PER_STATEMENT } from '../store/rows';
import { filterTests } from './filterSql';
import { readMirrorKeys, scopesOf } from './mirrorKeys';
import { timeOfCount } from './timeOfCount';
import { among, countChosen, findFew } from './userChoice';
import { orderBy } from './userOrder';
import { sortPage, walkPage } from './userPage';
import { readUserRows } from './userRows';
import { findStart } from './userStart';
import type { UserStart } from './userStart';
import { everyUserInTurn } from './userTest';
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

export async function listUsers(
  sql: Sql,
  request: UserListRequest,
  counts: Counts = nothingKept,
): Promise<UserList> {
  const { filter, context, now, timeZone } = request;
  const [keys, freshness, kept] = await Promise.all([
    readMirrorKeys(sql, conditionsOf(filter)),
    listFreshness(sql),
    counts.open(['total', filter, context, timeOfCount(filter, request)], z.number()),
  ]);
  const scopeNos = scopesOf(context, keys);
  const tests = filterTests(filter, { keys, scopeNos, now, timeZone });
  const { userNos, total } = await findPage(sql, { tests, scopeNos, request, kept });
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
  /** The total. */
  readonly kept: KeptCount<number>;
}

async function findPage(
  sql: Sql,
  { tests, scopeNos, request: { sort, page, pageSize }, kept }: Wanted,
): Promise<{ readonly userNos: readonly number[]; readonly total: number }> {
  const counted = kept.count;
  const order = orderBy(sort.by, scopeNos);
  const mostSorted = order.isNarrow ? SORTED_AT_MOST : KEYS_PER_STATEMENT;
  // More are met along the order, wherever a count would begin.
  const start = await findStart(sql, (counted ?? 0) > mostSorted ? [] : tests);
  // Users who are few are found before they are counted only where both take the same; else sets would be read twice.
  const mayBeFew = tests.length > 0 && (counted ?? 0) <= KEYS_PER_STATEMENT;
  const found = mayBeFew && start.isQuick ? await findFew(sql, start) : null;
  const total = found?.length ?? counted ?? (await countMany(sql, start, kept));
  const few = found ?? (mayBeFew && total <= KEYS_PER_STATEMENT ? await findFew(sql, start) : null);
  const offset = (page - 1) * pageSize;
  const limit = Math.min(pageSize, total - offset);
  if (limit <= 0) return { userNos: [], total };

  const wish = { order, direction: sort.direction, offset, limit };
  if (few !== null) return { userNos: await sortPage(sql, { rows: among(few), tests: [] }, wish), total };
  // Where everybody is chosen, nobody is met along the order in vain.
  const isSorted = tests.length > 0 && total <= mostSorted && start.rows !== everyUserInTurn;
  return { userNos: await (isSorted ? sortPage(sql, start, wish) : walkPage(sql, tests, wish)), total };
}

async function countMany(sql: Sql, start: UserStart, kept: KeptCount<number>): Promise<number> {
  const total = await countChosen(sql, start);
  await kept.keep(total);
  return total;
}
