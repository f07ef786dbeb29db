// Filters in words: what the controls say, and every condition as a sentence.
import type { ConditionOn, FieldId, OperatorOf } from '../domain/filter/fields';
import type { Condition } from '../domain/filter/fields';
import type { ActivityContext } from '../domain/lastActive';
import { productName } from './productWords';
import { userStatusWords } from './usersWords';

/** What ids are called; an id that nothing is known of is shown as it is. */
export interface Names {
  readonly site: (siteId: string) => string;
  readonly group: (groupId: string) => string;
}

export const fieldWords = {
  search: 'Name or e-mail',
  site: 'Site',
  product: 'App',
  group: 'Group',
  status: 'Status',
  'last-active': 'Last active',
} as const satisfies Record<FieldId, string>;

/** What the values of a field are called together. */
export const choiceWords = {
  site: 'Sites',
  product: 'Apps',
  group: 'Groups',
  status: 'Statuses',
} as const satisfies Record<Exclude<FieldId, 'search' | 'last-active'>, string>;

export const setOperatorWords = {
  'any-of': 'is any of',
  'all-of': 'is all of',
  'none-of': 'is none of',
} as const satisfies Record<OperatorOf<'site'>, string>;

export const filterWords = {
  bar: 'Filters',
  active: 'Filters in use',
  search: 'Search name or e-mail',
  remove: (sentence: string) => `Remove filter: ${sentence}`,
  clearAll: 'Clear filters',
  clear: 'Clear',
  find: (field: string) => `Find: ${field}`,
  nothingFound: 'Nothing found',
  moreGroups: 'There are more groups: type a part of the name.',
  members: (count: string, isOne: boolean) => (isOne ? `${count} member` : `${count} members`),
  sandbox: 'Sandbox',
  anyTime: 'At any time',
  inactiveForDays: (days: string) => `Inactive for more than ${days} days`,
  ownDays: 'Inactive for more than this number of days',
  apply: 'Apply',
  neverActive: 'Never active',
  activityUnknown: 'Last activity unknown',
} as const;

export const contextWords = {
  button: 'Activity in',
  title: 'Where last active is looked for',
  followFilter: 'Same as the filter',
  wholeOrganization: 'Whole organization',
} as const;

const sentences: {
  readonly [Field in FieldId]: (condition: ConditionOn<Field>, names: Names) => string;
} = {
  search: ({ values }) => `${fieldWords.search} contains “${values.join('')}”`,
  site: (condition, names) => setSentence(condition, names.site),
  product: (condition) => setSentence(condition, productName),
  group: (condition, names) => setSentence(condition, names.group),
  status: (condition) => setSentence(condition, (status) => userStatusWords[status]),
  'last-active': ({ operator, values }) =>
    operator === 'more-than'
      ? filterWords.inactiveForDays(values.join(''))
      : { never: filterWords.neverActive, unknown: filterWords.activityUnknown }[operator],
};

export function conditionSentence(condition: Condition, names: Names): string {
  return sentenceOn(condition, names);
}

function sentenceOn<Field extends FieldId>(condition: ConditionOn<Field>, names: Names): string {
  return sentences[condition.field](condition, names);
}

function setSentence<Value extends string>(
  {
    field,
    operator,
    values,
  }: ConditionOn<'site' | 'product' | 'group' | 'status'> & {
    readonly values: readonly Value[];
  },
  nameOf: (value: Value) => string,
): string {
  const [first] = values;
  const isOne = values.length === 1 && first !== undefined;
  if (isOne) return `${fieldWords[field]} ${operator === 'none-of' ? 'is not' : 'is'} ${nameOf(first)}`;
  return `${fieldWords[field]} ${setOperatorWords[operator]}: ${values.map(nameOf).join(', ')}`;
}

/** Where last active is looked for: “Jira on acme.atlassian.net”, “any app on 2 sites”. */
export function contextSentence({ sites, products }: ActivityContext, names: Names): string {
  if (sites.length === 0 && products.length === 0) return contextWords.wholeOrganization;
  const what = products.map(productName).join(', ');
  const where = sites.map(names.site).join(', ');
  if (where === '') return `${what} on all sites`;
  return what === '' ? `All apps on ${where}` : `${what} on ${where}`;
}
