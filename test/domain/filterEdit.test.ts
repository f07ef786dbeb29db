import { describe, expect, it } from 'vitest';
import { findCondition, withClause, withCondition, withoutClause } from '../../src/domain/filter/edit';
import type { Condition } from '../../src/domain/filter/fields';
import { EVERYBODY } from '../../src/domain/filter/filter';

const search: Condition = { field: 'search', operator: 'contains', values: ['ana'] };
const onSite: Condition = { field: 'site', operator: 'any-of', values: ['site-1'] };
const notOnSite: Condition = { field: 'site', operator: 'none-of', values: ['site-2'] };

describe('a filter that is changed by its controls', () => {
  it('gains a condition at its end', () => {
    expect(withCondition({ all: [search] }, 'site', onSite)).toEqual({ all: [search, onSite] });
  });

  it('changes a condition where it stands', () => {
    expect(withCondition({ all: [onSite, search] }, 'site', notOnSite)).toEqual({ all: [notOnSite, search] });
  });

  it('loses a condition whose last value was cleared', () => {
    expect(withCondition({ all: [onSite, search] }, 'site', null)).toEqual({ all: [search] });
    expect(withCondition(EVERYBODY, 'site', null)).toEqual(EVERYBODY);
  });

  it('keeps a second condition on the same field, which only an address can hold', () => {
    const filter = { all: [onSite, notOnSite] };

    expect(findCondition(filter, 'site')).toEqual(onSite);
    expect(withCondition(filter, 'site', null)).toEqual({ all: [notOnSite] });
    expect(withoutClause(filter, 1)).toEqual({ all: [onSite] });
  });

  it('leaves a condition within a group to the group', () => {
    const filter = { all: [{ any: [onSite, search] }] };

    expect(findCondition(filter, 'site')).toBeNull();
    expect(withCondition(filter, 'site', notOnSite)).toEqual({ all: [{ any: [onSite, search] }, notOnSite] });
  });

  it('takes a group in place of a clause, or at the end, if there is room', () => {
    const group = { any: [onSite, search] };

    expect(withClause({ all: [search] }, 0, group)).toEqual({ all: [group] });
    expect(withClause({ all: [search] }, null, { any: [onSite] })).toEqual({ all: [search, onSite] });
    expect(withClause({ all: [search] }, null, { any: Array.from({ length: 64 }, () => search) })).toBeNull();
  });
});
