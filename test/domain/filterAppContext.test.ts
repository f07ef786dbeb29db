import { describe, expect, it } from 'vitest';
import { contextOfApps } from '../../src/domain/filter/appContext';
import type { Condition } from '../../src/domain/filter/fields';
import { asResourceId } from '../../src/domain/ids';

const apps = ['jira a', 'wiki a', 'jira b', 'wiki b', 'wiki c'].map((name) => {
  const [productKey = '', siteId = ''] = name.split(' ');
  return { resourceId: asResourceId(name), siteId, productKey };
});

const app = (...values: string[]): Condition => ({ field: 'app', operator: 'any-of', values });

describe('where the apps of a filter are used', () => {
  it('is their sites and products', () => {
    expect(contextOfApps({ all: [app('jira a')] }, apps)).toEqual({ sites: ['a'], products: ['jira'] });
    expect(contextOfApps({ all: [{ field: 'seat', operator: 'any-of', values: ['wiki c'] }] }, apps)).toEqual(
      {
        sites: ['c'],
        products: ['wiki'],
      },
    );
    expect(contextOfApps({ all: [app('jira a', 'wiki a', 'jira b', 'wiki b')] }, apps)).toEqual({
      sites: ['a', 'b'],
      products: ['jira', 'wiki'],
    });
  });

  it.each([
    ['no app is asked for', []],
    ['the apps are taken out', [{ ...app('jira a'), operator: 'none-of' } as Condition]],
    ['their sites and products have another app', [app('jira a', 'wiki b')]],
    ['two lists of apps are asked for', [app('jira a'), app('jira b')]],
    ['a site is asked for besides', [app('jira a'), { field: 'site', operator: 'any-of', values: ['b'] }]],
    ['nobody knows the app', [app('gone')]],
  ] satisfies readonly (readonly [string, readonly Condition[]])[])('is no such choice when %s', (_, all) => {
    expect(contextOfApps({ all }, apps)).toBeNull();
  });
});
