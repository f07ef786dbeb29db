import { beforeEach, describe, expect, it } from 'vitest';
import type { SavedFilter } from '../../src/domain/savedFilter';
import { filterForFile, savedFilterBounds } from '../../src/domain/savedFilter';
import { createTestApp, START, type TestApp } from './testApp';

const HOUR_MS = 3_600_000;

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ victor: 'viewer', otto: 'operator', anna: 'operator', olga: 'admin' });
  return () => app.sql.close();
});

const INACTIVE = { all: [{ field: 'last-active', operator: 'more-than', values: [90] }] };
const SUSPENDED = { all: [{ field: 'status', operator: 'any-of', values: ['suspended'] }] };

const aFilter = {
  name: 'Inactive for 90 days',
  description: '',
  visibility: 'private',
  filter: INACTIVE,
  context: null,
};

const save = (person: string, changes: object = {}): Promise<SavedFilter> =>
  app.get('filters.save', person, { ...aFilter, ...changes });

async function namesFor(person: string): Promise<string[]> {
  const { items } = await app.get('filters.list', person);
  return items.map(({ name }) => name);
}

/** The saved filter with other fields, as it would be sent. */
function changed({ filterId, version, filter, context, sort, ...saved }: SavedFilter, changes: object) {
  const { name, description, visibility } = saved;
  return { filterId, version, name, description, visibility, filter, context, sort, ...changes };
}

describe('a saved filter', () => {
  it('comes back as it was saved, with whose it is and since when', async () => {
    const sort = { by: 'last-active', direction: 'ascending' };
    const context = { sites: ['site-1'], products: [] };

    await save('victor', { description: 'Ask\nthem first', context, sort });

    expect((await app.get('filters.list', 'victor')).items).toMatchObject([
      {
        name: 'Inactive for 90 days',
        description: 'Ask\nthem first',
        visibility: 'private',
        ownerAccountId: 'victor',
        filter: INACTIVE,
        context,
        sort,
        unreadable: null,
        usedBy: [],
        createdAt: START,
        changedAt: START,
        version: 1,
        mayEdit: true,
      },
    ]);
  });

  it('is seen by its owner alone while it is private, also where an app admin looks', async () => {
    const { filterId } = await save('victor');

    expect(await namesFor('victor')).toEqual(['Inactive for 90 days']);
    expect(await namesFor('olga')).toEqual([]);
    const refusal = await app.refusal('filters.history', 'olga', { filterId });
    expect(refusal.detail).toMatchObject({ problem: 'no-such-filter' });
  });

  it('is seen by everybody when it is shared, and changed by its owner or an app admin', async () => {
    const shared = await save('otto', { visibility: 'shared' });

    const mayEdit = async (person: string) => (await app.get('filters.list', person)).items[0]?.mayEdit;
    expect(await mayEdit('otto')).toBe(true);
    expect(await mayEdit('victor')).toBe(false);
    expect(await mayEdit('anna')).toBe(false);
    expect(await mayEdit('olga')).toBe(true);
    expect((await app.refusal('filters.save', 'anna', changed(shared, { name: 'Mine' }))).code).toBe(
      'not-yours',
    );
    expect((await save('olga', changed(shared, { name: 'Better' }))).name).toBe('Better');
  });

  it('is shared by operators only, and keeps to its owner when it becomes private', async () => {
    const own = await save('victor');
    const shared = await save('otto', { visibility: 'shared' });

    const refusal = await app.refusal('filters.save', 'victor', changed(own, { visibility: 'shared' }));
    expect(refusal).toMatchObject({ code: 'role-too-low', detail: { needs: 'operator' } });
    const taken = await app.refusal('filters.save', 'olga', changed(shared, { visibility: 'private' }));
    expect(taken.code).toBe('not-yours');
    expect((await save('otto', changed(shared, { visibility: 'private' }))).visibility).toBe('private');
    expect(await namesFor('olga')).toEqual([]);
  });

  it('that is shared is no longer changed by an owner who lost the role for it', async () => {
    const shared = await save('otto', { visibility: 'shared' });
    await app.giveRoles({ otto: 'viewer', olga: 'admin' });

    expect((await app.get('filters.list', 'otto')).items[0]?.mayEdit).toBe(false);
    const payload = { filterId: shared.filterId, version: shared.version };
    expect((await app.refusal('filters.delete', 'otto', payload)).code).toBe('role-too-low');
  });

  it('tells whoever comes second that it changed meanwhile, and who did it', async () => {
    const shared = await save('otto', { visibility: 'shared' });
    app.clockAt.at += HOUR_MS;
    await save('olga', changed(shared, { name: 'Of Olga' }));

    const refusal = await app.refusal('filters.save', 'otto', changed(shared, { name: 'Of Otto' }));

    expect(refusal).toMatchObject({
      code: 'changed-meanwhile',
      detail: { changedBy: 'olga', changedAt: START + HOUR_MS, version: 2 },
    });
    expect(await namesFor('otto')).toEqual(['Of Olga']);
  });

  it('has a history of what it was, by whom, and what each change was', async () => {
    const first = await save('otto', { visibility: 'shared' });
    app.clockAt.at += HOUR_MS;
    const second = await save('olga', changed(first, { name: 'Suspended', filter: SUSPENDED }));
    app.clockAt.at += HOUR_MS;
    await save('otto', changed(second, { context: { sites: ['site-1'], products: [] } }));

    const { items } = await app.get('filters.history', 'victor', { filterId: first.filterId });

    expect(items).toMatchObject([
      { version: 3, byAccountId: 'otto', at: START + 2 * HOUR_MS, changed: ['context'] },
      { version: 2, byAccountId: 'olga', changed: ['name', 'filter'], name: 'Suspended', filter: SUSPENDED },
      { version: 1, byAccountId: 'otto', at: START, changed: [], filter: INACTIVE },
    ]);
  });

  it('shows to others only those of its past versions that were shared', async () => {
    const own = await save('otto', { name: 'Only for me' });
    const shared = await save('otto', changed(own, { name: 'For all', visibility: 'shared' }));
    const hidden = await save('otto', changed(shared, { name: 'Mine again', visibility: 'private' }));
    const { filterId } = await save('otto', changed(hidden, { name: 'Ours', visibility: 'shared' }));

    const namesSeenBy = async (person: string) =>
      (await app.get('filters.history', person, { filterId })).items.map(({ name }) => name);

    expect(await namesSeenBy('otto')).toEqual(['Ours', 'Mine again', 'For all', 'Only for me']);
    expect(await namesSeenBy('olga')).toEqual(['Ours', 'For all']);
  });

  it('keeps a bounded number of past versions', async () => {
    let saved = await save('otto');
    for (let i = 0; i < savedFilterBounds.pastVersions + 2; i += 1) {
      saved = await save('otto', changed(saved, { name: `Name ${i}` }));
    }

    const { items } = await app.get('filters.history', 'otto', { filterId: saved.filterId });

    expect(items).toHaveLength(savedFilterBounds.pastVersions + 1);
    expect(items[0]?.version).toBe(savedFilterBounds.pastVersions + 3);
  });

  it('is deleted with its history by who may change it, from the version that was seen', async () => {
    const first = await save('otto');
    const { filterId, version } = await save('otto', changed(first, { name: 'Other' }));

    const stale = await app.refusal('filters.delete', 'otto', { filterId, version: first.version });
    expect(stale.code).toBe('changed-meanwhile');
    await app.get('filters.delete', 'otto', { filterId, version });

    expect(await namesFor('otto')).toEqual([]);
    expect(await app.sql.select('SELECT * FROM saved_filter_changes')).toEqual([]);
    const again = await app.refusal('filters.delete', 'otto', { filterId, version });
    expect(again.detail).toMatchObject({ problem: 'no-such-filter' });
  });

  it('is not deleted while a task uses it, and says which', async () => {
    const { filterId, version } = await save('otto');
    await app.sql.change('INSERT INTO filter_uses (filter_id, kind, used_by, name) VALUES (?, ?, ?, ?)', [
      filterId,
      'task',
      'task-1',
      'Suspend the inactive',
    ]);

    const refusal = await app.refusal('filters.delete', 'otto', { filterId, version });

    expect(refusal).toMatchObject({ code: 'in-use', detail: { uses: 1 } });
    const { items } = await app.get('filters.list', 'otto');
    expect(items[0]?.usedBy).toEqual([{ kind: 'task', id: 'task-1', name: 'Suspend the inactive' }]);
  });

  it('that this version cannot read is shown with its text, and not dropped', async () => {
    const text = '{"version":9,"filter":{"some":[]}}';
    const { filterId, version } = await save('otto');
    await app.sql.change('UPDATE saved_filters SET view = ? WHERE filter_id = ?', [text, filterId]);

    const { items } = await app.get('filters.list', 'otto');

    expect(items).toMatchObject([{ name: aFilter.name, filter: null, context: null, unreadable: text }]);
    const [unreadable] = items;
    expect(unreadable && filterForFile(unreadable)).toBeNull();
    const rewritten = await save('otto', { ...aFilter, filterId, version });
    expect(rewritten).toMatchObject({ unreadable: null, filter: INACTIVE });
    const { items: history } = await app.get('filters.history', 'otto', { filterId });
    expect(history[1]?.unreadable).toBe(text);
  });

  it.each([
    '{',
    '"text"',
    '[]',
    '{"version":1}',
    '{"version":1,"filter":{"all":[]},"context":7,"sort":null}',
  ])('of the text %s is unreadable', async (text) => {
    const { filterId } = await save('otto');
    await app.sql.change('UPDATE saved_filters SET view = ? WHERE filter_id = ?', [text, filterId]);

    expect((await app.get('filters.list', 'otto')).items[0]).toMatchObject({
      filter: null,
      unreadable: text,
    });
  });

  it('takes hostile names as they are', async () => {
    const name = `'; DROP TABLE saved_filters; -- "\\ % 🙂 \u202e`;

    await save('otto', { name, description: name });

    expect(await namesFor('otto')).toEqual([name.trim()]);
  });

  it('is refused when it is too large, or one too many', async () => {
    const values = Array.from({ length: 100 }, (_, i) => `${i}${'x'.repeat(200)}@example.test`);
    const filter = { all: [{ field: 'email', operator: 'any-of', values }] };

    const tooLarge = await app.refusal('filters.save', 'otto', { ...aFilter, filter });
    expect(tooLarge.detail).toMatchObject({ problem: 'filter-too-large' });

    for (let i = 0; i < savedFilterBounds.privatePerOwner; i += 1) await save('otto', { name: `No ${i}` });
    const tooMany = await app.refusal('filters.save', 'otto', aFilter);
    expect(tooMany.detail).toMatchObject({ problem: 'too-many-filters' });
    await save('anna');
    await save('otto', { visibility: 'shared' });
  });

  it('leaves neither its name nor what it asks for in the audit', async () => {
    const filter = { all: [{ field: 'email', operator: 'any-of', values: ['ann@example.test'] }] };
    const saved = await save('otto', { name: 'Ann', filter, visibility: 'shared' });
    const { filterId, version } = await save('olga', changed(saved, { name: 'Ann B.' }));
    await app.get('filters.delete', 'otto', { filterId, version });

    const rows = await app.sql.select(
      `SELECT actor_id, action, subject, detail FROM audit ORDER BY action, entry_id`,
    );

    expect(rows).toEqual([
      {
        actor_id: 'olga',
        action: 'filters.change',
        subject: filterId,
        detail: '{"visibility":"shared","version":2}',
      },
      {
        actor_id: 'otto',
        action: 'filters.create',
        subject: filterId,
        detail: '{"visibility":"shared","version":1}',
      },
      {
        actor_id: 'otto',
        action: 'filters.delete',
        subject: filterId,
        detail: '{"visibility":"shared","version":2}',
      },
    ]);
  });
});
