// What the lists of groups and of sites and products keep on every database. Expected numbers come from the
// organization's own data and the predicates of domain/filter, never from the mirror.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import type { Filter } from '../../src/domain/filter/filter';
import { matches } from '../../src/domain/filter/matches';
import {
  EVERY_GROUP,
  groupManagers,
  groupSortKeys,
  membersBehind,
  syncedStates,
  type GroupFilter,
  type GroupListItem,
  type GroupSort,
} from '../../src/domain/groupList';
import { lastActiveIn, WHOLE_ORGANIZATION, type ActivityContext } from '../../src/domain/lastActive';
import { holdersOf, placeNumbers, usersOfProduct, usersOfSite } from '../../src/domain/productList';
import type { PlaceNumber, PlaceUsers } from '../../src/domain/productList';
import { sumOf } from '../../src/domain/usage';
import { listGroupPage } from '../../src/query/groupList';
import { readLatestUses } from '../../src/query/latestUses';
import { listProducts } from '../../src/query/productList';
import { listUserChoices } from '../../src/query/userChoices';
import { listUsers } from '../../src/query/users';
import { nothingKept, type Counts } from '../../src/store/counts';
import type { SyncedUsers } from '../support/syncedUsers';

const PATIENCE_MS = 60_000;
const DAYS = 60;
const BY_NAME: GroupSort = { by: 'name', direction: 'ascending' };
const DAY_MS = 86_400_000;

export function placeListsSuite(synced: () => SyncedUsers, runs: number): void {
  const usersBehind = (filter: Filter, context: ActivityContext, now = synced().now): number =>
    synced().users.filter((user) => matches(filter, user, { context, now, timeZone: 'UTC' })).length;

  const allGroups = async (
    wanted: { filter?: GroupFilter; sort?: GroupSort; now?: number; counts?: Counts } = {},
  ): Promise<GroupListItem[]> => {
    const { filter = EVERY_GROUP, sort = BY_NAME, now = synced().now, counts = nothingKept } = wanted;
    const items: GroupListItem[] = [];
    for (let page = 1; ; page += 1) {
      const request = { filter, sort, page, pageSize: 25, inactiveDays: DAYS, now } as const;
      const list = await listGroupPage(synced().sql, request, counts);
      items.push(...list.items);
      if (list.items.length === 0) {
        expect(items).toHaveLength(list.total);
        return items;
      }
    }
  };

  describe('groups', () => {
    it('tell numbers of members that are those of the users behind them', async () => {
      const groups = await allGroups();

      expect(groups).toHaveLength(synced().facts.groups.length);
      for (const group of groups) {
        for (const number of ['members', 'inactive', 'never'] as const) {
          const behind = usersBehind(membersBehind(number, group.groupId, DAYS), WHOLE_ORGANIZATION);
          expect({ name: group.name, number, users: group[number] }).toEqual({
            name: group.name,
            number,
            users: behind,
          });
        }
      }
      expect(groups.some((group) => group.inactive > 0)).toBe(true);
      expect(groups.some((group) => group.never > 0)).toBe(true);
    });

    it('tell the latest use by any member, what they give and who keeps them', async () => {
      const { facts, users } = synced();
      const groups = new Map((await allGroups()).map((group) => [group.groupId as string, group]));

      for (const fact of facts.groups) {
        const uses = users
          .filter((user) => user.groupIds.has(fact.groupId))
          .map((user) => lastActiveIn(user, WHOLE_ORGANIZATION))
          .flatMap((lastActive) => (lastActive.kind === 'used' ? [lastActive.at] : []));
        expect(groups.get(fact.groupId)).toMatchObject({
          name: fact.name,
          description: fact.description || null,
          managedBy: fact.managedBy,
          isSynced: fact.externalSynced,
          toldMembers: fact.userCount,
          lastActiveAt: uses.length === 0 ? null : Math.max(...uses),
        });
        const grants = groups.get(fact.groupId)?.grants ?? [];
        const given = grants.flatMap(({ resourceId, roles }) => roles.map((role) => `${resourceId} ${role}`));
        expect(given.sort()).toEqual(fact.roles.map((role) => `${role.resourceId} ${role.roleId}`).sort());
        for (const grant of grants) {
          const roles = fact.roles.filter((role) => role.resourceId === grant.resourceId);
          expect(grant.isDefault).toBe(roles.some((role) => role.isDefault));
          expect(grant.givesSeat).toBe(
            roles.some((role) => ['atlassian/user', 'atlassian/admin'].includes(role.roleId)),
          );
        }
      }
    });

    it('tell the latest use alike, however few of the latest users are looked at first', async () => {
      const { sql } = synced();
      const rows = await sql.select<{ group_no: number }>('SELECT DISTINCT group_no FROM memberships');
      const groupNos = rows.map((row) => row.group_no);

      const amongAll = await readLatestUses(sql, groupNos);

      expect(amongAll.size).toBeGreaterThan(0);
      for (const few of [1, 10]) expect(await readLatestUses(sql, groupNos, few)).toEqual(amongAll);
    });

    it(
      'are chosen by name, keeper, product, site, default and members',
      async () => {
        await fc.assert(
          fc.asyncProperty(anyGroupFilter(synced), async (filter) => {
            const items = await allGroups({ filter });

            expect(items.map((item) => item.groupId as string).sort()).toEqual(
              synced()
                .facts.groups.filter((group) => isChosen(filter, group, synced()))
                .map((group) => group.groupId)
                .sort(),
            );
          }),
          { numRuns: runs },
        );
      },
      PATIENCE_MS,
    );

    it.each(groupSortKeys)('are paged through exactly once by %s', async (by) => {
      for (const direction of ['ascending', 'descending'] as const) {
        const items = await allGroups({ sort: { by, direction } });

        const keys = items.map((item) => keyOf(item, by));
        const known = keys.filter((key) => key !== null);
        expect(new Set(items.map((item) => item.groupId)).size).toBe(synced().facts.groups.length);
        expect(keys.slice(known.length).every((key) => key === null)).toBe(true);
        expect(known).toEqual(
          known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (direction === 'ascending' ? 1 : -1)),
        );
      }
    });
  });

  describe('sites and products', () => {
    const places = async (now = synced().now, counts: Counts = nothingKept) =>
      listProducts(synced().sql, { inactiveDays: DAYS, now }, counts);

    it('tell numbers that are those of the users behind them', async () => {
      const { sites } = await places();

      expect(sites.flatMap((site) => site.products)).toHaveLength(synced().facts.resources.length);
      for (const site of sites) {
        for (const number of placeNumbers) {
          const opened = usersOfSite(number, site, DAYS);
          expect(opened && usersBehind(opened.filter, opened.context)).toBe(numberOf(site, number));
          for (const product of site.products) {
            const ofProduct = usersOfProduct(number, product, DAYS);
            expect(ofProduct && usersBehind(ofProduct.filter, ofProduct.context)).toBe(
              numberOf(product, number),
            );
          }
        }
      }
    });

    it('stand by the names that are shown: one before those that begin with it', async () => {
      const { sites } = await places();
      const choices = await listUserChoices(synced().sql, { groupSearch: null, groupIds: [] });

      const byName = [...new Set(synced().facts.resources.map(({ hostUrl }) => hostUrl))]
        .map((hostUrl) => hostUrl?.split('.')[0] ?? '')
        .toSorted((a, b) => (a < b ? -1 : 1));
      for (const list of [sites, choices.sites])
        expect(list.map(({ hostUrl }) => hostUrl?.split('.')[0])).toEqual(byName);
    });

    it('tell what the list of users tells', async () => {
      const { sql, now } = synced();
      const { sites } = await places();
      const [site] = sites;
      for (const number of placeNumbers) {
        const opened = site?.products[0] && usersOfProduct(number, site.products[0], DAYS);
        if (!opened) throw new Error('There is no product');
        const sort = { by: 'name', direction: 'ascending' } as const;
        const request = { ...opened, sort, page: 1, pageSize: 10, now, timeZone: 'UTC' } as const;

        const { total } = await listUsers(sql, request);

        expect(site.products[0] && numberOf(site.products[0], number)).toBe(total);
      }
    });

    it('add up, without what is a sandbox', async () => {
      const { sites, totals } = await places();

      const products = sites.flatMap((site) => site.products).filter((product) => !product.isSandbox);
      for (const site of sites) {
        expect(site.licenses).toBe(site.products.reduce((sum, { usage }) => sum + sumOf(usage), 0));
      }
      const holders = holdersOf(products.map((product) => product.resourceId));
      expect(totals).toEqual({
        sites: new Set(products.map((product) => product.siteId)).size,
        products: products.length,
        licenses: products.reduce((sum, { usage }) => sum + sumOf(usage), 0),
        holders: holders && usersBehind(holders, contextOf(holders)),
      });
      expect(sites.flatMap((site) => site.products).length).toBeGreaterThan(products.length);
    });
  });

  it('counts that were kept when the day began are those of now', async () => {
    const counts = keptInMemory();
    const uses = synced().users.flatMap((user) => {
      const lastActive = lastActiveIn(user, WHOLE_ORGANIZATION);
      return lastActive.kind === 'used' && user.groupIds.size > 0 ? [lastActive.at] : [];
    });
    // In the middle of a day somebody's use becomes too old.
    const after = Math.max(...uses) + DAYS * DAY_MS + 1;
    const begin = after - (after % DAY_MS);

    for (const now of [begin, after]) {
      const request = { inactiveDays: DAYS, now };
      const products = await listProducts(synced().sql, request, counts);
      expect(products).toEqual(await listProducts(synced().sql, request));
      expect(await allGroups({ now, counts })).toEqual(await allGroups({ now }));
    }
    expect(await allGroups({ now: after })).not.toEqual(await allGroups({ now: begin }));
  });
}

function numberOf(place: PlaceUsers, number: PlaceNumber): number {
  if (number === 'users' || number === 'unlicensed') return place[number];
  return number === 'licenses' ? sumOf(place.usage) : place.usage[number];
}

function keyOf(item: GroupListItem, by: GroupSort['by']): string | number | null {
  switch (by) {
    case 'name':
      return item.name.toLowerCase();
    case 'members':
    case 'inactive':
    case 'never':
      return item[by];
    case 'last-active':
      return item.lastActiveAt;
    case 'products':
      return item.grants.length;
    case 'default':
      return item.grants.filter((grant) => grant.isDefault).length;
    case 'managed-by':
      return item.managedBy;
    case 'synced':
      return item.isSynced === null ? null : Number(item.isSynced);
  }
}

function anyGroupFilter(synced: () => SyncedUsers): fc.Arbitrary<GroupFilter> {
  const { facts } = synced();
  const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { maxLength: 2 });
  const names = facts.groups.map((group) => group.name);
  return fc.record({
    search: fc.option(
      fc
        .tuple(fc.constantFrom(...names), fc.nat(5), fc.integer({ min: 1, max: 4 }))
        .map(([name, from, length]) => name.slice(from, from + length).toUpperCase() || name),
    ),
    managedBy: some(groupManagers),
    synced: some(syncedStates),
    products: some([...new Set(facts.resources.map((resource) => resource.productKey))]),
    sites: some([...new Set(facts.resources.map((resource) => resource.cloudId))]),
    isDefault: fc.option(fc.boolean()),
    isEmpty: fc.option(fc.boolean()),
  });
}

function isChosen(
  filter: GroupFilter,
  group: SyncedUsers['facts']['groups'][number],
  { facts, users }: SyncedUsers,
): boolean {
  const { search, managedBy, synced, products, sites, isDefault, isEmpty } = filter;
  const places = group.roles.flatMap(({ resourceId }) =>
    facts.resources.filter((resource) => resource.resourceId === resourceId),
  );
  const isSynced = group.externalSynced === null ? 'unknown' : group.externalSynced ? 'yes' : 'no';
  const asksOfPlaces = products.length > 0 || sites.length > 0;
  return (
    (search === null || group.name.toLowerCase().includes(search.toLowerCase())) &&
    (managedBy.length === 0 || managedBy.some((manager) => manager === group.managedBy)) &&
    (synced.length === 0 || synced.includes(isSynced)) &&
    (!asksOfPlaces ||
      places.some(
        ({ productKey, cloudId }) =>
          (products.length === 0 || products.includes(productKey)) &&
          (sites.length === 0 || sites.includes(cloudId)),
      )) &&
    (isDefault === null || group.roles.some((role) => role.isDefault) === isDefault) &&
    (isEmpty === null || !users.some((user) => user.groupIds.has(group.groupId)) === isEmpty)
  );
}

/** Keeps counts as the table does, for a mirror that nobody changes. */
function keptInMemory(): Counts {
  const kept = new Map<string, unknown>();
  return {
    async open(what, shape) {
      const key = JSON.stringify(what);
      return {
        count: kept.has(key) ? shape.parse(kept.get(key)) : null,
        keep: async (count) => void kept.set(key, JSON.parse(JSON.stringify(count))),
      };
    },
  };
}
