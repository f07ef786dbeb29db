// The statements of representative lists, read by people when they change, with the users that they choose.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contextOf } from '../../src/domain/filter/context';
import { conditionsOf } from '../../src/domain/filter/filter';
import { filterFromParams, type Param } from '../../src/domain/filter/params';
import type { UserSort } from '../../src/domain/userList';
import { filterTests } from '../../src/query/filterSql';
import { readMirrorKeys, scopesOf } from '../../src/query/mirrorKeys';
import { countChosen, findFew } from '../../src/query/userChoice';
import { orderBy } from '../../src/query/userOrder';
import { sortPage, walkPage } from '../../src/query/userPage';
import { findStart } from '../../src/query/userStart';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { recording } from '../support/recordingSql';
import { storeRightMirror } from '../verify/acme';

let sql: MemorySql;
beforeAll(async () => {
  sql = createMemorySql();
  await storeRightMirror(sql);
});
afterAll(() => sql.close());

const NOW = Date.UTC(2026, 10, 22);

const cases: Readonly<Record<string, { readonly params: readonly Param[]; readonly sort: UserSort }>> = {
  'everybody-by-name': { params: [], sort: { by: 'name', direction: 'ascending' } },
  'search-by-last-active': {
    params: [['search.contains', "50%_O!!f'"]],
    sort: { by: 'last-active', direction: 'descending' },
  },
  'site-and-status-by-groups': {
    params: [
      ['status.none-of', 'suspended'],
      ['site.any-of', 'acme'],
    ],
    sort: { by: 'groups', direction: 'descending' },
  },
  'product-none-by-added': {
    params: [['product.none-of', 'confluence']],
    sort: { by: 'added', direction: 'ascending' },
  },
  'groups-all-by-email': {
    params: [['group.all-of', 'g-1,nobody-has-it']],
    sort: { by: 'email', direction: 'ascending' },
  },
  'inactive-on-a-site-by-last-active': {
    params: [
      ['site.any-of', 'acme'],
      ['last-active.more-than', '90'],
    ],
    sort: { by: 'last-active', direction: 'ascending' },
  },
  'never-on-two-sites-by-last-active': {
    params: [
      ['site.any-of', 'acme,labs'],
      ['last-active.never', ''],
    ],
    sort: { by: 'last-active', direction: 'descending' },
  },
  'groups-of-conditions-by-department': {
    params: [
      ['status.any-of', 'active'],
      ['where', 'last-active before 2026-03-01 or not (role is id:"atlassian/guest" and site is id:"acme")'],
      ['where', 'not path only through id:"g-1"'],
    ],
    sort: { by: 'department', direction: 'ascending' },
  },
};

it.each(Object.entries(cases))('%s', async (name, { params, sort }) => {
  const filter = filterFromParams(params);
  if (filter === null) throw new Error('The case is no filter');
  const keys = await readMirrorKeys(sql, conditionsOf(filter));
  const scopeNos = scopesOf(contextOf(filter), keys);
  const tests = filterTests(filter, { keys, scopeNos, now: NOW, timeZone: 'Europe/Berlin' });
  const said: string[] = [];
  const listening = recording(sql, said);

  const start = await findStart(listening, tests);
  const few = await findFew(listening, start);
  const count = await countChosen(listening, start);
  const countFromMany = await countChosen(listening, await findStart(sql, tests, 0));
  const wish = { order: orderBy(sort.by, scopeNos), direction: sort.direction, offset: 0, limit: count };
  const walked = await walkPage(listening, tests, wish);
  const sorted = await sortPage(listening, start, wish);

  said.push(`-- users: ${walked.join(', ')}`);
  expect(countFromMany).toBe(count);
  expect(sorted).toEqual(walked);
  expect(new Set(few)).toEqual(new Set(walked));
  await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot(`../golden/users/${name}.sql`);
});
