import { beforeEach, describe, expect, it } from 'vitest';
import { storeRightMirror } from '../verify/acme';
import { createTestApp, type TestApp } from './testApp';

let app: TestApp;
beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer' });
  await storeRightMirror(app.sql);
  return () => app.sql.close();
});

describe('the list of users', () => {
  it('is everybody by name when nothing is asked for', async () => {
    const list = await app.get('users.list', 'victor');

    expect(list).toMatchObject({ total: 3, context: { sites: [], products: [] } });
    expect(list.items.map((item) => item.accountId)).toEqual(['lukasz', 'nobody', 'zoe']);
  });

  it('shows last active on the sites that the filter asks for, unless a context is stated', async () => {
    const filter = { all: [{ field: 'site', operator: 'any-of', values: ['acme'] }] };

    const own = await app.get('users.list', 'victor', { filter });
    const stated = await app.get('users.list', 'victor', { filter, context: { sites: [], products: [] } });

    expect(own.context).toEqual({ sites: ['acme'], products: [] });
    expect(stated.context).toEqual({ sites: [], products: [] });
    expect(own.items.find((item) => item.accountId === 'zoe')?.lastActive).not.toEqual(
      stated.items.find((item) => item.accountId === 'zoe')?.lastActive,
    );
  });

  it('says how old what it shows is', async () => {
    const { asOf } = await app.get('users.list', 'victor');

    expect(asOf.users).toBeGreaterThan(0);
    expect(asOf.activity).toBeGreaterThan(0);
  });

  it.each([
    ['a field that does not exist', { all: [{ field: 'shoe-size', operator: 'any-of', values: ['42'] }] }],
    ['an operator of another field', { all: [{ field: 'status', operator: 'contains', values: ['a'] }] }],
    ['more than it may hold', { all: Array.from({ length: 65 }, () => ({})) }],
    ['no list of conditions', { any: [] }],
  ])('is refused at the filter for %s', async (_, filter) => {
    const error = await app.refusal('users.list', 'victor', { filter });

    expect(error).toMatchObject({ code: 'invalid-input', detail: { problem: 'malformed' } });
    expect(error.detail['field']).toMatch(/^(filter|any)/);
  });

  it.each([0, 1.5, -1])('has no page %d', async (page) => {
    expect((await app.refusal('users.list', 'victor', { page })).detail['field']).toBe('page');
  });
});

describe('the choices of the filter', () => {
  it('are the sites, products, groups and statuses there are', async () => {
    const choices = await app.get('users.choices', 'victor');

    expect(choices.sites.map((site) => site.siteId)).toEqual(['acme', 'labs']);
    expect(choices.products.map(({ productKey }) => productKey)).toEqual(['confluence', 'jira-software']);
    expect(choices.groups.map((group) => group.name)).toEqual(['Group g-1', 'Group g-2']);
    expect(choices.statuses).toContain('suspended');
  });

  it('find groups by any part of their name, in any case, and take no wildcard', async () => {
    await app.sql.change(`UPDATE user_groups SET name_search = 'jira-users' WHERE group_no = 2`);

    const found = await app.get('users.choices', 'victor', { groupSearch: 'RA-U' });
    const wild = await app.get('users.choices', 'victor', { groupSearch: 'jira%users' });

    expect(found.groups.map((group) => group.groupId)).toEqual(['g-2']);
    expect(wild.groups).toEqual([]);
  });

  it('name the groups of a filter, found or not', async () => {
    const choices = await app.get('users.choices', 'victor', { groupSearch: 'nowhere', groupIds: ['g-2'] });

    expect(choices.groups.map((group) => group.groupId)).toEqual(['g-2']);
  });

  it('offer fifty groups and say when there are more', async () => {
    for (let no = 10; no < 70; no += 1) {
      await app.sql.change(
        `INSERT INTO user_groups (group_no, group_id, name, name_search, managed_by, row_hash, changed_at)
         VALUES (?, ?, 'x', 'x', 'admins', '', 0)`,
        [no, `more-${no}`],
      );
    }

    const choices = await app.get('users.choices', 'victor');

    expect(choices).toMatchObject({ hasMoreGroups: true });
    expect(choices.groups).toHaveLength(50);
  });

  it('find the groups whose names begin so before those whose names hold it, however many they are', async () => {
    for (let no = 10; no < 70; no += 1) {
      await app.sql.change(
        `INSERT INTO user_groups (group_no, group_id, name, name_search, managed_by, row_hash, changed_at)
         VALUES (?, ?, 'x', 'a group g-2', 'admins', '', 0)`,
        [no, `more-${no}`],
      );
    }
    await app.sql.change(`UPDATE user_groups SET name_search = 'group g-2 of acme' WHERE group_no = 1`);
    await app.sql.change(`UPDATE user_groups SET name_search = 'group g-2' WHERE group_no = 2`);

    const { groups } = await app.get('users.choices', 'victor', { groupSearch: 'Group G-2' });

    expect(groups).toHaveLength(50);
    expect(groups.slice(0, 2).map(({ groupId }) => groupId)).toEqual(['g-2', 'g-1']);
  });

  it('offer the roles that groups give and those that users hold of their own', async () => {
    await app.sql.change(`UPDATE direct_roles SET role_id = 'brand/new'`);

    const { roles } = await app.get('users.choices', 'victor');

    expect(roles).toEqual(['atlassian/guest', 'atlassian/user', 'brand/new']);
  });

  it('tell of each product which roles it has', async () => {
    const { products } = await app.get('users.choices', 'victor');

    expect(products).toEqual([
      { productKey: 'confluence', roles: ['atlassian/guest'] },
      { productKey: 'jira-software', roles: ['atlassian/user'] },
    ]);
  });
});
