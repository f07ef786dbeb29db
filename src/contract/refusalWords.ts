// Removals that a sync refused, and how an app admin accepts them, in words. Numbers come in already written for the
// reader's locale.
import type { SyncRefusal } from '../domain/run';

export const refusalWords = {
  title: 'Not removed',
  missing: (what: string, missing: string, stored: string) => `${missing} of ${stored} ${what} are missing`,
  limit: (share: string) => `A sync by itself removes at most ${share}.`,
  never: 'A sync never removes a directory by itself.',
  more: (count: string) => `and ${count} more`,
  accept: 'Accept these removals',
  notAdmin: 'Only an app admin can accept removals.',
  notLatest: 'A newer sync has run: only the removals of the latest one can be accepted.',
  explainTitle: 'Remove what is missing?',
  explain: (total: string) =>
    `A new full sync begins. Whatever is still missing then, ${total} at most, is removed from the app with its groups, access and activity. Nothing changes in Atlassian.`,
  ifMore: 'If more is missing by then, nothing is removed and you are asked again.',
  typeNumber: (total: string) => `Type ${total} to confirm`,
  wrongNumber: (total: string) => `This is not ${total}.`,
  start: 'Sync and remove',
  cancel: 'Cancel',
} as const;

/** What is missing, in the words of a sentence. */
export const refusedWhat = {
  users: 'users',
  groups: 'groups',
  resources: 'apps on sites',
  directories: 'directories',
} as const satisfies Record<SyncRefusal['collection'], string>;
