import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedErrorSentence } from '../../src/contract/typedFilterWords';
import { EVERYBODY, readFilter, type Filter } from '../../src/domain/filter/filter';
import { nameTable, NO_NAMES, type FilterNames } from '../../src/domain/filter/typed/names';
import { parseFilter } from '../../src/domain/filter/typed/parse';
import { printFilter } from '../../src/domain/filter/typed/print';
import { filterBounds } from '../../src/domain/filter/values';
import { anyFilter, HOSTILE } from '../support/anyFilter';

// Many random texts on a machine that may be busy with other suites.
const PATIENCE_MS = 30_000;

const KNOWN = {
  siteIds: ['s-1', 's-2', 's-3'],
  productKeys: ['jira-software', 'confluence'],
  groupIds: ['g-1', 'g-2', 'g-3', 'g-4', 'g-5'],
  texts: ['Ann Ånström', 'say "hi" (and\\or not)', 'a+b@example.test'],
};

const NAMES: FilterNames = {
  ...NO_NAMES,
  site: nameTable([
    { id: 's-1', name: 'acme.atlassian.net' },
    { id: 's-2', name: 'b.atlassian.net' },
  ]),
  product: nameTable([{ id: 'jira-software', name: 'Jira' }]),
  group: nameTable([
    { id: 'g-1', name: 'jira-users' },
    { id: 'g-2', name: 'contractors' },
    { id: 'g-3', name: 'Twins' },
    { id: 'g-4', name: 'twins' },
    { id: 'g-5', name: 'or "all" (of\\them)' },
  ]),
};

function parsed(typed: string): Filter {
  const { filter: read, error } = parseFilter(typed, NAMES);
  if (read === null) throw new Error(typedErrorSentence(error, typed));
  return read;
}

function filter(...all: object[]): Filter {
  const read = readFilter({ all });
  if (read === null) throw new Error(`No filter: ${JSON.stringify(all)}`);
  return read;
}

const active = { field: 'status', operator: 'any-of', values: ['active'] };
const idle = { field: 'last-active', operator: 'more-than', values: [90] };
const users = { field: 'group', operator: 'any-of', values: ['g-1'] };
const sites = { field: 'site', operator: 'any-of', values: ['s-1', 's-2'] };
const contractors = { field: 'path', operator: 'only-through', values: ['g-2'] };

describe('a typed filter', () => {
  it('reads as it sounds', () => {
    const typed =
      'status is active and last-active more than 90 days and (site any of ("acme.atlassian.net", ' +
      '"b.atlassian.net") or group is "jira-users") and not path only through "contractors"';

    const read = parsed(typed);

    expect(read).toEqual(filter(active, idle, { any: [sites, users] }, { not: contractors }));
    expect(printFilter(read, NAMES)).toBe(typed);
  });

  it.each([
    ['status IS Active AND Last-Active MORE than 90', filter(active, idle)],
    ['group is jira-users', filter(users)],
    ['site is any of (acme.atlassian.net, "B.atlassian.net")', filter(sites)],
    ['group any of "jira-users"', filter(users)],
    ['not not group is id:"g-1"', filter(users)],
    ['((status is active))', filter(active)],
    [
      'account-type is external',
      filter({ field: 'account-type', operator: 'any-of', values: ['unmanaged'] }),
    ],
    [
      'status is not for-deletion',
      filter({ field: 'status', operator: 'none-of', values: ['for_deletion'] }),
    ],
    ['department is unknown', filter({ field: 'department', operator: 'unknown', values: [] })],
    ['department is "unknown"', filter({ field: 'department', operator: 'any-of', values: ['unknown'] })],
    ['mfa is unknown', filter({ field: 'mfa', operator: 'any-of', values: ['unknown'] })],
    ['last-active is never', filter({ field: 'last-active', operator: 'never', values: [] })],
    ['added before 2026-03-01', filter({ field: 'added', operator: 'before', values: ['2026-03-01'] })],
    ['seats at least 2', filter({ field: 'seats', operator: 'at-least', values: [2] })],
    ['path direct', filter({ field: 'path', operator: 'direct', values: [] })],
    ['email any of (A@x.test)', filter({ field: 'email', operator: 'any-of', values: ['a@x.test'] })],
  ])('understands %s', (typed, meant) => {
    expect(parsed(typed)).toEqual(meant);
  });

  it('binds not closest, then and, then or', () => {
    expect(parsed('status is active or not last-active more than 90 days and group is "jira-users"')).toEqual(
      filter({ any: [active, { all: [{ not: idle }, users] }] }),
    );
  });

  it('is everybody when nothing is typed', () => {
    expect(parsed(' \n ')).toEqual(EVERYBODY);
    expect(printFilter(EVERYBODY, NAMES)).toBe('');
  });

  it.each([
    ['with names', NAMES],
    ['without', NO_NAMES],
  ])('comes back from its text as it was, %s', (_, names) => {
    fc.assert(
      fc.property(anyFilter(KNOWN), (any) => {
        expect(parseFilter(printFilter(any, names), names)).toEqual({ filter: any, error: null });
      }),
      { numRuns: 200 },
    );
  });

  it('comes back whatever things are called', { timeout: PATIENCE_MS }, () => {
    const anyName = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.constant('g-1'));
    fc.assert(
      fc.property(fc.array(anyName, { minLength: 3, maxLength: 3 }), anyFilter(KNOWN), (called, any) => {
        const group = nameTable(called.map((name, i) => ({ id: `g-${i + 1}`, name })));
        const names = { ...NO_NAMES, group };

        expect(parseFilter(printFilter(any, names), names)).toEqual({ filter: any, error: null });
      }),
      { numRuns: 200 },
    );
  });

  it('writes the id of what shares its name', () => {
    expect(printFilter(filter({ field: 'group', operator: 'any-of', values: ['g-3', 'g-5'] }), NAMES)).toBe(
      'group any of (id:"g-3", "or \\"all\\" (of\\\\them)")',
    );
  });
});

describe('what is wrong with a typed filter', () => {
  it.each([
    ['colour is red', 0, 6],
    ['status is', 9, 0],
    ['status is aktiv', 10, 5],
    ['status near active', 7, 4],
    ['status is active last-active never', 17, 11],
    ['status is active and', 20, 0],
    ['(status is active', 17, 0],
    ['status is active)', 16, 1],
    ['last-active more 90 days', 17, 2],
    ['added before 2026-02-30', 13, 10],
    ['seats at least -1', 15, 2],
    ['group is "nobody"', 9, 8],
    ['group is "TWINS"', 9, 7],
    ['group is "jira-us', 9, 8],
    ['group any of ("jira-users" "contractors")', 27, 13],
    ['status is id:"active"', 10, 11],
    ['not', 3, 0],
  ])('is told at its place: %s', (typed, at, length) => {
    const { error } = parseFilter(typed, NAMES);

    expect(error).toMatchObject({ at, length });
  });

  it('is said with what was expected', () => {
    const said = [
      'colour is red',
      'status is',
      'status is aktiv',
      'last-active more 90 days',
      'last-active more than 99999999 days',
      'added before 2026-02-31',
      'seats at least -1',
      'group is "nobody"',
      'group is "TWINS"',
      'group is "jira-us',
      'status is active last-active never',
      '(status is active',
    ].map((typed) => {
      const { error } = parseFilter(typed, NAMES);
      return error && typedErrorSentence(error, typed);
    });

    expect(said).toMatchInlineSnapshot(`
      [
        "Character 1: “colour” is not understood here. Expected: a field, “not”, “(”.",
        "Character 10: Something is missing at the end. Expected: “any”, “not”, “none”, a value of Status.",
        "Character 11: “aktiv” is no value of this field. Expected: “any”, “not”, “none”, a value of Status.",
        "Character 18: “90” is not understood here. Expected: “than”.",
        "Character 23: “99999999” is no value of this field. Expected: a whole number from 0 to 36500.",
        "Character 14: “2026-02-31” is no value of this field. Expected: a day of the calendar as in 2026-03-01.",
        "Character 16: “-1” is no value of this field. Expected: a whole number from 0 to 1000000.",
        "Character 10: Nothing is called “nobody”.",
        "Character 10: Several are called “TWINS”: choose one from the suggestions.",
        "Character 10: The quote is not closed.",
        "Character 18: “last-active” is not understood here. Expected: “and”, “or”, the end.",
        "Character 18: Something is missing at the end. Expected: “and”, “or”, “)”.",
      ]
    `);
  });

  it.each([
    ['(', filterBounds.depth],
    ['not ', filterBounds.depth],
  ])('is too much within one another: %s', (level, depth) => {
    const closing = level === '(' ? ')' : '';
    const nested = (levels: number) => `${level.repeat(levels)}status is active${closing.repeat(levels)}`;

    expect(parseFilter(nested(depth), NAMES).error).toBeNull();
    expect(parseFilter(nested(depth + 1), NAMES).error?.problem).toBe('too-deep');
    expect(parseFilter(nested(10_000), NAMES).error?.problem).toBe('too-deep');
  });

  it('is too many conditions, or values, at the first one too many', () => {
    const conditions = (count: number) => Array.from({ length: count }, () => 'mfa is on').join(' and ');
    const values = (count: number) =>
      `department any of (${Array.from({ length: count }, (_, i) => `"${i}"`).join()})`;

    expect(parseFilter(conditions(64), NAMES).error).toBeNull();
    expect(parseFilter(conditions(65), NAMES).error).toMatchObject({
      problem: 'too-many-conditions',
      at: conditions(64).length + ' and '.length,
    });
    expect(parseFilter(values(200), NAMES).error).toBeNull();
    expect(parseFilter(values(201), NAMES).error?.problem).toBe('too-many-values');
    expect(parseFilter('x'.repeat(200_000), NAMES).error?.problem).toBe('too-long');
  });

  it('never comes as a failure, whatever is typed', () => {
    const piece = fc.constantFrom(
      'status',
      'is',
      'not',
      'and',
      'or',
      '(',
      ')',
      ',',
      '"',
      '\\',
      'id:"',
      'active',
      ' ',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 30 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { filter: read, error } = parseFilter(text, NAMES);

        if (read === null) expect(error.at).toBeLessThanOrEqual(text.length);
        else expect(parseFilter(printFilter(read, NAMES), NAMES).filter).toEqual(read);
      }),
      { numRuns: 1_000 },
    );
  });
});
