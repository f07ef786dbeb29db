import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conditionsOf,
  EVERYBODY,
  filterOf,
  isCondition,
  readFilter,
  type Clause,
} from '../../src/domain/filter/filter';
import { filterBounds } from '../../src/domain/filter/values';
import { anyFilter } from '../support/anyFilter';

const KNOWN = { siteIds: ['s'], productKeys: ['p'], groupIds: ['g'], texts: ['Ann', 'a@b.test'] };

const a = { field: 'mfa', operator: 'any-of', values: ['on'] };
const b = { field: 'mfa', operator: 'any-of', values: ['off'] };
const c = { field: 'mfa', operator: 'any-of', values: ['unknown'] };

describe('the one form of a filter', () => {
  it.each([
    ['a group of one', { any: [a] }, [a]],
    ['a group within its like', { any: [a, { any: [b, c] }] }, [{ any: [a, b, c] }]],
    ['everybody’s conditions in a group', { all: [a, { all: [b] }] }, [a, b]],
    ['not not', { not: { not: { any: [a] } } }, [a]],
    ['not not not', { not: { not: { not: a } } }, [{ not: a }]],
  ])('is free of %s', (_, clause, all) => {
    expect(readFilter({ all: [clause] })).toEqual({ all });
  });

  it('is read as it is written', () => {
    fc.assert(
      fc.property(anyFilter(KNOWN), (filter) => {
        expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
        expect(filterOf(filter.all)).toEqual(filter);
        expect(filter.all.every(isInForm)).toBe(true);
      }),
    );
  });

  it('lists the conditions however deep', () => {
    const filter = readFilter({ all: [a, { any: [b, { not: c }] }] }) ?? EVERYBODY;

    expect(conditionsOf(filter)).toEqual([a, b, c]);
  });
});

describe('what is no filter', () => {
  it.each([
    ['nothing', null],
    ['a list', []],
    ['a condition alone', a],
    ['an empty group', { all: [{ any: [] }] }],
    ['a group of an empty group', { all: [{ not: { all: [] } }] }],
    ['a clause of two kinds', { all: [{ any: [a], not: b }] }],
    ['more than was asked for', { all: [a], name: 'mine' }],
    ['a condition with something else', { all: [{ ...a, note: '' }] }],
    ['values that are none', { all: [{ ...a, values: 'on' }] }],
    ['a value of another kind', { all: [{ ...a, values: [true] }] }],
    ['a field of every object', { all: [{ ...a, field: 'toString' }] }],
    ['an operator of every object', { all: [{ ...a, operator: 'constructor', values: [] }] }],
    ['a day that does not exist', { all: [{ field: 'added', operator: 'before', values: ['2026-02-30'] }] }],
    ['days in place of a day', { all: [{ field: 'added', operator: 'before', values: [30] }] }],
  ])('is refused: %s', (_, raw) => {
    expect(readFilter(raw)).toBeNull();
  });

  it('is one that is too deep, by whatever levels', () => {
    const nested = (depth: number): object =>
      depth === 1 ? a : depth % 2 === 0 ? { any: [b, nested(depth - 1)] } : { all: [b, nested(depth - 1)] };

    expect(readFilter({ all: [nested(filterBounds.depth)] })).not.toBeNull();
    expect(readFilter({ all: [nested(filterBounds.depth + 1)] })).toBeNull();
    expect(readFilter(JSON.parse(`{"all":[${'{"not":'.repeat(5_000)}0${'}'.repeat(5_000)}]}`))).toBeNull();
  });

  it('is one of too many conditions, also when they are spread over groups', () => {
    const group = { any: Array.from({ length: 33 }, () => a) };

    expect(readFilter({ all: [group] })).not.toBeNull();
    expect(readFilter({ all: [group, { not: group }] })).toBeNull();
  });
});

function isInForm(clause: Clause): boolean {
  if (isCondition(clause)) return true;
  if ('not' in clause) return !('not' in clause.not) && isInForm(clause.not);
  const [kind, parts] = 'all' in clause ? ['all', clause.all] : ['any', clause.any];
  return parts.length > 1 && parts.every((part) => !(kind in part) && isInForm(part));
}
