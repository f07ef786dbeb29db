import { beforeEach, describe, expect, it } from 'vitest';
import { JIRA, storeRightMirror } from '../verify/acme';
import { createTestApp, type TestApp } from './testApp';

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer' });
  await storeRightMirror(app.sql);
  return () => app.sql.close();
});

const everyGroup = {
  search: null,
  managedBy: [],
  synced: [],
  products: [],
  sites: [],
  isDefault: null,
  isEmpty: null,
};

describe('the list of groups', () => {
  it('is every group by name, with what it gives and how old that is', async () => {
    const list = await app.get('groups.list', 'victor');

    expect(list).toMatchObject({ total: 2, items: [{ groupId: 'g-1', members: 1 }, { groupId: 'g-2' }] });
    expect(list.items[0]?.grants).toMatchObject([{ resourceId: JIRA, givesSeat: true, isDefault: true }]);
    expect(list.asOf.groups).toBeGreaterThan(0);
  });

  it.each([
    ['a manager that does not exist', { ...everyGroup, managedBy: ['king'] }],
    ['a part that does not exist', { ...everyGroup, color: 'red' }],
    ['too many sites', { ...everyGroup, sites: Array.from({ length: 201 }, () => 'acme') }],
  ])('is refused at the filter for %s', async (_, filter) => {
    const error = await app.refusal('groups.list', 'victor', { filter });

    expect(error).toMatchObject({ code: 'invalid-input', detail: { problem: 'malformed' } });
    expect(error.detail['field']).toMatch(/^(filter|color)/);
  });
});

describe('the list of sites and products', () => {
  it('is every site with its products', async () => {
    const list = await app.get('products.list', 'victor');

    expect(list.sites.map(({ siteId, licenses }) => [siteId, licenses])).toEqual([
      ['acme', 1],
      ['labs', 1],
    ]);
    expect(list.totals).toEqual({ sites: 2, products: 3, licenses: 2, holders: 1 });
  });

  it.each([0, -1, 1.5, 36_501])('knows no threshold of %d days', async (inactiveDays) => {
    const error = await app.refusal('products.list', 'victor', { inactiveDays });

    expect(error.detail['field']).toBe('inactiveDays');
  });
});
