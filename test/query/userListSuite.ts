// What the list of users keeps on every database. Expected users come from the organization's own data and the
// predicates of domain/filter, never from the mirror.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import { besidesField, facetFields } from '../../src/domain/filter/facet';
import { readCondition } from '../../src/domain/filter/fields';
import { conditionsOf, EVERYBODY, type Filter } from '../../src/domain/filter/filter';
import { matches } from '../../src/domain/filter/matches';
import { lastActiveIn, WHOLE_ORGANIZATION, type ActivityContext } from '../../src/domain/lastActive';
import { userSortKeys, type UserListItem, type UserSort } from '../../src/domain/userList';
import type { Sql } from '../../src/ports';
import { countFacet } from '../../src/query/facets';
import { filterTests } from '../../src/query/filterSql';
import { readMirrorKeys, scopesOf } from '../../src/query/mirrorKeys';
import { countChosen, findFew, narrowest } from '../../src/query/userChoice';
import { orderBy } from '../../src/query/userOrder';
import { sortPage, walkPage } from '../../src/query/userPage';
import { listUsers } from '../../src/query/users';
import { nothingKept } from '../../src/store/counts';
import { anyContext, anyFilter, type Known } from '../support/anyFilter';
import type { SyncedUsers } from '../support/syncedUsers';

// Many lists on a machine that may be busy with other suites.
const PATIENCE_MS = 60_000;

// Its day begins at another hour than that of UTC, and changes its length.
const TIME_ZONE = 'America/St_Johns';

const BY_NAME: UserSort = { by: 'name', direction: 'ascending' };
const everyOrder = userSortKeys.flatMap((by) =>
  (['ascending', 'descending'] as const).map((direction): UserSort => ({ by, direction })),
);

export function userListSuite(synced: () => SyncedUsers, runs: number): void {
  const known = (): Known => {
    const { facts, users } = synced();
    return {
      siteIds: [...new Set(facts.resources.map((resource) => resource.cloudId))],
      productKeys: [...new Set(facts.resources.map((resource) => resource.productKey))],
      groupIds: facts.groups.map((group) => group.groupId),
      texts: users.flatMap((user) => [user.name ?? 'x', user.email ?? 'x@x']),
      resourceIds: facts.resources.map((resource) => resource.resourceId),
      roleIds: [...new Set(users.flatMap((user) => [...user.roleIds]))],
      platformRoleIds: [...new Set(users.flatMap((user) => [...user.platformRoles]))],
      departments: [...new Set(users.map((user) => user.department ?? 'x'))],
      jobTitles: [...new Set(users.map((user) => user.jobTitle ?? 'x'))],
    };
  };
  const expected = (filter: Filter, context: ActivityContext): string[] => {
    const { users, now } = synced();
    return users
      .filter((user) => matches(filter, user, { context, now, timeZone: TIME_ZONE }))
      .map((user) => user.accountId)
      .sort();
  };

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
            expect(ways).toEqual({
              count: wanted.length,
              few: wanted,
              fewAsWhole: wanted,
              walked: wanted,
              sorted: wanted,
            });
          },
        ),
        { numRuns: runs },
      );
    },
    PATIENCE_MS,
  );

  it(
    'counts for each choice the users that it would leave',
    async () => {
      const anyFacet = fc.constantFrom(...facetFields);
      await fc.assert(
        fc.asyncProperty(anyFilter(known()), anyFacet, fc.nat(), async (filter, field, pick) => {
          const context = contextOf(filter);
          const request = { filter, context, field, search: null, now: synced().now, timeZone: TIME_ZONE };

          const { choices } = await countFacet(synced().sql, request, nothingKept);

          const choice = choices[pick % Math.max(1, choices.length)];
          if (choice === undefined) return;
          const condition = readCondition({ field, operator: 'any-of', values: [choice.value] });
          const left = {
            all: [...besidesField(filter, field).all, ...(condition === null ? [] : [condition])],
          };
          expect(condition).not.toBeNull();
          expect({ ...choice, users: expected(left, context).length }).toEqual(choice);
        }),
        { numRuns: runs },
      );
    },
    PATIENCE_MS,
  );

  it.each(facetFields)('offers every choice of %s that anybody has', async (field) => {
    const request = { filter: EVERYBODY, context: WHOLE_ORGANIZATION, field, search: null };

    const facet = await countFacet(
      synced().sql,
      { ...request, now: synced().now, timeZone: TIME_ZONE },
      nothingKept,
    );

    expect(facet.choices.length).toBeGreaterThan(0);
    expect(facet.choices.map((choice) => choice.users)).toEqual(
      facet.choices.map((choice) => choice.users).toSorted((a, b) => b - a),
    );
    expect(facet.hasMore).toBe(field === 'group' && known().groupIds.length > 50);
  });

  it('finds the groups of a facet by part of their name', async () => {
    const [group] = synced().facts.groups.toSorted((a, b) => b.name.length - a.name.length);
    const search = group?.name.slice(2).toUpperCase() ?? '';
    const request = { filter: EVERYBODY, context: WHOLE_ORGANIZATION, field: 'group', search } as const;

    const { choices } = await countFacet(
      synced().sql,
      { ...request, now: synced().now, timeZone: TIME_ZONE },
      nothingKept,
    );

    expect(choices.every(({ name }) => name?.toLowerCase().includes(search.toLowerCase()))).toBe(true);
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
  const { rows, others } = narrowest(tests);
  return {
    count: await countChosen(sql, tests),
    few: await accountIds(sql, (await findFew(sql, tests)) ?? []),
    fewAsWhole: await accountIds(sql, (await findFew(sql, tests, { isWhole: true })) ?? []),
    walked: await accountIds(sql, await walkPage(sql, tests, wish)),
    sorted: await accountIds(sql, await sortPage(sql, { rows, tests: others }, wish)),
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
