// The list of users: first the numbers of the page's users, from narrow indexes, then what is shown of them.
import { z } from 'zod';
import { conditionsOf, isCondition } from '../domain/filter/filter';
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
  { tests, scopeNos, request: { filter, sort, page, pageSize }, kept }: Wanted,
): Promise<{ readonly userNos: readonly number[]; readonly total: number }> {
  // What stands within groups is looked up for each of many users: once for the total, not once more to see that they
  // are many.
  const isGrouped = !filter.all.every(isCondition);
  const counted = kept.count ?? (isGrouped ? await countMany(sql, tests, kept) : null);
  const isMany = tests.length === 0 || (counted ?? 0) > KEYS_PER_STATEMENT;
  const few = isMany ? null : await findFew(sql, tests, { isWhole: isGrouped });
  const total = few?.length ?? counted ?? (await countMany(sql, tests, kept));
  const offset = (page - 1) * pageSize;
  const limit = Math.min(pageSize, total - offset);
  if (limit <= 0) return { userNos: [], total };

  const wish = { order: orderBy(sort.by, scopeNos), direction: sort.direction, offset, limit };
  if (few !== null) return { userNos: await sortPage(sql, { rows: among(few), tests: [] }, wish), total };
  const begin = narrowest(tests);
  const isSorted = total <= SORTED_AT_MOST && wish.order.isNarrow && begin.rows !== everyUser;
  const userNos = isSorted
    ? await sortPage(sql, { rows: begin.rows, tests: begin.others, isWhole: isGrouped }, wish)
    : await walkPage(sql, tests, wish);
  return { userNos, total };
}

async function countMany(sql: Sql, tests: readonly UserTest[], kept: KeptCount<number>): Promise<number> {
  const total = await countChosen(sql, tests);
  await kept.keep(total);
  return total;
}
