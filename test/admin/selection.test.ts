import { describe, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { Selection } from '../../static/admin/src/table/selection';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(asAccountId);
if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('Four rows');
const ROWS = [a, b, c, d];

const idsOf = (selection: Selection): string[] => [...selection.state().ids].toSorted();

describe('a selection', () => {
  it('takes with Shift all rows between the last one chosen and this one, in either direction', () => {
    const selection = new Selection();
    selection.choose(c, true, null);
    selection.choose(a, true, ROWS);

    expect(idsOf(selection)).toEqual([a, b, c]);
    selection.choose(b, false, ROWS);
    expect(idsOf(selection)).toEqual([c]);
  });

  it('takes only the row itself when the range began on another page', () => {
    const selection = new Selection();
    selection.choose(a, true, null);
    selection.choose(d, true, [c, d]);

    expect(idsOf(selection)).toEqual([a, d]);
  });

  it('keeps other pages when a page is chosen or not', () => {
    const selection = new Selection();
    selection.choose(a, true, null);
    selection.set([c, d], true);
    expect(idsOf(selection)).toEqual([a, c, d]);

    selection.set([c, d], false);
    expect(idsOf(selection)).toEqual([a]);
  });

  it('says who cleared it, until something is chosen again', () => {
    const selection = new Selection();
    selection.choose(a, true, null);

    selection.clear('sync');
    expect(selection.state()).toEqual({ ids: new Set(), clearedBy: 'sync' });
    selection.choose(b, true, null);
    expect(selection.state().clearedBy).toBeNull();
  });

  it('says nothing when there was nothing to clear', () => {
    const selection = new Selection();
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
});
