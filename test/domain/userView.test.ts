import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageSizes, userSortKeys } from '../../src/domain/userList';
import {
  saysWhatItMeans,
  type UserView,
  userViewFromParams,
  userViewToParams,
  WHOLE_LIST,
} from '../../src/domain/userView';
import { anyContext, anyFilter } from '../support/anyFilter';

const KNOWN = {
  siteIds: ['site-1', 'site-2'],
  productKeys: ['jira-software', 'confluence'],
  groupIds: ['group-1', 'group,2', '!c'],
  texts: ['Amélie Brown', 'amelie@example.test'],
};

const anyView: fc.Arbitrary<UserView> = fc.record({
  filter: anyFilter(KNOWN),
  context: fc.option(anyContext(KNOWN)),
  sort: fc.record({
    by: fc.constantFrom(...userSortKeys),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
  page: fc.integer({ min: 1, max: 999_999 }),
  pageSize: fc.constantFrom(...pageSizes),
  columns: fc.option(
    fc.uniqueArray(
      fc.record({
        key: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/),
        width: fc.integer({ min: 24, max: 2_000 }),
      }),
      { selector: ({ key }) => key, minLength: 1, maxLength: 50 },
    ),
  ),
  savedFilterId: fc.option(fc.stringMatching(/^[a-z0-9-]{1,36}$/)),
});

/** As an address carries it. */
const address = (view: UserView): string =>
  new URLSearchParams(userViewToParams(view).map(([name, text]) => [name, text])).toString();

const viewAt = (search: string): UserView => userViewFromParams(new URLSearchParams(search));

describe('the address of the user list', () => {
  it('is empty for the whole list', () => {
    expect(address(WHOLE_LIST)).toBe('');
    expect(viewAt('')).toEqual(WHOLE_LIST);
  });

  it('holds the whole view, without loss', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(viewAt(address(view))).toEqual(view);
      }),
    );
  });

  it('can be read by people', () => {
    const view = viewAt(
      'site.any-of=site-1%2Csite-2&last-active.never=&sort=-last-active&page=3&size=100&columns=name.240_seats.96',
    );

    expect(view).toEqual({
      filter: {
        all: [
          { field: 'site', operator: 'any-of', values: ['site-1', 'site-2'] },
          { field: 'last-active', operator: 'never', values: [] },
        ],
      },
      context: null,
      sort: { by: 'last-active', direction: 'descending' },
      page: 3,
      pageSize: 100,
      columns: [
        { key: 'name', width: 240 },
        { key: 'seats', width: 96 },
      ],
      savedFilterId: null,
    });
  });

  it('tells the whole organization, stated, from a context that follows the filter', () => {
    expect(viewAt('sites=&products=').context).toEqual({ sites: [], products: [] });
    expect(viewAt('site.any-of=site-1').context).toBeNull();
  });

  it('falls back part by part', () => {
    const kept = 'status.any-of=suspended';
    const onlyKept = viewAt(kept);
    const broken = [
      'page=0',
      'page=1e3',
      'page=-1',
      'page=1234567',
      'columns=',
      'columns=name',
      'columns=name.1',
      'columns=name.240_name.240',
      'columns=Name.240',
      'saved=Filter 1',
      'size=26',
      'sort=password',
      'sort=--name',
      'colour.any-of=red',
      'site.near=site-1',
      'status.any-of=sleeping',
      'last-active.more-than=-3',
      'last-active.more-than=ninety',
      'last-active.never=7',
      'search.contains=',
      'sites=!x',
      'unknown=1',
    ];

    for (const part of broken) expect(viewAt(`${part}&${kept}`)).toEqual(onlyKept);
  });

  it.each([
    ['status.any-of=active&sort=loudest&page=0&unknown=1', true],
    ['status.any-of=active&last-active.more-than=ninety', false],
    ['status.any-of=active&where=(status+is+active', false],
    ['sites=!x', false],
  ])('is known not to say what it means when it lost a condition: %s', (search, isKnown) => {
    expect(saysWhatItMeans(new URLSearchParams(search))).toBe(isKnown);
  });

  it('always says what it means when it was made of a view', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(saysWhatItMeans(new URLSearchParams(address(view)))).toBe(true);
      }),
    );
  });

  it('reads as many conditions as a filter may hold, and leaves the others', () => {
    const many = Array.from({ length: 100 }, (_none, at) => `search.contains=a${at}`).join('&');

    expect(viewAt(many).filter.all).toHaveLength(64);
  });

  it('never fails, whatever is typed into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (search) => {
        const view = viewAt(search);
        expect(viewAt(address(view))).toEqual(view);
      }),
    );
  });
});
