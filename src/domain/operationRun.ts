// A plan's life, from the wish to the last user: one row, whose states these are.
import type { AccountId, DirectoryId, GroupId, ResourceId } from './ids';
import type { ErrorCode } from './errors';
import type {
  GuardFinding,
  ItemOutcome,
  PlanAbout,
  PlannedItem,
  PlanSummary,
  SkipReason,
  Step,
} from './operationPlan';

export const operationStatuses = [
  'planning',
  /** Planned; waits for somebody to confirm it. */
  'ready',
  'running',
  /** Between two users, until somebody resumes it. */
  'paused',
  'done',
  /** Nobody confirmed it: given up, over its time, or never planned to its end. */
  'discarded',
  'expired',
  'failed',
] as const;

export type OperationStatus = (typeof operationStatuses)[number];

/** How a run ended. `completed` only when every user that was to be changed is. */
export type OperationOutcome = 'completed' | 'completed-with-failures' | 'cancelled' | 'stopped';

/** Where one user of a run is. `waiting` and `writing` are over only when the run is. */
export const itemStates = ['waiting', 'writing', 'done', 'failed', 'skipped', 'cancelled'] as const;

export type ItemState = (typeof itemStates)[number];

/** What came of one step. */
export interface StepResult {
  readonly step: Step;
  /**
   * `already-so`: Atlassian had nothing to do. `unclear`: sent, and no answer came; the item is looked at again.
   * `untried`: an earlier step failed, or the run was cancelled.
   */
  readonly result: 'done' | 'already-so' | 'failed' | 'unclear' | 'untried';
  /** Null: no answer came, and reading it again told what had happened. */
  readonly httpStatus: number | null;
  /** Atlassian's own code, such as ADMIN-UAM-409-3. */
  readonly code: string | null;
  /** Atlassian's id of the request. */
  readonly requestId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Why a user was left alone although the plan wanted a change: looked at just before it. */
export type DriftReason =
  | SkipReason
  | 'api-token-in-use'
  | 'api-tokens-unread'
  | 'not-allowed-by-atlassian'
  | 'rights-untold'
  | 'arrived-meanwhile';

/** Why a user was not changed, or not wholly. */
export type FailureReason =
  | ErrorCode
  | 'app-full'
  | 'still-billable'
  | 'invitation-refused'
  | 'lost-answer-unclear';

export type ItemReason = DriftReason | FailureReason;

/** What a user had, and has: what undo goes by. Only what the plan's steps are about. */
export interface ItemSide {
  readonly status: string;
  readonly groupIds: readonly GroupId[];
  /** Direct roles on products. */
  readonly roles: readonly { readonly resourceId: ResourceId; readonly roleId: string }[];
  /** Of whom a removal takes everything: directories known to have suspended them. */
  readonly suspendedIn?: readonly DirectoryId[];
}

export interface ItemResult {
  readonly steps: readonly StepResult[];
  /** As read just before the first write; null: nobody was read (an address that is invited). */
  readonly before: ItemSide | null;
  readonly after: ItemSide | null;
  readonly reason: ItemReason | null;
  /** Of every chosen product: whether a search by Atlassian still finds a billable role. Null: not a removal of access. */
  readonly proof: readonly { readonly resourceId: ResourceId; readonly isFree: boolean }[] | null;
  /** Quoted in a report of a problem; null: there was none. */
  readonly reference: string | null;
  /** True: requests may be on their way, and what came of them is still to be noted. */
  readonly isSending?: true;
}

/** One user of a plan and, once it runs, of its run. */
export interface OperationItem extends PlannedItem {
  /** Null: nobody of that account in the mirror, or an erased profile. */
  readonly name: string | null;
  readonly userEmail: string | null;
  readonly state: ItemState;
  readonly result: ItemResult | null;
}

/** The operation that an undo or a retry follows. */
export interface OperationSource {
  readonly operationId: string;
  readonly about: PlanAbout;
  /** When its run began, or, of a plan, when that was made. */
  readonly at: number;
}

/** A plan and its run, without its users. */
export interface OperationView {
  readonly operationId: string;
  readonly status: OperationStatus;
  readonly outcome: OperationOutcome | null;
  /**
   * In a list without the accounts that it names; of an invitation that is planned without the addresses, which stand in
   * its items.
   */
  readonly about: PlanAbout;
  /** Of `undo` and `retry`; null for others, and when it is no longer kept. */
  readonly source: OperationSource | null;
  readonly authorId: AccountId;
  readonly authorName: string | null;
  readonly createdAt: number;
  /** When an unconfirmed plan stops being worth anything; null: it was confirmed. */
  readonly expiresAt: number | null;
  /** Of the plan's content; confirming names it, so that nobody confirms what they have not seen. Null while planning. */
  readonly hash: string | null;
  readonly summary: PlanSummary | null;
  readonly guards: readonly GuardFinding[];
  /** True: a guard stands against the plan, so nobody can confirm it. */
  readonly isRefused: boolean;
  /** Begin of the readings behind the plan; null: not known. */
  readonly asOf: { readonly users: number | null; readonly directRoles: number | null };
  /** Users planned or changed so far, and of how many; `total` null: not known yet. */
  readonly progress: { readonly done: number; readonly total: number | null };
  readonly counts: Readonly<Record<ItemState, number>>;
  readonly confirmedBy: AccountId | null;
  readonly confirmedByName: string | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Somebody asked for it, and it is done between two users. */
  readonly asked: 'pause' | 'cancel' | null;
  /** Waits until then; null: it does not. */
  readonly resumeAt: number | null;
  /** Why it waits, or why it stopped; null: nothing is in its way. */
  readonly reason: ErrorCode | 'other-run' | 'key-missing' | null;
  readonly reference: string | null;
  readonly apiCalls: Readonly<Record<string, number>>;
  /** Estimate from the pace so far; null: not running, or not yet known. */
  readonly leftMs: number | null;
  /** True: undos have brought back whatever can be. */
  readonly isUndone: boolean;
  /** Runs that undo it or try it again, the first one first. */
  readonly followedBy: readonly {
    readonly operationId: string;
    readonly kind: 'undo' | 'retry';
    readonly at: number;
  }[];
}

/** Row of the list of operations. */
export type OperationRow = Pick<
  OperationView,
  | 'operationId'
  | 'status'
  | 'outcome'
  | 'about'
  | 'source'
  | 'authorId'
  | 'authorName'
  | 'createdAt'
  | 'startedAt'
  | 'finishedAt'
  | 'progress'
  | 'counts'
  | 'summary'
  | 'isRefused'
>;

/** What was done to one user, for the drawer. */
export interface UserOperationRow {
  readonly operationId: string;
  readonly at: number;
  readonly about: PlanAbout;
  readonly source: OperationSource | null;
  readonly byName: string | null;
  readonly outcome: ItemOutcome;
  readonly state: ItemState;
  readonly result: ItemResult | null;
}

/** Whether the record of what was done is whole. */
export interface AuditVerdict {
  readonly runs: number;
  readonly entries: number;
  /** The first place where the chain is broken; null: it holds. */
  readonly broken: { readonly runId: string; readonly seq: number | null; readonly why: AuditBreak } | null;
  /** Where the next part is to be verified from; null: this was the last. */
  readonly next: string | null;
  /** Entries before this are no longer kept, and what they came to is anchored; null: all are kept. */
  readonly prunedBefore: number | null;
}

/** The verdict with what people know the first break by; null: there is none. */
export interface RecordVerdict extends AuditVerdict {
  readonly place: RecordPlace | null;
}

export interface RecordPlace {
  /** Null: it is no operation's, or that is no longer kept. */
  readonly operation: Pick<OperationRow, 'operationId' | 'about' | 'source'> | null;
  /** What has nothing to do with an operation; null: it has, or nobody can tell. */
  readonly alone: 'safety-settings' | 'export' | null;
  /** Whom the entry is about; null: nobody, or nobody can tell. */
  readonly user: PersonInRecord | null;
}

export interface PersonInRecord {
  /** Null: an invited address without an account, which is the name then. */
  readonly accountId: AccountId | null;
  /** Null: erased, or not known. */
  readonly name: string | null;
  readonly isErased: boolean;
}

export type AuditBreak =
  | 'entry-missing'
  | 'entry-changed'
  | 'run-missing'
  | 'head-changed'
  | 'value-changed'
  | 'key-lost';

/** Returns the status as it is at the given instant: a plan that nobody confirmed in time is over. */
export function statusAt(
  { status, expiresAt }: { readonly status: OperationStatus; readonly expiresAt: number },
  now: number,
): OperationStatus {
  return status === 'ready' && expiresAt <= now ? 'expired' : status;
}
