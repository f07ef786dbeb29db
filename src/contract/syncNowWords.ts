// Starting a sync and following it, in words. Numbers and times come in already written for the reader's locale.
import type { DenialReason } from '../domain/errors';
import type { KeyState } from '../domain/key';
import type { SyncOutcome } from '../domain/run';
import type { SyncRun } from './views';

export const syncNowWords = {
  syncUsers: 'Sync users',
  progress: 'Progress of the sync',
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  done: (done: string) => `${done} read`,
  left: (time: string) => `${time} left`,
  goesOn: (at: string, wait: string) => `goes on at ${at}, in ${wait}`,
  goesOnSoon: 'goes on in a few seconds',
  reference: (reference: string) => `Reference: ${reference}`,
  seeHistory: 'Open the sync history',
} as const;

/** What a flag says first: it may come up on any page, also about a sync that somebody else started. */
export const syncFlagWords = {
  complete: 'Sync complete',
  partial: 'Sync incomplete',
  failed: 'Sync failed',
  'needs-a-look': 'Sync needs a look',
} as const satisfies Record<SyncOutcome, string>;

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

/** What a run changed and cost, in the words of a success message. */
export function changesSentence(
  run: Pick<SyncRun, 'added' | 'changed' | 'gone'>,
  cost: { readonly time: string; readonly apiCalls: string; readonly isOneCall: boolean },
): string {
  const calls = cost.isOneCall ? 'API call' : 'API calls';
  return `${run.added} added, ${run.changed} changed, ${run.gone} gone, in ${cost.time} with ${cost.apiCalls} ${calls}.`;
}
