import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeFilter } from '../../src/domain/filter/typed/complete';
import { nameTable, NO_NAMES, type FilterNames } from '../../src/domain/filter/typed/names';
import { parseFilter } from '../../src/domain/filter/typed/parse';

const NAMES: FilterNames = {
  ...NO_NAMES,
  group: nameTable([
    { id: 'g-1', name: 'jira-users' },
    { id: 'g-2', name: 'jira-admins' },
    { id: 'g-3', name: 'Twins "A"' },
    { id: 'g-4', name: 'twins "a"' },
    { id: 'g-5', name: 'all-users' },
    { id: 'g-6', name: 'users' },
  ]),
};

/** The cursor is where the bar stands. */
function suggested(marked: string) {
  const cursor = marked.indexOf('|');
  const typed = marked.replace('|', '');
  const { from, to, suggestions } = completeFilter(typed, cursor, NAMES);
  return { replaced: typed.slice(from, to), texts: suggestions.map((suggestion) => suggestion.text) };
}

describe('what could be typed next', () => {
  it.each([
    ['job|', 'job', ['job-title']],
    ['status |', '', ['is', 'any of', 'is not', 'none of']],
    [
      'status is |',
      '',
      ['any', 'not', 'none', 'active', 'suspended', 'not-invited', 'deactivated', 'for-deletion', 'unknown'],
    ],
    ['status is sus|', 'sus', ['suspended']],
    ['status is a|ctive', 'active', ['any', 'active']],
    ['status is active |', '', ['and', 'or']],
    ['status is active o| and mfa is on', 'o', ['or']],
    ['(status is active |', '', ['and', 'or', ')']],
    ['last-active |', '', ['more than', 'less than', 'before', 'after', 'unknown', 'never']],
    ['last-active more |', '', ['than']],
    ['last-active more than 90 |', '', ['days', 'day', 'and', 'or']],
    ['group is "jira|', '"jira', ['"jira-users"', '"jira-admins"']],
    ['group is "USERS|', '"USERS', ['"users"', '"jira-users"', '"all-users"']],
    ['group is "RA-USERS|"', '"RA-USERS"', ['"jira-users"']],
    ['group any of ("jira-users", tw|)', 'tw', ['id:"g-3"', 'id:"g-4"']],
    ['group any of ("jira-users"|', '', [',', ')']],
    ['path only |', '', ['through']],
    ['colour is |', '', []],
    ['status is aktiv and |', '', []],
  ])('after %s', (marked, replaced, texts) => {
    expect(suggested(marked)).toEqual({ replaced, texts });
  });

  it('begins with every field, not and a parenthesis', () => {
    const { texts } = suggested('|');

    expect(texts.slice(0, 4)).toEqual(['search', 'email', 'email-domain', 'site']);
    expect(suggested('n|').texts).toEqual(['not']);
    expect(suggested('status is active and no|').texts).toEqual(['not']);
  });

  it('calls a value by what screens call it', () => {
    expect(completeFilter('account-type is ext', 19, NAMES).suggestions).toEqual([
      { kind: 'value', text: 'external', label: 'unmanaged' },
    ]);
    expect(completeFilter('group is adm', 12, NAMES).suggestions).toEqual([
      { kind: 'value', text: '"jira-admins"', label: 'jira-admins' },
    ]);
  });

  it('never leads to a text that is wrong where it was right', () => {
    const whole = 'status is active and not (group any of ("jira-users", "jira-admins") or seats at least 2)';
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), (cursor, choice) => {
        const { from, suggestions } = completeFilter(whole.slice(0, cursor), cursor, NAMES);
        const chosen = suggestions[choice % Math.max(1, suggestions.length)];
        if (chosen === undefined) return;
        const typed = `${whole.slice(0, from)} ${chosen.text}`;

        const { error } = parseFilter(typed, NAMES);

        expect(error === null || error.length === 0).toBe(true);
      }),
    );
  });
});
