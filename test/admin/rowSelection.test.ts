import { describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { MOST_NAMED_USERS } from '../../src/domain/selection';
import { WHOLE_LIST } from '../../src/domain/userView';
import { chosenUsers } from '../../static/admin/src/table/chosenUsers';
import { countChosen, RowSelection } from '../../static/admin/src/table/rowSelection';

const [a, b, c, d] = ['a', 'b', 'c', 'd'] as const;
const ROWS = [a, b, c, d];
const PAGE = { items: [], total: 320 };
const TOTAL = 320;

const idsOf = (selection: RowSelection): string[] => [...selection.state().named].toSorted();
const countOf = (selection: RowSelection): number => countChosen(selection.state(), TOTAL);

describe('a selection', () => {
  it('takes with Shift all rows between the last one chosen and this one, in either direction', () => {
    const selection = new RowSelection();
    selection.choose(c, true, null);
    selection.choose(a, true, ROWS);

    expect(idsOf(selection)).toEqual([a, b, c]);
    selection.choose(b, false, ROWS);
    expect(idsOf(selection)).toEqual([c]);
  });

  it('takes only the row itself when the range began on another page', () => {
    const selection = new RowSelection();
    selection.choose(a, true, null);
    selection.choose(d, true, [c, d]);

    expect(idsOf(selection)).toEqual([a, d]);
  });

  it('keeps other pages when a page is chosen or not', () => {
    const selection = new RowSelection();
    selection.choose(a, true, null);
    selection.set([c, d], true);
    expect(idsOf(selection)).toEqual([a, c, d]);

    selection.set([c, d], false);
    expect(idsOf(selection)).toEqual([a]);
  });

  it('says who cleared it, until something is chosen again', () => {
    const selection = new RowSelection();
    selection.choose(a, true, null);

    selection.clear('sync');
    expect(selection.state()).toMatchObject({ kind: 'these', named: new Set(), clearedBy: 'sync' });
    selection.choose(b, true, null);
    expect(selection.state().clearedBy).toBeNull();
  });

  it('says nothing when there was nothing to clear', () => {
    const selection = new RowSelection();
    let changes = 0;
    const stop = selection.subscribe(() => (changes += 1));

    selection.clear('filter');
    expect(selection.state().clearedBy).toBeNull();
    expect(changes).toBe(0);
    selection.choose(a, true, null);
    expect(changes).toBe(1);
    stop();
    selection.choose(b, true, null);
    expect(changes).toBe(1);
  });

  it('takes everybody whom the filter chooses, but those let go of one by one', () => {
    const selection = new RowSelection();
    selection.choose(a, true, null);

    selection.chooseMatching();
    expect(countOf(selection)).toBe(TOTAL);
    selection.choose(b, false, null);
    selection.set([c, d], false);
    selection.set([d], true);
    expect(ROWS.map((id) => selection.has(id))).toEqual([true, false, false, true]);
    expect(countOf(selection)).toBe(TOTAL - 2);
    expect(chosenUsers(selection.state(), WHOLE_LIST, PAGE)).toEqual({
      kind: 'matching',
      filter: WHOLE_LIST.filter,
      context: null,
      except: [b, c],
    });

    selection.clear('filter');
    expect(countOf(selection)).toBe(0);
    expect(selection.state().clearedBy).toBe('filter');
  });

  it('names no more than a request may, and says so', () => {
    const selection = new RowSelection();
    const many = Array.from({ length: MOST_NAMED_USERS }, (_user, at) => `user-${at}`);
    selection.set(many, true);
    expect(selection.state().isFull).toBe(false);

    selection.set([a, b], true);
    expect(countOf(selection)).toBe(MOST_NAMED_USERS);
    expect(selection.state().isFull).toBe(true);
    selection.set(many.slice(0, 10), false);
    expect(selection.state().isFull).toBe(false);
  });

  it('is told to the backend by account, and not at all when nobody is chosen', () => {
    const selection = new RowSelection();
    expect(chosenUsers(selection.state(), WHOLE_LIST, PAGE)).toBeNull();

    selection.set([a, b], true);
    expect(chosenUsers(selection.state(), WHOLE_LIST, PAGE)).toEqual({
      kind: 'these',
      accountIds: [asAccountId(a), asAccountId(b)],
    });
  });
});
