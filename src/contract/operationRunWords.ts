// Operations after they were asked for, in words: the list of them, their runs, what can be done with those. Numbers
// and times come in already written for the reader's locale.
import type { DenialReason } from '../domain/errors';
import type { KeyState } from '../domain/key';
import type { OperationOutcome, OperationStatus, OperationView } from '../domain/operationRun';
import { userErrors } from './userErrors';
import type { Words } from './words';

export const operationsWords = {
  title: 'Operations',
  /** Of which nothing is known yet. */
  one: 'Operation',
  table: 'Operations, latest first',
  empty: 'No operation yet',
  emptyText:
    'Select users and choose an action. Every plan and every run leaves a line here: what, for whom, by whom, and what came of it.',
  toUsers: 'Go to the users',
  what: 'What',
  forWhom: 'For whom',
  users: 'Users',
  by: 'By',
  when: 'When',
  outcome: 'Outcome',
  /** Of an account that the mirror does not know. */
  someone: 'Somebody who is not in the mirror',
  notKnownYet: 'Not known yet',
  latest: 'Latest',
  older: 'Older',
  paging: 'Pages of operations',
  now: 'Going on now',
  open: 'Open',
} as const;

export const operationRunWords = {
  refused: 'Cannot be confirmed',
  planned: 'Planned',
  confirmed: 'Confirmed',
  duration: 'Duration',
  apiCalls: (calls: string, isOne: boolean) => (isOne ? `${calls} API call` : `${calls} API calls`),
  counts: 'Users by what came of them',
  reasons: 'Why users were not changed, or not wholly',
  reasonsHint:
    'Each user counts once. Left out: by the plan. Left alone: by the run, because of what it read just before the change; they count as failures.',
  because: (stands: string, reason: string) => `${stands}: ${reason}`,
  reference: (reference: string) => `Reference: ${reference}`,
  progress: 'Progress of the operation',
  running: 'Changing users',
  doneOf: (done: string, total: string) => `${done} of ${total} users`,
  done: (done: string, isOne: boolean) => (isOne ? `${done} user` : `${done} users`),
  left: (time: string) => `${time} left`,
  goesOn: (at: string, wait: string) => `goes on at ${at}, in ${wait}`,
  goesOnSoon: 'goes on in a few seconds',
  asked: {
    pause: 'Pauses after the users being changed now',
    cancel: 'Ends after the users being changed now',
  },
  failures: (count: string, isOne: boolean) => (isOne ? `${count} failure` : `${count} failures`),
  follows: { undo: 'Undoes', retry: 'Tries again' },
  followedBy: { undo: 'Undone by', retry: 'Tried again by' },
  /** An operation, and when it began. */
  begun: (what: string, at: string) => `${what}, ${at}`,
  follower: { undo: 'Undo', retry: 'Retry' },
  back: 'All operations',
  mayClose: 'This goes on when you leave the page.',
} as const;

export const runActionWords = {
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel run',
  cancelTitle: 'End this run?',
  cancelText: (begun: string, waiting: string) =>
    `Users changed or being changed: ${begun}. They are finished and stay so. Users who still wait: ${waiting}. They are left as they are. An ended run cannot be resumed; what it changed can be undone.`,
  keepRunning: 'Keep running',
  endRun: 'End run',
  retry: 'Retry failed',
  retryWhy:
    'Makes a plan for the users whom this run could not change. Nothing changes before you confirm it.',
  undo: 'Undo run',
  undoWhy:
    'Makes a plan that reverses this run and says what cannot come back. Nothing changes before you confirm it.',
  nothingFailed: 'No user failed.',
  nothingDone: 'This run changed nobody.',
  allUndone: 'Everything of this run that can be undone is undone: see “Undone by” below.',
} as const;

/** How many users an operation is about, and what came of them. */
export const userCountWords = {
  toChange: (count: string) => `${count} to change`,
  changed: (done: string, all: string) => `${done} of ${all} changed`,
  failed: (count: string) => `${count} failed`,
  'left-alone': (count: string) => `${count} left alone`,
  'left-out': (count: string) => `${count} left out`,
} as const;

/** Whom an operation is for, where no filter says it. */
export const forWhomWords = {
  invite: 'Invite people',
  these: 'Users chosen in the list',
  'of-invite': 'Addresses that were entered',
  'of-undo': 'Users whom an earlier operation changed',
  'of-retry': 'Users whom an earlier operation could not change',
} as const;

export const userOperationsWords = {
  none: 'No operation has concerned this user.',
} as const;

export const operationStatusWords = {
  planning: 'Planning',
  ready: 'Waits for confirmation',
  running: 'Running',
  paused: 'Paused',
  done: 'Finished',
  discarded: 'Discarded',
  expired: 'Expired',
  failed: 'Failed',
} as const satisfies Record<OperationStatus, string>;

/** What became of a plan that never ran. */
export const unrunWords = {
  discarded: {
    title: 'This plan was discarded',
    message: 'Nobody was changed.',
    action: 'Plan again for the same users, or select others.',
  },
  expired: {
    title: 'This plan has expired',
    message: 'Nobody confirmed it within an hour, and the organization moves on. Nobody was changed.',
    action: 'Plan again for the same users, or select others.',
  },
  failed: {
    title: 'The plan could not be made',
    message: 'Nobody was changed.',
    action: 'Try again. If it stays, send the reference to the support of this app.',
  },
} as const satisfies Record<Extract<OperationStatus, 'discarded' | 'expired' | 'failed'>, Words>;

/** How a run ended. Never "completed" alone when something failed. */
export const runOutcomeWords = {
  completed: () => 'Completed',
  'completed-with-failures': (failures: string) => `Completed with ${failures}`,
  cancelled: () => 'Ended early',
  stopped: () => 'Stopped',
} as const satisfies Record<OperationOutcome, (failures: string) => string>;

type RunReason = NonNullable<OperationView['reason']>;

type ReasonWords = Pick<Words, 'title' | 'action'>;

/** Why a run stopped: it goes on only when somebody resumes it. */
export const stopReasonWords: Readonly<Record<RunReason, ReasonWords>> = {
  ...userErrors,
  // Who asked is checked before the run; a run itself meets none of it.
  'access-denied': userErrors.internal,
  'rate-limited': { title: 'Atlassian asks the app to wait', action: 'Resume the run later.' },
  unavailable: { title: 'Atlassian did not answer', action: 'Resume the run in a few minutes.' },
  storage: { title: 'The app’s storage did not answer', action: 'Resume the run in a few minutes.' },
  'key-rejected': {
    title: 'Atlassian rejects the API key',
    action: 'Enter a new key under Connection, then resume the run.',
  },
  'settings-unreadable': {
    title: userErrors['settings-unreadable'].title,
    action: 'Ask an app admin to save the settings under Safety anew, then resume the run.',
  },
  'other-run': { title: 'Another operation runs', action: 'Resume this run when the other has ended.' },
  'key-missing': {
    title: 'There is no API key',
    action: 'Enter an API key under Connection, then resume the run.',
  },
};

/** What a run waits for until it goes on by itself; another reason stands in the words of a stop. */
const WAITS: Readonly<Partial<Record<RunReason, string>>> = {
  'rate-limited': 'Waits for Atlassian’s rate limit',
  unavailable: 'Atlassian did not answer; it is tried again',
  storage: 'The app’s storage did not answer; it is tried again',
  'other-run': 'Waits for another operation',
};

/** Says why a run waits. */
export function waitWords(reason: RunReason): string {
  return WAITS[reason] ?? stopReasonWords[reason].title;
}

/** Why somebody cannot act on an operation now. */
export type ActRefusal =
  | `key-${Exclude<KeyState, 'alive'>}`
  | Extract<DenialReason, 'role-too-low' | 'license-inactive'>;

export const actRefusalWords = {
  'key-missing': 'First an API key must be entered under Connection.',
  'key-dead': 'The API key no longer works. A new one must be entered under Connection.',
  'role-too-low': 'Your role lets you read only. Operators, approvers and app admins can change users.',
  'license-inactive': 'The license of this app is not active, so it only reads.',
} as const satisfies Record<ActRefusal, string>;
