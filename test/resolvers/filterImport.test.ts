import { beforeEach, describe, expect, it } from 'vitest';
import { filterForFile, savedFilterBounds } from '../../src/domain/savedFilter';
import { upsertResources } from '../../src/store/places';
import { aResource } from '../support/aResource';
import { createTestApp, START, type TestApp } from './testApp';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer', otto: 'operator', olga: 'admin' });
  return () => app.sql.close();
});

const SUSPENDED = { field: 'status', operator: 'any-of', values: ['suspended'] };

const inFile = {
  version: 1,
  name: 'Suspended',
  description: 'Who is suspended',
  visibility: 'private',
  filter: { all: [SUSPENDED] },
  context: null,
  sort: null,
};

const take = (person: string, ...filters: unknown[]) => app.get('filters.import', person, { filters });

describe('an import of filters', () => {
  it('takes what another person put into a file, without loss', async () => {
    const filter = {
      all: [
        SUSPENDED,
        {
          any: [
            { field: 'group', operator: 'none-of', values: ['group-1'] },
            { not: { field: 'last-active', operator: 'before', values: ['2026-03-01'] } },
          ],
        },
      ],
    };
    const sort = { by: 'seats', direction: 'descending' };
    await take('otto', {
      ...inFile,
      filter,
      sort,
      context: { sites: ['site-1'], products: ['jira'] },
      visibility: 'shared',
    });
    const { items } = await app.get('filters.list', 'otto');
    const file = items.map(filterForFile);

    const { created, problems } = await take('olga', ...(JSON.parse(JSON.stringify(file)) as unknown[]));

    expect(problems).toEqual([]);
    expect(created).toMatchObject([{ ownerAccountId: 'olga', version: 1, filter, sort }]);
    expect(created.map(filterForFile)).toEqual(file);
  });

  it('fills in what may be left out: nobody else sees it, and the context follows the filter', async () => {
    const { created } = await take('victor', { version: 1, name: 'All', filter: { all: [] } });

    expect(created).toMatchObject([{ visibility: 'private', description: '', context: null, sort: null }]);
  });

  it.each([
    ['another version', { ...inFile, version: 2 }, { at: '[0].version', problem: 'unknown-version' }],
    ['no version', { ...inFile, version: undefined }, { at: '[0].version', problem: 'unknown-version' }],
    ['a field that nobody knows', { ...inFile, color: 'red' }, { at: '[0].color', problem: 'unknown-field' }],
    ['a filter that is a text', { ...inFile, filter: 'all' }, { at: '[0].filter', problem: 'malformed' }],
    ['no filter', { ...inFile, filter: undefined }, { at: '[0].filter', problem: 'malformed' }],
    ['no name', { ...inFile, name: undefined }, { at: '[0].name', problem: 'missing' }],
    ['a number for a name', { ...inFile, name: 7 }, { at: '[0].name', problem: 'malformed' }],
    [
      'half an order',
      { ...inFile, sort: { by: 'name' } },
      { at: '[0].sort.direction', problem: 'malformed' },
    ],
    ['an empty name', { ...inFile, name: ' ' }, { at: '[0].name', problem: 'malformed' }],
    ['a name of two lines', { ...inFile, name: 'a\nb' }, { at: '[0].name', problem: 'malformed' }],
    [
      'another visibility',
      { ...inFile, visibility: 'everybody' },
      { at: '[0].visibility', problem: 'malformed' },
    ],
    [
      'an order by nothing known',
      { ...inFile, sort: { by: 'salary', direction: 'ascending' } },
      { at: '[0].sort.by', problem: 'malformed' },
    ],
    [
      'a context with more in it',
      { ...inFile, context: { sites: [], products: [], groups: [] } },
      { at: '[0].context.groups', problem: 'unknown-field' },
    ],
    [
      'a condition with more in it',
      { ...inFile, filter: { all: [SUSPENDED, { ...SUSPENDED, negated: true }] } },
      { at: '[0].filter.all[1].negated', problem: 'unknown-field' },
    ],
    [
      'a group of two kinds',
      { ...inFile, filter: { all: [{ any: [SUSPENDED], not: SUSPENDED }] } },
      { at: '[0].filter.all[0].not', problem: 'unknown-field' },
    ],
    [
      'a field of users that nobody knows',
      { ...inFile, filter: { all: [{ any: [SUSPENDED, { not: { ...SUSPENDED, field: 'salary' } }] }] } },
      { at: '[0].filter.all[0].any[1].not', problem: 'malformed' },
    ],
    [
      'an empty group',
      { ...inFile, filter: { all: [SUSPENDED, { any: [] }] } },
      { at: '[0].filter.all[1].any', problem: 'malformed' },
    ],
    [
      'more conditions than a filter holds',
      { ...inFile, filter: { all: Array.from({ length: 65 }, () => SUSPENDED) } },
      { at: '[0].filter', problem: 'too-large' },
    ],
    ['a number', 7, { at: '[0]', problem: 'malformed' }],
    ['nothing', null, { at: '[0]', problem: 'malformed' }],
    ['a list', [], { at: '[0]', problem: 'malformed' }],
  ])('refuses %s, and says where', async (_, raw, expected) => {
    const { created, problems } = await take('otto', raw);

    expect(created).toEqual([]);
    expect(problems).toMatchObject([expected]);
    expect((await app.get('filters.list', 'otto')).items).toEqual([]);
  });

  it('takes the others, and names those that it leaves out', async () => {
    const { created, problems } = await take(
      'otto',
      inFile,
      { ...inFile, filter: { all: [7] } },
      'x',
      inFile,
    );

    expect(created).toHaveLength(2);
    expect(problems).toEqual([
      { at: '[1].filter.all[0]', name: 'Suspended', problem: 'malformed' },
      { at: '[2]', name: null, problem: 'malformed' },
    ]);
  });

  it('keeps what this organization does not have, and marks it', async () => {
    await upsertResources(app.sql, [aResource], START);
    await app.sql.change(
      `INSERT INTO user_groups (group_no, group_id, name, name_search, managed_by, row_hash, changed_at)
       VALUES (1, 'group-1', 'One', 'one', 'admins', '', 0)`,
    );
    const filter = {
      all: [
        { field: 'site', operator: 'any-of', values: ['site-1', 'site-2'] },
        { field: 'seat', operator: 'any-of', values: [aResource.resourceId, 'ari:cloud:jira::site/other'] },
        { any: [{ field: 'path', operator: 'through', values: ['group-1', 'group-2'] }, SUSPENDED] },
        { field: 'group', operator: 'any-of', values: ['group-2'] },
      ],
    };

    const { created } = await take('otto', {
      ...inFile,
      filter,
      context: { sites: ['site-3'], products: ['jira-software'] },
    });

    const unknownNames = [
      { kind: 'site', id: 'site-2' },
      { kind: 'app', id: 'ari:cloud:jira::site/other' },
      { kind: 'group', id: 'group-2' },
      { kind: 'site', id: 'site-3' },
    ];
    expect(created).toMatchObject([{ filter, unknownNames }]);
    expect((await app.get('filters.list', 'otto')).items).toMatchObject([{ unknownNames }]);
  });

  it('shares nothing for a viewer', async () => {
    const { created, problems } = await take('victor', { ...inFile, visibility: 'shared' }, inFile);

    expect(created).toMatchObject([{ visibility: 'private' }]);
    expect(problems).toEqual([{ at: '[0]', name: 'Suspended', problem: 'not-allowed' }]);
  });

  it('ends where there is no room, and where a filter is too large to be kept', async () => {
    const values = Array.from({ length: 100 }, (_, i) => `${i}${'x'.repeat(200)}@example.test`);
    const large = { ...inFile, filter: { all: [{ field: 'email', operator: 'any-of', values }] } };
    const many = Array.from({ length: savedFilterBounds.privatePerOwner }, () => inFile);

    const { created, problems } = await take('otto', large, ...many, inFile);

    expect(created).toHaveLength(savedFilterBounds.privatePerOwner);
    expect(problems).toMatchObject([
      { at: '[0]', problem: 'too-large' },
      { at: `[${many.length + 1}]`, problem: 'too-many' },
    ]);
  });

  it('of more filters than a request may hold is refused whole', async () => {
    const filters = Array.from({ length: savedFilterBounds.perImport + 1 }, () => inFile);

    expect((await app.refusal('filters.import', 'otto', { filters })).code).toBe('invalid-input');
    expect((await app.get('filters.list', 'otto')).items).toEqual([]);
  });

  it('says in the audit how many came, and nothing of what they hold', async () => {
    await take('otto', inFile, 7);

    expect(await app.sql.select('SELECT actor_id, action, subject, detail FROM audit')).toEqual([
      {
        actor_id: 'otto',
        action: 'filters.import',
        subject: 'saved-filters',
        detail: '{"created":1,"refused":1}',
      },
    ]);
  });
});
