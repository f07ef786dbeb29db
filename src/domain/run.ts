// How a sync is told: its stages in their order, how it ended, and why.
import type { ErrorDetail } from './errors';
import type { AccountId } from './ids';

/** `changes`: accounts and groups that somebody asked for; the others but `full`: one target. */
export const syncKinds = ['full', 'users', 'group', 'site', 'product', 'resource', 'changes'] as const;

export type SyncKind = (typeof syncKinds)[number];

const fullStages = [
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

/** Stages that read a part only. `chosen-unseen`: who was stored with it and not shown; `asked`: a list of users. */
const smallStages = ['chosen-resources', 'chosen-groups', 'chosen-users', 'chosen-unseen', 'asked'] as const;

export const syncStages = [...fullStages, ...smallStages] as const;

export type SyncStage = (typeof syncStages)[number];

/** Returns the stages of a sync in their order; one of changes may repeat them. */
export function stagesOf(kind: SyncKind): readonly SyncStage[] {
  switch (kind) {
    case 'full':
      return fullStages;
    case 'users':
      return ['asked'];
    case 'group':
      return ['chosen-groups', 'chosen-users', 'chosen-unseen'];
    case 'site':
    case 'product':
    case 'resource':
      return ['chosen-resources', 'chosen-groups', 'chosen-users', 'chosen-unseen'];
    case 'changes':
      return ['asked', 'chosen-groups', 'chosen-users', 'chosen-unseen'];
  }
}

/** What a small sync reads, as people know it. */
export interface NamedTarget {
  /** Null: the mirror knows no name, or it is a list of users. */
  readonly name: string | null;
  /** How many users were asked for; null: it is no list of users. */
  readonly users: number | null;
  /** Absent: it was not for the sake of users whom an operation changed. */
  readonly operationId?: string | undefined;
}

/**
 * `drift`: Atlassian's numbers changed; `audit-log`: it named what changed; `audit-gap`: what it told before is lost;
 * `operation`: one changed users.
 */
export const syncCauses = [
  'manual',
  'schedule',
  'first',
  'drift',
  'audit-log',
  'audit-gap',
  'operation',
] as const;

export type SyncCause = (typeof syncCauses)[number];

export const syncStatuses = ['running', 'waiting', 'finished'] as const;

export type SyncStatus = (typeof syncStatuses)[number];

/** `needs-a-look`: everything was read, but a guard kept the app from removing what is gone. */
export type SyncOutcome = 'complete' | 'partial' | 'failed' | 'needs-a-look';

/** Why a run waits, or did not end complete. */
export const syncReasons = [
  'another-sync',
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
  'groups-not-told',
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
  'groups-not-told',
  'unexplained-counts',
  'key-expires-soon',
] as const;

export type SyncWarning = (typeof syncWarnings)[number];

export interface SyncStageView {
  readonly stage: SyncStage;
  readonly done: number;
  /** Null until Atlassian or the stage before has told it. */
  readonly total: number | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly apiCalls: number;
  readonly rowsWritten: number;
}

export interface Noted<Code extends string> {
  readonly code: Code;
  readonly detail: ErrorDetail;
}

/** A removal that a guard refused. */
export interface SyncRefusal {
  readonly collection: (typeof refusableCollections)[number];
  /** Null: the collection as a whole. */
  readonly directoryId: string | null;
  readonly missing: number;
  readonly stored: number;
  readonly allowedShare: number;
  /** The first of what is missing, at most 20. Users by account id, until somebody looks. */
  readonly names: readonly string[];
}

export const refusableCollections = ['users', 'groups', 'resources', 'directories'] as const;

export interface SyncRun {
  readonly runId: string;
  readonly kind: SyncKind;
  /** Null: everything, or whatever was asked for. */
  readonly target: NamedTarget | null;
  readonly cause: SyncCause;
  /** Null: started by the schedule. */
  readonly startedBy: AccountId | null;
  readonly status: SyncStatus;
  /** Null until the run is finished. */
  readonly outcome: SyncOutcome | null;
  readonly stage: SyncStage;
  readonly stages: readonly SyncStageView[];
  readonly reason: Noted<SyncReason> | null;
  /** What was not removed, because a guard refused it. */
  readonly refusals: readonly SyncRefusal[];
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** When a waiting run goes on. */
  readonly resumeAt: number | null;
  /** Requests sent, keyed by operation. */
  readonly apiCalls: Readonly<Record<string, number>>;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly rowsWritten: number;
  readonly waitedMs: number;
  readonly warnings: readonly Noted<SyncWarning>[];
}
