// The overview page in words. Numbers and times come in already written for the reader's locale.
import type { DenialReason } from '../domain/errors';
import type { KeyState } from '../domain/key';
import type { Overview, SyncRun } from './views';

export const overviewWords = {
  title: 'User management and licenses',
  notConnected: 'No organization connected yet',
  counts: 'What is stored',
  loading: 'Loading',
  asOf: (when: string) => `As of ${when}`,
  notRead: 'Not read yet',
  sync: 'Sync',
  syncUsers: 'Sync users',
  neverSynced: 'Nothing has been synced yet.',
  step: (step: string, steps: string) => `Step ${step} of ${steps}`,
  done: (done: string) => `${done} read`,
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  started: (when: string) => `Started ${when}`,
  finished: (when: string) => `Finished ${when}`,
  goesOn: (when: string) => `Goes on ${when}`,
  reference: (reference: string) => `Reference: ${reference}`,
  tryAgain: 'Try again',
  /** The page was opened outside of Atlassian's product, which alone can answer it. */
  noHost: 'This page works only inside Jira. Open the app from there.',
} as const;

export const countWords = {
  users: 'Users',
  groups: 'Groups',
  resources: 'Apps on sites',
  memberships: 'Group memberships',
} as const satisfies Record<keyof Overview, string>;

/** Why the button that starts a sync is disabled. */
export type SyncRefusal =
  | 'running'
  | `key-${Exclude<KeyState, 'alive'>}`
  | Extract<DenialReason, 'role-too-low' | 'license-inactive'>;

export const syncRefusalWords = {
  running: 'A sync is running. Everybody who opens this page sees its progress.',
  'key-missing': 'First an API key must be entered under Connection.',
  'key-dead': 'The API key no longer works. A new one must be entered under Connection.',
  'role-too-low': 'Your role lets you read only. Operators, approvers and app admins can start a sync.',
  'license-inactive': 'The license of this app is not active, so it only reads.',
} as const satisfies Record<SyncRefusal, string>;

/** What a run changed, in the words of a success message. */
export function changesSentence(run: Pick<SyncRun, 'added' | 'changed' | 'gone'>, seconds: string): string {
  return `${run.added} added, ${run.changed} changed, ${run.gone} gone, in ${seconds} s.`;
}
