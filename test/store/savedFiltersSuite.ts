// What the tables of saved filters and notes keep on every database.
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { EVERYBODY } from '../../src/domain/filter/filter';
import { asAccountId } from '../../src/domain/ids';
import type { Sql } from '../../src/ports';
import {
  deleteNotesAbout,
  findNotedUser,
  findNoteParties,
  insertNote,
  listNotes,
} from '../../src/store/notes';
import {
  changeFilter,
  countFilters,
  deleteFilter,
  findFilter,
  insertFilters,
  listFilters,
  listPastVersions,
  usesOf,
} from '../../src/store/savedFilters';
import { anyContext, anyFilter } from '../support/anyFilter';

const otto = asAccountId('otto');
const olga = asAccountId('olga');

const content = {
  name: 'Everybody',
  description: '🙂\n\\"\'',
  visibility: 'shared',
  view: { filter: EVERYBODY, context: null, sort: null },
} as const;

export function savedFiltersSuite(database: () => Sql): void {
  beforeEach(async () => {
    for (const table of ['saved_filters', 'saved_filter_changes', 'filter_uses', 'notes', 'users'])
      await database().change(`DELETE FROM ${table}`);
    await insertFilters(database(), [{ ...content, filterId: 'one' }], { accountId: otto, now: 1 });
  });
  const change = (version: number, name: string) =>
    changeFilter(
      database(),
      { filterId: 'one', version },
      { content: { ...content, name }, by: { accountId: olga, now: 2 } },
    );

  it('change only from the present version, and keep what was before', async () => {
    expect(await change(1, 'Second')).toBe(true);
    expect(await change(1, 'Lost')).toBe(false);
    expect(await change(2, 'Third')).toBe(true);

    const present = await findFilter(database(), 'one');
    expect(present).toMatchObject({ ...content, name: 'Third', version: 3, ownerAccountId: otto });
    expect(present).toMatchObject({ createdAt: 1, changedAt: 2, changedBy: olga });
    expect(await listPastVersions(database(), 'one')).toMatchObject([
      { version: 2, name: 'Second', changedBy: olga },
      { version: 1, name: 'Everybody', changedBy: otto, changedAt: 1 },
    ]);
  });

  it('let one of two changes at once win', async () => {
    const won = await Promise.all([change(1, 'A'), change(1, 'B'), change(1, 'C')]);

    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await listPastVersions(database(), 'one')).toMatchObject([{ version: 1, name: 'Everybody' }]);
  });

  it('are listed and counted as shared, or as private ones of an account', async () => {
    const own = [{ ...content, filterId: 'two', visibility: 'private', name: 'äpfel' } as const];
    await insertFilters(database(), own, { accountId: olga, now: 3 });

    expect((await listFilters(database(), olga)).map(({ name }) => name)).toEqual(['äpfel', 'Everybody']);
    expect((await listFilters(database(), otto)).map(({ name }) => name)).toEqual(['Everybody']);
    expect(await countFilters(database(), { visibility: 'shared', ownerAccountId: olga })).toBe(1);
    expect(await countFilters(database(), { visibility: 'private', ownerAccountId: otto })).toBe(0);
  });

  it('come back as they were, whatever they ask for', async () => {
    const [siteIds, productKeys, groupIds] = [['site-1'], ['jira'], ['group-1']];
    const known = { siteIds, productKeys, groupIds, texts: ['Ann', 'ann@example.test'] };
    const filters = fc.sample(anyFilter(known), { numRuns: 200, seed: 1 });
    const contexts = fc.sample(anyContext(known), { numRuns: 200, seed: 1 });
    const views = filters.map((filter, i) => ({ filter, context: contexts[i] ?? null, sort: null }));
    await insertFilters(
      database(),
      views.map((view, i) => ({ ...content, filterId: `any-${i}`, view })),
      { accountId: otto, now: 1 },
    );

    const stored = new Map((await listFilters(database(), otto)).map((each) => [each.filterId, each.view]));
    for (const [i, view] of views.entries())
      expect(stored.get(`any-${i}`)).toEqual({ ...view, unreadable: null });
  });

  it('go with what they were, but not while they are used', async () => {
    await change(1, 'Second');
    const insert = 'INSERT INTO filter_uses (filter_id, kind, used_by, name) VALUES (?, ?, ?, ?)';
    await database().change(insert, ['one', 'task', 'task-1', 'Clean up']);

    expect(await deleteFilter(database(), 'one', 2)).toBe(false);
    expect(await listPastVersions(database(), 'one')).toHaveLength(1);
    expect((await usesOf(database(), ['one'])).get('one')).toEqual([
      { kind: 'task', id: 'task-1', name: 'Clean up' },
    ]);
    await database().change('DELETE FROM filter_uses');
    expect(await deleteFilter(database(), 'one', 1)).toBe(false);
    expect(await deleteFilter(database(), 'one', 2)).toBe(true);

    expect(await findFilter(database(), 'one')).toBeNull();
    expect(await listPastVersions(database(), 'one')).toEqual([]);
  });

  it('keep notes about a user until all about the user are deleted', async () => {
    for (const [userNo, accountId] of [[1, otto] as const, [2, olga] as const]) {
      await database().change(
        `INSERT INTO users (user_no, account_id, status, account_status, membership_status, claim_status,
           name_search, email_search, email_domain, platform_roles, row_hash, first_seen_at, changed_at)
         VALUES (?, ?, '', '', '', '', '', '', '', '', '', 0, 0)`,
        [userNo, accountId],
      );
    }
    const note = { noteId: 'note-1', authorId: olga, text: content.description, createdAt: 1 };
    await insertNote(database(), 1, note);
    await insertNote(database(), 2, { ...note, noteId: 'note-2' });
    await insertNote(database(), 1, { ...note, noteId: 'note-3', createdAt: 2 });

    expect((await listNotes(database(), otto)).map(({ noteId }) => noteId)).toEqual(['note-3', 'note-1']);
    expect(await findNoteParties(database(), 'note-1')).toEqual({ authorId: olga, aboutId: otto });
    expect(await findNotedUser(database(), otto)).toEqual({ userNo: 1, isErased: false, notes: 2 });
    await deleteNotesAbout(database(), [1]);

    expect(await listNotes(database(), otto)).toEqual([]);
    expect(await listNotes(database(), olga)).toEqual([{ ...note, noteId: 'note-2' }]);
  });
}
