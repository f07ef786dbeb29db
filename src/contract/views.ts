// What the calls answer. Instants are epoch milliseconds; null means unknown unless said otherwise.
import type { AppRole } from '../domain/appRole';
import type { Organization } from '../domain/directory';
import type { ErrorDetail } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { ExpiryWarningDays, KeyAbilities, KeyDeathReason, KeyProblem, KeyState } from '../domain/key';
import type { SyncCause, SyncOutcome, SyncReason, SyncStage, SyncStatus, SyncWarning } from '../domain/run';

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

export interface Person {
  readonly accountId: AccountId;
  readonly name: string | null;
}

/** What is known about a key that was entered and not stored. */
export interface KeyCheck {
  /** Null: the key can be used. */
  readonly problem: KeyProblem | null;
  /** What the key opens; more than one cannot be connected. */
  readonly organizations: readonly Organization[];
  readonly abilities: KeyAbilities;
  readonly expiresAt: number | null;
  readonly ownerAccountId: AccountId | null;
  /** The first page of those found. */
  readonly orgAdmins: readonly Person[];
  /** True when Atlassian, asked with this key, lists the acting account as organization admin. */
  readonly isActingOrgAdmin: boolean;
}

export interface ConnectionStatus {
  readonly keyState: KeyState;
  readonly deathReason: KeyDeathReason | null;
  readonly organization: Organization | null;
  readonly abilities: KeyAbilities | null;
  readonly expiresAt: number | null;
  /** The warning that the expiry has come under; 1 stays when it has passed. */
  readonly expiryWarningDays: ExpiryWarningDays | null;
  readonly ownerAccountId: AccountId | null;
  readonly checkedAt: number | null;
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

/** A number of the mirror, and how old it is. */
export interface CountedAt {
  readonly count: number;
  readonly asOf: number;
}

/** Each is null before its collection was first read to its end. */
export interface Overview {
  readonly users: CountedAt | null;
  readonly groups: CountedAt | null;
  readonly resources: CountedAt | null;
  readonly memberships: CountedAt | null;
}
