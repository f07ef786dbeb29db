// The list of users: first the numbers of the page's users, from narrow indexes, then what is shown of them.
import type { Filter } from '../domain/filter/filter';
import type { ActivityContext } from '../domain/lastActive';
import type { PageSize, UserList, UserSort } from '../domain/userList';
import type { Sql } from '../ports';
import { listFreshness } from '../store/freshness';
import type { Collection } from '../store/freshness';
import { filterTests } from './filterSql';
import { readMirrorKeys, scopesOf } from './mirrorKeys';
import { countChosen, findFew, isAmong } from './userChoice';
import { listPage } from './userOrder';
import { readUserRows } from './userRows';

export interface UserListRequest {
  readonly filter: Filter;
  readonly context: ActivityContext;
  readonly sort: UserSort;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: PageSize;
  /** Epoch milliseconds. */
  readonly now: number;
}

export async function listUsers(sql: Sql, request: UserListRequest): Promise<UserList> {
  const { filter, context, sort, pageSize, now } = request;
  const [keys, freshness] = await Promise.all([readMirrorKeys(sql, filter.all), listFreshness(sql)]);
  const scopeNos = scopesOf(context, keys);
  const tests = filterTests(filter, { keys, scopeNos, now });

  // Few users are sorted; many are met soon on a walk along the order's index. Either is quick, the other one is not.
  const few = tests.length === 0 ? null : await findFew(sql, tests);
  const total = few?.length ?? (await countChosen(sql, tests));
  const offset = (request.page - 1) * pageSize;
  const userNos = await listPage(sql, {
    sort,
    scopeNos,
    tests: few === null ? tests : [isAmong(few)],
    offset,
    limit: Math.max(0, Math.min(pageSize, total - offset)),
  });
  const asOf = (collection: Collection): number | null =>
    freshness.find((entry) => entry.collection === collection)?.asOf ?? null;
  return {
    items: await readUserRows(sql, { userNos, scopeNos }),
    total,
    context,
    asOf: { users: asOf('users'), activity: asOf('activity') },
  };
}
