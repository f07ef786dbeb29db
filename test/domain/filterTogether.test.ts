import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/filter/fields';
import type { Clause } from '../../src/domain/filter/filter';
import { together } from '../../src/domain/filter/together';
import { asResourceId } from '../../src/domain/ids';

const apps = ['jira a', 'wiki a', 'jira b', 'wiki b', 'wiki c'].map((name) => {
  const [productKey = '', siteId = ''] = name.split(' ');
  return { resourceId: asResourceId(name), siteId, productKey };
});

const site = (...values: string[]): Condition => ({ field: 'site', operator: 'any-of', values });
const product = (...values: string[]): Condition => ({ field: 'product', operator: 'any-of', values });
const app = (...values: string[]): Condition => ({ field: 'app', operator: 'any-of', values });
const notA: Condition = { field: 'site', operator: 'none-of', values: ['a'] };
const licensed: Condition = { field: 'seat', operator: 'any-of', values: ['jira a'] };

const nothingTogether: readonly (readonly [string, readonly Clause[]])[] = [
  ['asks for no app', [site('a')]],
  ['asks for no site', [product('jira')]],
  ['asks for what does not exist', [site('c'), product('jira')]],
  ['takes the site out', [notA, product('jira')]],
  ['asks for two sites at once', [site('a'), site('b'), product('jira')]],
  ['asks for the app already', [site('a'), product('jira'), app('jira a')]],
  ['asks for its license already', [site('a'), product('jira'), licensed]],
  ['has them in a group of alternatives', [{ any: [site('a'), product('jira')] }]],
];

describe('a filter on sites and on apps', () => {
  it('can ask for the apps on the sites', () => {
    expect(together({ all: [site('a', 'c'), product('jira', 'wiki')] }, apps)).toEqual({
      sites: ['a', 'c'],
      products: ['jira', 'wiki'],
      condition: app('jira a', 'wiki a', 'wiki c'),
    });
  });

  it.each(nothingTogether)('has nothing to ask for together when it %s', (_, all) => {
    expect(together({ all }, apps)).toBeNull();
  });

  it('is not narrowed by an app elsewhere', () => {
    expect(together({ all: [site('a'), product('jira'), app('jira b')] }, apps)?.condition).toEqual(
      app('jira a'),
    );
  });
});
