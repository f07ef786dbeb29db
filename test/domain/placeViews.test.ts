import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EVERY_GROUP,
  groupManagers,
  groupSortKeys,
  membersBehind,
  syncedStates,
} from '../../src/domain/groupList';
import { ALL_GROUPS, groupViewFromParams, groupViewToParams } from '../../src/domain/groupView';
import { asGroupId, asResourceId } from '../../src/domain/ids';
import { usersOfProduct, usersOfSite } from '../../src/domain/productList';
import {
  ALL_PRODUCTS,
  productSortKeys,
  productViewFromParams,
  productViewToParams,
} from '../../src/domain/productView';
import { pageSizes } from '../../src/domain/userList';
import { userViewFromParams, userViewToParams, WHOLE_LIST } from '../../src/domain/userView';

const anyDirection = fc.constantFrom('ascending', 'descending');
const anyDays = fc.integer({ min: 1, max: 36_500 });
const anyId = fc.stringMatching(/^[\p{L}\p{N}\p{P}\p{S}]{1,20}$/u);
const anyColumns = fc.option(
  fc.uniqueArray(
    fc.record({ key: fc.constantFrom('name', 'last-active'), width: fc.integer({ min: 24, max: 2_000 }) }),
    {
      selector: ({ key }) => key,
      minLength: 1,
    },
  ),
);
const anyGroupView = fc.record({
  filter: fc.record({
    search: fc.option(anyId),
    managedBy: fc.subarray([...groupManagers]),
    synced: fc.subarray([...syncedStates]),
    products: fc.uniqueArray(anyId, { maxLength: 4 }),
    sites: fc.uniqueArray(anyId, { maxLength: 4 }),
    isDefault: fc.option(fc.boolean()),
    isEmpty: fc.option(fc.boolean()),
  }),
  sort: fc.record({ by: fc.constantFrom(...groupSortKeys), direction: anyDirection }),
  page: fc.integer({ min: 1, max: 999_999 }),
  pageSize: fc.constantFrom(...pageSizes),
  inactiveDays: anyDays,
  columns: anyColumns,
});
const anyProductView = fc.record({
  sort: fc.record({ by: fc.constantFrom(...productSortKeys), direction: anyDirection }),
  inactiveDays: anyDays,
  columns: anyColumns,
});

/** As the address bar carries it. */
function sent(params: readonly (readonly [string, string])[]): URLSearchParams {
  return new URLSearchParams(new URLSearchParams(params.map(([name, value]) => [name, value])).toString());
}

describe('the addresses of places', () => {
  it('carry the whole view of groups', () => {
    fc.assert(
      fc.property(anyGroupView, (view) => {
        expect(groupViewFromParams(sent(groupViewToParams(view)))).toEqual(view);
      }),
    );
  });

  it('carry the whole view of sites and products', () => {
    fc.assert(
      fc.property(anyProductView, (view) => {
        expect(productViewFromParams(sent(productViewToParams(view)))).toEqual(view);
      }),
    );
  });

  it('are short where nothing is chosen', () => {
    expect(groupViewToParams(ALL_GROUPS)).toEqual([]);
    expect(productViewToParams(ALL_PRODUCTS)).toEqual([]);
  });

  it('pass over what is malformed', () => {
    const text = 'inactive=0&page=-1&size=7&sort=shoes&managed-by=king&synced=&default=maybe&search=%00';

    expect(groupViewFromParams(new URLSearchParams(text))).toEqual({ ...ALL_GROUPS, filter: EVERY_GROUP });
    expect(productViewFromParams(new URLSearchParams(text))).toEqual(ALL_PRODUCTS);
  });
});

describe('the users behind a number', () => {
  const product = { resourceId: asResourceId('r-1'), siteId: 'acme', productKey: 'jira-software' };

  it.each([
    membersBehind('members', asGroupId('g-1'), 90),
    membersBehind('inactive', asGroupId('g-1'), 90),
    usersOfProduct('active', product, 90)?.filter,
    usersOfSite('unlicensed', { siteId: 'acme', products: [product] }, 90)?.filter,
  ])('are in an address that the list of users reads', (filter) => {
    const view = { ...WHOLE_LIST, filter: filter ?? WHOLE_LIST.filter };

    expect(filter).toBeDefined();
    expect(userViewFromParams(sent(userViewToParams(view)))).toEqual(view);
  });

  it('have no list where a site has more products than a filter names', () => {
    const products = Array.from({ length: 201 }, (_, i) => ({ resourceId: asResourceId(`r-${i}`) }));

    expect(usersOfSite('licenses', { siteId: 'acme', products }, 90)).toBeNull();
    expect(usersOfSite('users', { siteId: 'acme', products }, 90)).not.toBeNull();
  });
});
