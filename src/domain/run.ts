// How a sync is told: its stages in their order, how it ended, and why.

export const syncStages = [
  'organization',
  'resources',
  'directories',
  'counts',
  'groups',
  'group-roles',
  'unplaced-users',
  'users',
  'direct-roles',
  'confirm',
  'sweep',
] as const;

export type SyncStage = (typeof syncStages)[number];

export type SyncCause = 'manual' | 'schedule' | 'first';

export type SyncStatus = 'running' | 'waiting' | 'finished';

/** `needs-a-look`: everything was read, but a guard kept the app from removing what is gone. */
export type SyncOutcome = 'complete' | 'partial' | 'failed' | 'needs-a-look';

/** Why a run waits, or did not end complete. */
export const syncReasons = [
  'key-rejected',
  'key-missing',
  'not-permitted',
  'rate-limited',
  'unavailable',
  'unexpected-answer',
  'page-limit',
  'sweep-refused',
  'count-mismatch',
  'collection-empty',
  'storage',
  'internal',
] as const;

export type SyncReason = (typeof syncReasons)[number];

/** What a run noticed and went on. */
export const syncWarnings = [
  'count-mismatch',
  'duplicate-rows',
  'unknown-values',
  'unmatched-activity',
  'unmatched-roles',
  'unknown-groups',
  'vanished-groups',
  'counts-not-told',
  'key-expires-soon',
] as const;

export type SyncWarning = (typeof syncWarnings)[number];
