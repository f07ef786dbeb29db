// What the list of users keeps on every database. Expected users come from the organization's own data and the
// predicates of domain/filter, never from the mirror.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import { conditionsOf, EVERYBODY, type Filter } from '../../src/domain/filter/filter';
import { lastActiveIn, WHOLE_ORGANIZATION, type ActivityContext } from '../../src/domain/lastActive';
import { userSortKeys, type UserListItem, type UserSort } from '../../src/domain/userList';
import type { Sql } from '../../src/ports';
import { filterTests } from '../../src/query/filterSql';
import { readMirrorKeys, scopesOf } from '../../src/query/mirrorKeys';
import { countChosen, findFew } from '../../src/query/userChoice';
import { orderBy } from '../../src/query/userOrder';
import { sortPage, walkPage } from '../../src/query/userPage';
import { listUsers } from '../../src/query/users';
import { findStart, type UserStart } from '../../src/query/userStart';
import { anyContext, anyFilter, type Known } from '../support/anyFilter';
import { recording } from '../support/recordingSql';
import type { SyncedUsers } from '../support/syncedUsers';
import { expectedUsers, knownOf, TIME_ZONE } from './expectedUsers';

// Many lists on a machine that may be busy with other suites.
const PATIENCE_MS = 60_000;

const BY_NAME: UserSort = { by: 'name', direction: 'ascending' };
const everyOrder = userSortKeys.flatMap((by) =>
  (['ascending', 'descending'] as const).map((direction): UserSort => ({ by, direction })),
);

export function userListSuite(synced: () => SyncedUsers, runs: number): void {
  const known = (): Known => knownOf(synced());
  const expected = (filter: Filter, context: ActivityContext): string[] =>
    expectedUsers(synced(), filter, context);

  it(
    'chooses the users that the predicate chooses, however it looks for them',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyFilter(known()),
          anyContext(known()),
          fc.boolean(),
          async (filter, chosen, isOwn) => {
            const context = isOwn ? chosen : contextOf(filter);
            const wanted = expected(filter, context);

            const found = await everyPage(synced(), { filter, context, sort: BY_NAME });
            const ways = await everyWay(synced(), filter, context);

            expect(found.map((user) => user.accountId).sort()).toEqual(wanted);
            const same = { count: wanted.length, few: wanted, sorted: wanted };
            expect(ways).toEqual({ fromFewRows: same, fromManyRows: same, walked: wanted });
          },
        ),
        { numRuns: runs },
      );
    },
    PATIENCE_MS,
  );

  it('begins with the fewest rows, and with profiles where all are many', async () => {
    const { sql, now, facts } = synced();
    const members = (group: (typeof facts.groups)[number]): number => group.userCount ?? 0;
    const [least] = facts.groups.filter(members).toSorted((a, b) => members(a) - members(b));
    const filter: Filter = {
      all: [
        { field: 'status', operator: 'any-of', values: ['active'] },
        { field: 'group', operator: 'any-of', values: [least?.groupId ?? ''] },
      ],
    };
    const keys = await readMirrorKeys(sql, conditionsOf(filter));
    const tests = filterTests(filter, { keys, scopeNos: [], now, timeZone: TIME_ZONE });

    const few = await findStart(sql, tests);
    const many = await findStart(sql, tests, 0);

    expect(few).toMatchObject({ rows: { table: 'memberships' }, isWhole: false });
    expect(many).toMatchObject({ rows: { table: 'users' }, isWhole: true });
  });

  it.each(userSortKeys)('walks to a page of everybody by %s, however few they are', async (by) => {
    const { sql, now } = synced();
    const sort: UserSort = { by, direction: 'ascending' };
    const everybody = { filter: EVERYBODY, context: WHOLE_ORGANIZATION, sort, now, timeZone: TIME_ZONE };
    const order = orderBy(by, scopesOf(WHOLE_ORGANIZATION, await readMirrorKeys(sql, [])));
    const listed: string[] = [];
    const walked: string[] = [];

    await listUsers(recording(sql, listed), { ...everybody, page: 1, pageSize: 25 });
    await walkPage(recording(sql, walked), [], { order, direction: 'ascending', offset: 0, limit: 25 });

    expect(listed).toEqual(expect.arrayContaining(walked));
  });

  it(
    'shows when everybody was last active in the context',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyContext(known()), async (context) => {
          const items = await everyPage(synced(), { filter: EVERYBODY, context, sort: BY_NAME });

          const shown = new Map(items.map((item) => [item.accountId as string, item.lastActive]));
          for (const user of synced().users) {
            expect(shown.get(user.accountId)).toEqual(lastActiveIn(user, context));
          }
        }),
        { numRuns: Math.ceil(runs / 10) },
      );
    },
    PATIENCE_MS,
  );

  it.each(everyOrder)('pages through everybody exactly once by $by, $direction', async (sort) => {
    const [site = ''] = known().siteIds;
    for (const context of [
      WHOLE_ORGANIZATION,
      { sites: [site], products: [] },
      { sites: known().siteIds, products: [] },
    ]) {
      const items = await everyPage(synced(), { filter: EVERYBODY, context, sort });

      expect(items.map((item) => item.accountId as string).sort()).toEqual(expected(EVERYBODY, context));
      expect(items.map((item) => rank(item, sort))).toEqual(
        items.map((item) => rank(item, sort)).toSorted((a, b) => compared(a, b, sort)),
      );
    }
  });

  it('shows what each user has', async () => {
    const items = await everyPage(synced(), {
      filter: EVERYBODY,
      context: WHOLE_ORGANIZATION,
      sort: BY_NAME,
    });

    const byId = new Map(items.map((item) => [item.accountId as string, item]));
    for (const user of synced().users) {
      const held = user.places.filter((place) => place.isHeld);
      expect(byId.get(user.accountId)).toMatchObject({
        name: user.name,
        email: user.email,
        status: user.status,
        addedAt: user.addedAt,
        groups: { count: user.groupIds.size },
      });
      const item = byId.get(user.accountId);
      expect(item?.products.map((product) => `${product.siteId} ${product.productKey}`).sort()).toEqual(
        held.map((place) => `${place.siteId} ${place.productKey}`).sort(),
      );
      expect(item?.groups.first).toHaveLength(Math.min(3, user.groupIds.size));
    }
  });

  it('has nothing on a page behind the last', async () => {
    const { sql, now, users } = synced();

    const list = await listUsers(sql, {
      filter: EVERYBODY,
      context: WHOLE_ORGANIZATION,
      sort: BY_NAME,
      page: 1_000_000,
      pageSize: 100,
      now,
      timeZone: TIME_ZONE,
    });

    expect(list).toMatchObject({ items: [], total: users.length });
  });
}

interface Wish {
  readonly filter: Filter;
  readonly context: ActivityContext;
  readonly sort: UserSort;
}

async function everyPage({ sql, now }: SyncedUsers, wish: Wish): Promise<UserListItem[]> {
  const items: UserListItem[] = [];
  for (let page = 1; ; page += 1) {
    const list = await listUsers(sql, { ...wish, page, pageSize: 50, now, timeZone: TIME_ZONE });
    items.push(...list.items);
    if (page * 50 >= list.total) return items;
  }
}

/** Each way in which the list finds and counts users, however many they are. */
async function everyWay({ sql, now }: SyncedUsers, filter: Filter, context: ActivityContext) {
  const keys = await readMirrorKeys(sql, conditionsOf(filter));
  const scopeNos = scopesOf(context, keys);
  const tests = filterTests(filter, { keys, scopeNos, now, timeZone: TIME_ZONE });
  const order = orderBy('last-active', scopeNos);
  const wish = { order, direction: 'descending', offset: 0, limit: 1_000 } as const;
  const fromStart = async (start: UserStart) => ({
    count: await countChosen(sql, start),
    few: await accountIds(sql, (await findFew(sql, start)) ?? []),
    sorted: await accountIds(sql, await sortPage(sql, start, wish)),
  });
  return {
    fromFewRows: await fromStart(await findStart(sql, tests)),
    fromManyRows: await fromStart(await findStart(sql, tests, 0)),
    walked: await accountIds(sql, await walkPage(sql, tests, wish)),
  };
}

async function accountIds(sql: Sql, userNos: readonly number[]): Promise<string[]> {
  const rows = await sql.select<{ user_no: number; account_id: string }>(
    'SELECT user_no, account_id FROM users',
  );
  const ids = new Map(rows.map((row) => [row.user_no, row.account_id]));
  return userNos.map((no) => ids.get(no) ?? `no user ${no}`).sort();
}

/** What an order compares; null comes last in both directions. */
function rank(item: UserListItem, { by }: UserSort): string | number | null {
  switch (by) {
    case 'name':
      return (item.name ?? '').toLowerCase();
    case 'email':
      return (item.email ?? '').toLowerCase();
    case 'status':
      return item.status;
    case 'sites':
      return item.sites.length;
    case 'products':
      return item.products.length;
    case 'groups':
      return item.groups.count;
    case 'last-active':
      return 'at' in item.lastActive ? item.lastActive.at : null;
    case 'added':
      return item.addedAt;
    case 'account-type':
      return item.accountType;
    case 'source':
      return item.source === 'unknown' ? null : item.source;
    case 'mfa':
      return item.mfaEnabled === null ? null : Number(item.mfaEnabled);
    case 'department':
      return item.department?.toLowerCase() ?? null;
    case 'job-title':
      return item.jobTitle?.toLowerCase() ?? null;
    case 'platform-roles':
      return item.platformRoles.length === 0 ? null : item.platformRoles.join(',');
    case 'seats':
      return item.seats;
    case 'changed':
      return item.changedAt;
  }
}

function compared(a: string | number | null, b: string | number | null, { direction }: UserSort): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  // As the database compares: by bytes, which is by code points.
  const order =
    typeof a === 'string' ? Buffer.compare(Buffer.from(a), Buffer.from(String(b))) : a - Number(b);
  return direction === 'ascending' ? order : -order;
}
