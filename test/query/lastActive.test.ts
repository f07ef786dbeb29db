import { afterAll, beforeAll, expect, it } from 'vitest';
import { activityByScope } from '../../src/domain/activity';
import { EVERYBODY, readFilter } from '../../src/domain/filter/filter';
import type { ActivityFacts, UsedPlace } from '../../src/domain/lastActive';
import { listUsers } from '../../src/query/users';
import { upsertActivity } from '../../src/store/activity';
import { ensureScopes, listResources, listScopes, upsertResources } from '../../src/store/places';
import { NumberStock } from '../../src/store/counters';
import { upsertUsers } from '../../src/store/users';
import { asAccountId, asResourceId } from '../../src/domain/ids';
import { lastActiveCases, places } from '../support/lastActiveCases';
import { createMemorySql, type MemorySql } from '../support/memorySql';

const NOW = Date.UTC(2026, 10, 22);
const BY_LAST_ACTIVE = { by: 'last-active', direction: 'descending' } as const;
const idOf = (place: Pick<UsedPlace, 'siteId' | 'productKey'>) => `${place.productKey} on ${place.siteId}`;
const people = new Map(lastActiveCases.map(({ facts }) => [facts, '']));

let sql: MemorySql;
beforeAll(async () => {
  sql = createMemorySql();
  await upsertResources(sql, Object.values(places).map(aResource), NOW);
  await ensureScopes(sql);
  for (const [i, facts] of [...people.keys()].entries()) {
    people.set(facts, `user-${i}`);
    await storeUser(`user-${i}`, facts);
  }
});
afterAll(() => sql.close());

it.each(lastActiveCases)('the list shows $what', async ({ facts, context, expected }) => {
  const list = await listUsers(sql, {
    filter: EVERYBODY,
    context,
    sort: BY_LAST_ACTIVE,
    page: 1,
    pageSize: 100,
    now: NOW,
    timeZone: 'UTC',
  });

  expect(list.items).toHaveLength(people.size);
  expect(list.items.find((item) => item.accountId === people.get(facts))?.lastActive).toEqual(expected);
});

it.each(lastActiveCases)(
  'filters on inactivity treat the same: $what',
  async ({ facts, context, expected }) => {
    const isChosen = async (operator: string, values: readonly number[] = []): Promise<boolean> => {
      const filter = readFilter({ all: [{ field: 'last-active', operator, values }] });
      const list = await listUsers(sql, {
        filter: filter ?? EVERYBODY,
        context,
        sort: BY_LAST_ACTIVE,
        page: 1,
        pageSize: 100,
        now: NOW,
        timeZone: 'UTC',
      });
      return list.items.some((item) => item.accountId === people.get(facts));
    };
    const idleDays = 'at' in expected ? (NOW - expected.at) / 86_400_000 : null;

    expect(await isChosen('never')).toBe(expected.kind === 'never');
    expect(await isChosen('unknown')).toBe(expected.kind === 'unknown');
    expect(await isChosen('more-than', [Math.max(0, (idleDays ?? 1) - 1)])).toBe(idleDays !== null);
    expect(await isChosen('more-than', [idleDays ?? 0])).toBe(false);
  },
);

function aResource(place: Pick<UsedPlace, 'siteId' | 'productKey'>) {
  return {
    resourceId: asResourceId(idOf(place)),
    cloudId: place.siteId,
    productKey: place.productKey,
    name: null,
    owner: null,
    hostUrl: null,
    planKey: null,
    planName: null,
    capacity: null,
    createdAt: null,
    status: 'online' as const,
    isSandbox: false,
  };
}

async function storeUser(accountId: string, { addedAt, isTold, places: used }: ActivityFacts): Promise<void> {
  const profile = {
    accountId: asAccountId(accountId),
    addedAt,
    name: accountId,
    email: null,
    platformRoles: [],
    ...({
      status: 'active',
      accountStatus: 'active',
      membershipStatus: 'active',
      claimStatus: 'managed',
    } as const),
    managementSource: null,
    nickname: null,
    emailVerified: null,
    avatarUrl: null,
    jobTitle: null,
    department: null,
    organization: null,
    location: null,
    timeZone: null,
    mfaEnabled: null,
  };
  const { users } = await upsertUsers(sql, [profile], {
    now: NOW,
    directoryNo: 1,
    numbers: new NumberStock(sql, 'users'),
  });
  const resources = await listResources(sql);
  const scopes = await listScopes(sql);
  const scopeNo = (kind: string, no: number) =>
    scopes.find((scope) => scope.kind === kind && scope.no === no)?.scopeNo ?? 0;
  const resourceNo = (place: UsedPlace) =>
    resources.find((resource) => resource.resourceId === idOf(place))?.resourceNo ?? 0;
  const rows = activityByScope(
    {
      addedAt,
      lastActive: isTold
        ? new Map(
            used.flatMap((place) =>
              place.lastUsedAt === null ? [] : [[resourceNo(place), place.lastUsedAt]],
            ),
          )
        : null,
      held: used.filter((place) => place.isHeld).map(resourceNo),
    },
    {
      organizationScope: scopeNo('organization', 0),
      scopesOf: (no) => {
        const resource = resources.find((each) => each.resourceNo === no);
        return [
          scopeNo('resource', no),
          scopeNo('site', resource?.siteNo ?? 0),
          scopeNo('product', resource?.productNo ?? 0),
        ];
      },
    },
  );
  await upsertActivity(
    sql,
    rows.map((activity) => ({ userNo: users[0]?.userNo ?? 0, activity })),
  );
}
