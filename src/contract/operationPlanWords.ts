// A plan in words: what it comes to, what stands against it, what confirming it means. Numbers and times come in already
// written for the reader's locale.
import type { GuardFinding, GuardName, IrreversibleReason, ItemOutcome } from '../domain/operationPlan';
import type { SeatEffect } from '../domain/operationResults';

export const planWords = {
  progress: 'Progress of the plan',
  planning: 'Working out what changes for each user. Nothing is changed by that.',
  waiting:
    'What the run changed may not be seen at Atlassian yet. The plan waits for it, so that nobody is left out who was changed.',
  mayLeave: 'You can leave this page: the plan stays under Operations.',
  plannedOf: (done: string, total: string) => `${done} of ${total} users planned`,
  planned: (done: string) => `${done} users planned`,
  summary: 'What this plan does',
  /** Behind their number. */
  outcome: {
    change: (isOne: boolean) => (isOne ? 'user changes' : 'users change'),
    partly: (isOne: boolean) => (isOne ? 'user changes in part' : 'users change in part'),
    skip: (isOne: boolean) => (isOne ? 'user is left out' : 'users are left out'),
  } satisfies Record<ItemOutcome, (isOne: boolean) => string>,
  leftOut: 'Why users are left out, wholly or in part',
  leftOutHint: 'Each user counts once, by the first reason.',
  showUsers: (count: string, what: string) => `${count} ${what}: show these users`,
  total: 'Together',
  /** Behind their number. */
  users: (isOne: boolean) => (isOne ? 'user' : 'users'),
  unknown: 'unknown',
  decide: 'Decide',
  requests: (count: string, isOne: boolean) =>
    isOne ? `${count} change at Atlassian` : `${count} changes at Atlassian`,
  licenses: 'Licenses',
  allApps: (count: string) => `Show all ${count} apps`,
  app: 'App',
  ofPlanned: (count: string) => `of ${count} planned`,
  noLicenses: 'No license is freed and none is newly used.',
  stillWhy:
    'Why users stay billed, and what can be done, stands with the reasons for leaving out. Open a user below to see each way to the license.',
  alsoLosing: (count: string, isOne: boolean) =>
    `${count} ${isOne ? 'user also loses' : 'users also lose'} access that nobody asked to take away, because a group that they leave gives it too. Open a user below to see which.`,
  alsoLosingTitle: 'More access goes than was asked for',
  irreversibleTitle: 'Not everything here can be undone',
  expires: (when: string, at: string) => `Can be confirmed until ${at}, ${when}.`,
  discard: 'Discard plan',
  refusedTitle: 'This plan cannot be confirmed',
  noticeTitle: 'Good to know',
} as const;

export const planAgeWords = {
  title: 'Age of the data behind this plan',
  users: (when: string) => `Users, groups and access: as of ${when}.`,
  directRoles: (when: string) => `Roles given beside a group: looked for since ${when}.`,
  unknown: 'Users, groups and access: nothing was read completely yet.',
  again:
    'Each user is read again just before the change, and left out if the plan no longer fits. Reading now shows that before you confirm.',
  syncFirst: 'Sync first',
  recheck: 'Re-check these users',
  recheckTitle: (count: string, isOne: boolean) =>
    isOne ? `Re-check ${count} user` : `Re-check ${count} users`,
  recheckWhat:
    'Reads the users of this plan from Atlassian anew, and then makes the plan again. Nothing is changed there.',
  tooMany: (most: string) => `At most ${most} users can be re-checked. For more, sync everything first.`,
  noAccounts: 'This plan is about nobody whom Atlassian knows yet.',
  newer: 'A sync has brought newer data since this plan was made.',
  planAgain: 'Plan again',
  planningAgain: 'The users were read. The plan is made again.',
} as const;

export const confirmWords = {
  title: (act: string) => `${act}?`,
  what: 'It begins at once and runs in the background. You can pause or end it between two users, and take back later what can be taken back.',
  typed: (count: string) => `Type ${count} to confirm the number of users`,
  typedWrong: (count: string) => `Type the number of users that change: ${count}`,
  goOn: 'Continue',
  cancel: 'Go back',
  lastTitle: 'Not everything here can be undone',
  last: 'What this plan does to these users is final, or can be taken back in part only:',
  lastButton: (act: string) => `${act} anyway`,
} as const;

/** What the columns of licenses count. */
export const seatHints = {
  freed: 'Chosen users who stop being billed there',
  gained: 'Chosen users who are billed there from now on',
  stillBillable: 'Chosen users who stay billed there, because a way to the license cannot be taken away',
} as const satisfies Record<SeatEffect, string>;

interface IrreversibleWords {
  /** Of one user. */
  readonly label: string;
  readonly text: (count: string, isOne: boolean) => string;
}

/** What cannot be taken back. */
export const irreversibleWords = {
  'deleted-after-grace': {
    // 14 days of grace – user management API document (2026-08-15).
    label: 'Deleted for good after 14 days',
    text: (count, isOne) =>
      `${count} ${isOne ? 'account is' : 'accounts are'} deleted for good after 14 days. Only until then the deletion can be cancelled.`,
  },
  'must-be-invited': {
    label: 'Must be invited again',
    text: (count, isOne) =>
      `${count} ${isOne ? 'user loses' : 'users lose'} all groups and roles. Only a new invitation leads back.`,
  },
  'cannot-be-given-back': {
    label: 'A group or role cannot be given back',
    text: (count, isOne) =>
      `${count} ${isOne ? 'user loses' : 'users lose'} a group or role that this app cannot give back.`,
  },
  'mail-was-sent': {
    label: 'Gets a mail',
    text: (count, isOne) =>
      `${count} ${isOne ? 'person gets' : 'people get'} a mail from Atlassian, which cannot be called back.`,
  },
} as const satisfies Record<IrreversibleReason, IrreversibleWords>;

/** Writes numbers, and shares (0…1), for the reader; an unknown one as "unknown". */
export interface FigureWriter {
  readonly number: (value: number | null) => string;
  readonly percent: (share: number | null) => string;
}

interface GuardWords {
  readonly title: string;
  readonly text: (finding: Pick<GuardFinding, 'measured' | 'allowed'>, write: FigureWriter) => string;
  /** What to do; null: nothing needs to be done. */
  readonly action: string | null;
}

const CHOOSE_FEWER = 'Choose fewer users, or let an app admin change the limit under Safety.';

export const guardWords = {
  'nothing-to-do': {
    title: 'There is nothing to do',
    text: () => 'Every user is left out; the reasons are listed below.',
    action: 'Choose other users or another action.',
  },
  'too-many-users': {
    title: 'Too many users at once',
    text: ({ measured, allowed }, { number }) =>
      `${number(measured)} users are chosen. A plan may be about at most ${number(allowed)}.`,
    action: CHOOSE_FEWER,
  },
  'too-large-share': {
    title: 'Too large a part of the organization',
    text: ({ measured, allowed }, { percent }) =>
      `${percent(measured)} of all users would lose something. At most ${percent(allowed)} may in one plan.`,
    action: CHOOSE_FEWER,
  },
  'too-few-org-admins': {
    title: 'Few organization admins',
    text: ({ measured, allowed }, { number }) =>
      `Organization admins are never touched, but only ${number(measured)} can act now; the safety settings want ${number(allowed)}.`,
    action: 'Name another organization admin in Atlassian Administration.',
  },
  'data-too-old': {
    title: 'The data is too old',
    text: ({ measured, allowed }, { number }) =>
      measured === null
        ? 'The users were never read completely.'
        : `The users were last read ${number(measured)} hours ago. At most ${number(allowed)} hours are allowed.`,
    action: 'Sync first, then plan again.',
  },
  'sync-incomplete': {
    title: 'The last sync was not complete',
    text: () => 'Some users, groups or roles may be missing or outdated in this plan.',
    action: 'Sync again before you confirm.',
  },
  'typed-number': {
    title: 'The number has to be typed',
    text: ({ measured }, { number }) =>
      `Users who change: ${number(measured)}. You are asked to type that number.`,
    action: null,
  },
  irreversible: {
    title: 'Not everything can be undone',
    text: ({ measured }, { number }) =>
      `Users for whom something is final: ${number(measured)}. You are asked once more, with what it is.`,
    action: null,
  },
  'unknown-key-owner': {
    title: 'The owner of the API key is not known',
    text: () => 'If the plan changes that account, the key may stop working.',
    action: 'Name the owner under Connection.',
  },
  'direct-roles-unseen': {
    title: 'Roles that no count betrays',
    text: () =>
      'Atlassian’s counts hide a role given beside a group that gives the same. The run looks for such roles of these users and takes away those that keep a license.',
    action: null,
  },
  'api-tokens-unread': {
    title: 'Use through the API',
    text: ({ measured }, { number }) =>
      measured === 0
        ? 'Atlassian does not count it as activity, and the safety settings say not to read API tokens: accounts of scripts and integrations look inactive.'
        : `Atlassian does not count it as activity. Each account’s API tokens are read just before the change; one used in the last ${number(measured)} days keeps its account unchanged.`,
    action: null,
  },
} as const satisfies Record<GuardName, GuardWords>;
