import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clauseOf,
  type DraftRow,
  draftOf,
  filterAround,
  filterOfDraft,
  freeKey,
  type GroupKind,
  isGroup,
  newRow,
  valuesFor,
  type DraftGroup,
  type DraftNode,
} from '../../src/domain/filter/draft';
import { canMove, changedGroup, duplicated, moved, replaced } from '../../src/domain/filter/draftMoves';
import type { Condition } from '../../src/domain/filter/fields';
import { EVERYBODY, filterOf } from '../../src/domain/filter/filter';
import { filterBounds } from '../../src/domain/filter/values';
import { anyFilter } from '../support/anyFilter';

const KNOWN = {
  siteIds: ['site-1'],
  productKeys: ['jira'],
  groupIds: ['group-1'],
  texts: ['Ann', 'a@b.test'],
};

const active: Condition = { field: 'status', operator: 'any-of', values: ['active'] };
const synced: Condition = { field: 'source', operator: 'any-of', values: ['synced'] };
const seats: Condition = { field: 'seats', operator: 'at-least', values: [2] };

/** Fields of the rows, groups in brackets. */
function outline(node: DraftNode): string {
  return isGroup(node) ? `${node.kind}[${node.nodes.map(outline).join(' ')}]` : node.field;
}

function keysOf(node: DraftNode): number[] {
  return [node.key, ...(isGroup(node) ? node.nodes.flatMap(keysOf) : [])];
}

/** Keys: 0 all, 1 status, 2 any, 3 source, 4 seats. */
const sample = (): DraftGroup => draftOf({ all: [active, { any: [synced, seats] }] });

describe('a filter that somebody builds', () => {
  it('means what the filter meant that it began with', () => {
    fc.assert(
      fc.property(anyFilter(KNOWN), (filter) => {
        const draft = draftOf(filter);
        expect(filterOfDraft(draft)).toEqual(filter);
        expect(new Set(keysOf(draft)).size).toBe(keysOf(draft).length);
        expect(freeKey(draft)).toBe(Math.max(...keysOf(draft)) + 1);
      }),
    );
  });

  it('counts the choices of a row among the users whom the rest of the list leaves', () => {
    const root = sample();
    const off: Condition = { field: 'mfa', operator: 'any-of', values: ['off'] };
    const row = { key: 9, ...off };
    const around = (added: DraftRow, kind: GroupKind = 'all') =>
      filterAround({ ...root, kind, nodes: [...root.nodes, added] }, added);

    expect(around(row)).toEqual({ all: [off, active, { any: [synced, seats] }] });
    expect(around(newRow('mfa', 9))).toEqual({ all: [active, { any: [synced, seats] }] });
    // Its missing condition would be taken for the other one on the field.
    expect(around(newRow('status', 9))).toEqual(EVERYBODY);
    expect(around(row, 'any')).toEqual(EVERYBODY);
    expect(filterAround(root, row)).toEqual(EVERYBODY);
  });

  it('shows each negation as a kind of group', () => {
    const filter = filterOf([{ not: active }, { not: { all: [synced, seats] } }]);

    expect(outline(draftOf(filter ?? { all: [] }))).toBe('all[none[status] not-all[source seats]]');
    expect(outline(draftOf({ all: [{ any: [active, synced] }] }))).toBe('any[status source]');
  });

  it('leaves out what is not finished', () => {
    const draft = changedGroup(sample(), 2, (group) => ({ ...group, nodes: [newRow('group', 9)] }));

    expect(clauseOf(newRow('group', 9))).toBeNull();
    expect(filterOfDraft(draft)).toEqual({ all: [active] });
    expect(filterOfDraft({ key: 0, kind: 'none', nodes: [] })).toEqual({ all: [] });
  });

  it('is no filter beyond the bounds', () => {
    const rows = Array.from({ length: filterBounds.conditions + 1 }, (_, key) => ({ key, ...active }));

    expect(filterOfDraft({ key: 99, kind: 'any', nodes: rows })).toBeNull();
  });

  it('keeps those values that another operator takes', () => {
    expect(valuesFor('site', 'none-of', ['a', 'b'])).toEqual(['a', 'b']);
    expect(valuesFor('department', 'contains', ['Sales', 'IT'])).toEqual(['Sales']);
    expect(valuesFor('added', 'before', [90])).toEqual([]);
    expect(valuesFor('added', 'unknown', [90])).toEqual([]);
  });

  it('duplicates with keys of its own', () => {
    const draft = duplicated(sample(), 2);

    expect(outline(draft)).toBe('all[status any[source seats] any[source seats]]');
    expect(new Set(keysOf(draft)).size).toBe(keysOf(draft).length);
  });

  it('takes nodes away wherever they are', () => {
    expect(outline(replaced(sample(), 3, () => []))).toBe('all[status any[seats]]');
    expect(outline(replaced(sample(), 2, () => []))).toBe('all[status]');
  });

  it('moves a row into a group, through it and out of it', () => {
    const steps = [sample()];
    for (let step = 0; step < 4; step += 1) steps.push(moved(steps.at(-1) ?? sample(), 1, 'down'));

    expect(steps.map(outline)).toEqual([
      'all[status any[source seats]]',
      'all[any[status source seats]]',
      'all[any[source status seats]]',
      'all[any[source seats status]]',
      'all[any[source seats] status]',
    ]);
    const last = steps.at(-1) ?? sample();
    expect(canMove(last, 1, 'down')).toBe(false);
    expect(outline(moved(last, 1, 'down'))).toBe(outline(last));
  });

  it('comes back by the way it went', () => {
    fc.assert(
      fc.property(anyFilter(KNOWN), fc.nat(), (filter, choice) => {
        const draft = draftOf(filter);
        const keys = keysOf(draft).slice(1);
        const key = keys[choice % Math.max(1, keys.length)];
        if (key === undefined || !canMove(draft, key, 'down')) return;
        const there = moved(draft, key, 'down');
        expect(keysOf(there).toSorted((a, b) => a - b)).toEqual(keysOf(draft).toSorted((a, b) => a - b));
        expect(outline(moved(there, key, 'up'))).toBe(outline(draft));
      }),
    );
  });
});
