// The safety settings in words. Numbers come in already written for the reader's locale.
import type { SafetySettings } from '../domain/safety';

export const safetyWords = {
  title: 'Safety',
  readOnly: 'You can read these settings. Only app admins can change them.',
  licenseInactive: 'The license of this app is not active, so its settings can only be read.',

  size: 'Size of one operation',
  sizeText: 'A plan above a limit cannot be confirmed. It says by how much it is above.',
  confirmation: 'Confirmation',
  confirmationText:
    'What deletes accounts, or cannot be undone, is always confirmed twice. Above a number of users, that number is typed, too.',
  data: 'Age of the data',
  dataText: 'Every user is read again just before the change. A plan is made from what is stored here.',
  admins: 'Organization admins',
  adminsText:
    'Organization admins, whoever acts, and the owner of the API key are never touched. This keeps enough admins able to act.',
  tokens: 'Use through the API',
  tokensText:
    'Atlassian does not count API use as activity, so accounts of scripts look inactive. Before a managed account is deactivated or deleted, its API tokens are looked at.',
  protected: 'Protected users and groups',
  protectedText: [
    'Protected users are never changed by an operation.',
    'Members of protected groups are never changed either, and stay in these groups.',
  ],
  groups: 'Default groups',
  groupsText:
    'An app puts its new users into its default groups. Leaving one can be the only way to free a license.',
  history: 'History of operations',
  historyText:
    'Operations, their results and their record are kept so long. Seals of what is no longer kept stay, so the record can still be verified.',

  keepsDefaultGroups: 'Keep users in default groups',
  switched: (label: string, isOn: boolean) => `${label}: ${isOn ? 'on' : 'off'}`,
  tokensOff: '0: tokens are not looked at.',
  shareHint: (above: string) => `Counts in organizations of more than ${above} users.`,
  outOfBounds: (least: string, most: string) => `Enter a whole number from ${least} to ${most}.`,
  shareOutOfBounds: (least: string, most: string) => `Enter a number from ${least} to ${most}.`,

  users: 'Protected users',
  userGroups: 'Protected groups',
  noUsers: 'Nobody is protected.',
  noGroups: 'No group is protected.',
  addUser: 'Protect a user',
  addGroup: 'Protect a group',
  findUser: 'Search name or e-mail',
  findGroup: 'Search groups',
  found: (count: string) => `${count} found`,
  noneFound: 'Nothing found.',
  moreFound: 'Only the first are shown. Type more to find others.',
  add: (name: string) => `Protect ${name}`,
  remove: (name: string) => `Protect ${name} no more`,
  full: (most: string) => `At most ${most} can be protected. For more users, protect a group of theirs.`,
  nameless: 'No name',

  save: 'Save',
  discard: 'Discard changes',
  unsaved: 'There are changes that are not saved.',
  saved: 'The safety settings are saved',
  savedText: 'They count for every plan from now on.',
} as const;

/** The settings that are numbers. */
export const safetyNumberWords = {
  mostUsers: 'Most users in one plan',
  mostShare: 'Most of all users in one plan, in percent',
  leastOrgAdmins: 'Organization admins who must be left',
  typedAbove: 'Type the number above so many users',
  mostDataAgeHours: 'Oldest data for a plan, in hours',
  tokenUseDays: 'Days since the last use of a token that keep an account',
  keepDays: 'Days that operations are kept',
} as const satisfies Partial<Record<keyof SafetySettings, string>>;

export type SafetyNumber = keyof typeof safetyNumberWords;
