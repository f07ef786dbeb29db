// What a resolver is given: who calls, what was sent, and what it may use to answer.
import type { CallName, DecodedRequest } from '../contract/calls';
import type { SyncRun } from '../contract/views';
import type { Caller } from '../domain/appRole';
import type { AccountId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { SyncCause, SyncKind, SyncRefusal } from '../domain/run';
import type { SyncCost, SyncTarget } from '../domain/syncTarget';
import type { OperationControl } from '../operations/operationControl';
import type { Ports } from '../ports';

/** The sync engine as the resolvers use it. */
export interface SyncControl {
  /** Starts a sync, or joins the one that reads the same. Without a target: of everything. */
  start(order: {
    readonly cause: SyncCause;
    readonly startedBy: AccountId;
    readonly target?: SyncTarget;
    /** What an earlier run refused to remove and this one may. */
    readonly accepted?: readonly SyncRefusal[];
  }): Promise<{ readonly runId: string; readonly joined: boolean }>;
  cost(target: SyncTarget): Promise<SyncCost>;
  findRun(runId: string): Promise<SyncRun | null>;
  /** The full sync that goes on, else the latest. */
  findFullRun(): Promise<SyncRun | null>;
  /** Latest first. Without a kind: all but `changes`. */
  listRuns(page: { readonly cursor: string | null; readonly kind: SyncKind | null }): Promise<Page<SyncRun>>;
}

export interface ResolverDeps {
  readonly ports: Omit<Ports, 'queue' | 'personalData'>;
  readonly sync: SyncControl;
  readonly operations: OperationControl;
  /** Brings the storage into shape before anything is read from it. */
  prepare(): Promise<void>;
}

/** A call as it arrives from the host. */
export interface CallRequest {
  readonly call: string;
  readonly payload: unknown;
  /** Null: nobody is signed in. */
  readonly accountId: AccountId | null;
  readonly licenseActive: boolean;
}

/** A call that was let in. */
export interface Call<Name extends CallName> {
  readonly deps: ResolverDeps;
  readonly accountId: AccountId;
  readonly caller: Caller;
  readonly licenseActive: boolean;
  readonly request: DecodedRequest<Name>;
}
