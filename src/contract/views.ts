// What the calls answer. Instants are epoch milliseconds; null means unknown unless said otherwise.
import type { AppRole } from '../domain/appRole';
import type { Organization } from '../domain/directory';
import type { ErrorDetail } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { ConnectionStatus, KeyCheck, KeyState, Person } from '../domain/key';
import type { CountedAt, Overview } from '../domain/overview';
import type { SyncCause, SyncOutcome, SyncReason, SyncStage, SyncStatus, SyncWarning } from '../domain/run';

export type { ConnectionStatus, CountedAt, KeyCheck, Overview, Person };

export interface Me {
  readonly accountId: AccountId;
  /** Null: a Jira administrator without a role in the app. */
  readonly role: AppRole | null;
  readonly isJiraAdmin: boolean;
  /** False: the app only reads. */
  readonly licenseActive: boolean;
  readonly keyState: KeyState;
  /** Null before a key was entered. */
  readonly organization: Organization | null;
}

export interface SavedConnection {
  readonly connection: ConnectionStatus;
  /** Who became app admin by saving; null when the app admins stay as they were. */
  readonly newAdminAccountId: AccountId | null;
}

export interface AccessEntry extends Person {
  readonly role: AppRole;
}

export interface AccessList {
  /** Highest role first, then by name. */
  readonly entries: readonly AccessEntry[];
}

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

export interface SyncRun {
  readonly runId: string;
  readonly cause: SyncCause;
  /** Null: started by the schedule. */
  readonly startedBy: AccountId | null;
  readonly status: SyncStatus;
  /** Null until the run is finished. */
  readonly outcome: SyncOutcome | null;
  readonly stage: SyncStage;
  readonly stages: readonly SyncStageView[];
  readonly reason: Noted<SyncReason> | null;
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
