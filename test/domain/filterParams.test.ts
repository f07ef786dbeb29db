import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import { EVERYBODY, readFilter } from '../../src/domain/filter/filter';
import {
  contextFromParams,
  contextToParams,
  filterFromParams,
  filterToParams,
} from '../../src/domain/filter/params';
import { filterBounds } from '../../src/domain/filter/values';
import { anyContext, anyFilter } from '../support/anyFilter';

const known = {
  siteIds: ['site-1', 'a,b', '!', '!c', ',,'],
  productKeys: ['jira-software', 'confluence'],
  groupIds: ['g-1', 'a=b&c'],
  texts: ['Ann Ånström', '50 % off', 'a+b@example.test', 'say "hello" (and\\or not)'],
};

/** As an address bar would carry it. */
const throughUrl = (params: readonly (readonly [string, string])[]) =>
  new URLSearchParams(new URLSearchParams(params.map(([name, text]) => [name, text])).toString());

describe('a filter in a URL', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyFilter(known), (filter) => {
        expect(filterFromParams(throughUrl(filterToParams(filter)))).toEqual(filter);
      }),
    );
  });

  it('has one spelling: what can be read is written the same again', () => {
    const anyText = fc.oneof(
      fc.constantFrom('', ',', 'a,', 'a,b', '!', '!!', '!c', '90', '090', '9e1', 'active'),
      fc.string(),
    );
    const anyName = fc.constantFrom(
      'site.any-of',
      'status.none-of',
      'last-active.more-than',
      'last-active.never',
      'search.contains',
    );
    fc.assert(
      fc.property(anyName, anyText, (name, text) => {
        const filter = filterFromParams([[name, text]]);

        expect(filter === null ? null : filterToParams(filter)).toEqual(
          filter === null ? null : [[name, text]],
        );
      }),
    );
  });

  it('reads like the condition', () => {
    const filter = readFilter({
      all: [
        { field: 'status', operator: 'any-of', values: ['active', 'suspended'] },
        { field: 'last-active', operator: 'more-than', values: [90] },
        { field: 'last-active', operator: 'never', values: [] },
      ],
    });

    expect(filterToParams(filter ?? EVERYBODY)).toEqual([
      ['status.any-of', 'active,suspended'],
      ['last-active.more-than', '90'],
      ['last-active.never', ''],
    ]);
  });

  it.each([
    ['an unknown field', 'shoe-size.any-of', '42'],
    ['an operator of another field', 'status.contains', 'active'],
    ['a value that the field does not know', 'status.any-of', 'asleep'],
    ['no value where one is needed', 'site.any-of', ''],
    ['a value where none is taken', 'last-active.never', '1'],
    ['two days', 'last-active.more-than', '30,90'],
    ['a number that is none', 'last-active.more-than', '-1'],
    ['more days than anybody lived', 'last-active.more-than', '36501'],
    ['blanks only', 'search.contains', '  '],
    ['a control character', 'search.contains', 'a\u0000b'],
    ['half a character', 'search.contains', '\ud83d'],
    ['too long a text', 'search.contains', 'x'.repeat(256)],
    ['a loose escape', 'site.any-of', 'a!'],
  ])('is refused whole for %s', (_, name, text) => {
    expect(
      filterFromParams([
        ['status.any-of', 'active'],
        [name, text],
      ]),
    ).toBeNull();
  });

  it('holds a group as one parameter that can be read', () => {
    const filter = readFilter({
      all: [
        { field: 'status', operator: 'any-of', values: ['active'] },
        {
          any: [
            { field: 'seats', operator: 'at-least', values: [2] },
            { not: { field: 'group', operator: 'any-of', values: ['g-1'] } },
          ],
        },
      ],
    });

    expect(filterToParams(filter ?? EVERYBODY)).toEqual([
      ['status.any-of', 'active'],
      ['where', 'seats at least 2 or not group is id:"g-1"'],
    ]);
  });

  it.each([
    '',
    'status is',
    'shoe-size is "42"',
    'not',
    '(',
    'group is "a name that an address does not know"',
  ])('is refused for a group that reads %s', (text) => {
    expect(filterFromParams([['where', text]])).toBeNull();
  });

  it('leaves parameters of others alone', () => {
    expect(
      filterFromParams([
        ['page', '3'],
        ['sites', 'x'],
      ]),
    ).toEqual(EVERYBODY);
  });

  it('holds a bounded number of conditions and values', () => {
    const condition = { field: 'site', operator: 'any-of', values: ['a'] };
    const many = (count: number) => readFilter({ all: Array.from({ length: count }, () => condition) });

    expect(many(filterBounds.conditions)?.all).toHaveLength(filterBounds.conditions);
    expect(many(filterBounds.conditions + 1)).toBeNull();
    const values = Array.from({ length: 150 }, (_, i) => `site-${i}`);
    expect(readFilter({ all: [{ ...condition, values }] })).not.toBeNull();
    expect(
      readFilter({
        all: [
          { ...condition, values },
          { ...condition, values },
        ],
      }),
    ).toBeNull();
  });
});

describe('the context of last active', () => {
  it('comes back from a URL as it was, and is absent when it follows the filter', () => {
    fc.assert(
      fc.property(fc.option(anyContext(known)), (context) => {
        expect(contextFromParams(throughUrl(contextToParams(context)))).toEqual(context);
      }),
    );
  });

  it('is told from one that is malformed', () => {
    expect(contextFromParams([['sites', 'a!']])).toBe('invalid');
    expect(contextFromParams([['sites', 'a,']])).toBe('invalid');
  });

  it('is taken from the sites and products that the filter asks for, not from those that it excludes', () => {
    const filter = readFilter({
      all: [
        { field: 'site', operator: 'any-of', values: ['site-1', 'site-2'] },
        { field: 'site', operator: 'all-of', values: ['site-2'] },
        { field: 'site', operator: 'none-of', values: ['site-3'] },
        { field: 'product', operator: 'none-of', values: ['confluence'] },
      ],
    });

    expect(contextOf(filter ?? EVERYBODY)).toEqual({ sites: ['site-1', 'site-2'], products: [] });
  });
});
