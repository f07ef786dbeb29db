// What the page says where filters are built: controls, builder, typed form, counts of choices.
import type { GroupKind } from '../domain/filter/draft';
import { filterBounds } from '../domain/filter/values';

/** `apps`: such as “Jira on acme.atlassian.net”. */
export const togetherWords = {
  why: (apps: string) =>
    `Site and app are two conditions: who uses something else there, and the app elsewhere, meets both without ${apps}.`,
  ask: (apps: string) => `Only ${apps}`,
} as const;

export const activityHintWords = {
  why: (apps: string) => `Last active is looked for in the whole organization, not only in ${apps}.`,
  ask: (apps: string) => `Only in ${apps}`,
} as const;

export const controlWords = {
  add: 'Add filter',
  findField: 'Find a field',
  addCondition: 'Add',
  operator: (field: string) => `How to compare ${field}`,
  choose: 'Choose',
  chosen: (first: string, others: string) => `${first} and ${others} more`,
  findChoice: 'Find or type a value',
  addOwn: (text: string) => `Add “${text}”`,
  moreChoices: 'There are more: type a part.',
  counting: 'Counting users',
  notCounted: 'The users of each choice could not be counted.',
  users: (count: string, isOne: boolean) => (isOne ? `${count} user` : `${count} users`),
  members: (count: string, isOne: boolean) => (isOne ? `${count} member` : `${count} members`),
  value: (field: string) => `Value of ${field}`,
  days: 'Number of days',
  dayPresets: 'Usual numbers of days',
  presetDays: (days: string) => `${days} days`,
  date: 'Date',
  number: 'Number',
  emails: 'E-mail addresses, one a line or separated by commas',
  emailsTaken: (count: string, isOne: boolean) => (isOne ? `${count} address` : `${count} addresses`),
  noEmails: (texts: string) => `Not an address, left out: ${texts}`,
  tooLarge: `The change was not taken: a filter holds at most ${filterBounds.conditions} conditions with ${filterBounds.values} values together, and ${filterBounds.depth} groups within one another.`,
  copyLink: 'Copy link',
  copied: 'Copied',
  notCopied: 'The link could not be copied. Copy the address of this page from the browser instead.',
} as const;

export const builderWords = {
  open: 'Builder',
  title: 'Filter builder',
  hint: 'Every change applies at once. The filter as text below says the same.',
  group: 'Group of conditions',
  groupKind: 'Users who meet',
  field: 'Field',
  addCondition: 'Add condition',
  addGroup: 'Add group',
  moveUp: 'Move up',
  moveDown: 'Move down',
  duplicate: 'Duplicate',
  remove: 'Remove',
  act: (action: string, what: string) => `${action}: ${what}`,
  unfinished: 'Not in use yet: choose a value.',
  emptyGroup: 'Not in use yet: this group has no condition.',
  everybody: 'No condition: everybody is listed.',
  close: 'Close',
} as const;

export const groupKindWords = {
  all: 'all of these',
  any: 'any of these',
  none: 'none of these',
  'not-all': 'not all of these',
} as const satisfies Record<GroupKind, string>;

export const typedUiWords = {
  keys: 'Arrow keys choose a suggestion, Enter or Tab takes it, Escape closes the list.',
  showPlace: 'Go to this place',
  notInUse: 'This text is not in use: the list still shows the filter before it.',
  discard: 'Discard the text',
  suggestionsFound: (count: string, isOne: boolean) =>
    isOne ? `${count} suggestion` : `${count} suggestions`,
} as const;

export const unreadableLinkWords = {
  title: 'A part of this link cannot be read',
  text: 'It was cut off or changed on the way, so this list may show other users than were meant. Ask for the link again, or set the filter anew.',
} as const;
