// What a kind of job is to the runner.
import type { Sql } from '../ports';
import type { Burst } from './burst';

export type StepResult<State> =
  | { readonly next: 'continue'; readonly state: State }
  /** Not before `resumeAt` (epoch milliseconds). */
  | { readonly next: 'wait'; readonly state: State; readonly resumeAt: number }
  | { readonly next: 'done'; readonly state: State };

/** Why a job goes on later, and when. */
export interface Waiting {
  readonly error: Error;
  readonly resumeAt: number;
}

/** Why a job does not go on by itself. */
export interface Failure {
  readonly error: Error;
  /** Stands in the log beside the error's stack. */
  readonly reference: string;
}

/** Something that only one job at a time may write. */
export interface Lane<State> {
  readonly name: string;
  /** Tells people that the job waits for another one; may find that nothing is left to do. */
  taken(state: State, resumeAt: number): Promise<StepResult<State>>;
}

export interface JobKind<State> {
  readonly kind: string;
  /** Claimed before the first step and kept until the job is done; absent: it writes nothing that others write. */
  readonly lane?: Lane<State>;
  /** Null when this version of the app does not know the state's version: the job starts anew, never guesses. */
  decode(text: string): State | null;
  encode(state: State): string;
  /** Returns the state with which the job of this id begins. */
  fresh(jobId: string): State;
  /**
   * Does one page of work. Must write its rows before it returns: the runner stores the state afterwards, so a
   * stop in between repeats a step and never skips one.
   */
  step(state: State, burst: Burst): Promise<StepResult<State>>;
  /** Adds what was counted to a state whose step failed, and tells people that the job waits. */
  interrupted(state: State, burst: Burst, waiting: Waiting): Promise<State>;
  /** Ends the job for good, saying why; nothing half-done may look complete afterwards. */
  failed(state: State, burst: Burst, failure: Failure): Promise<void>;
}

/** A kind whose state nobody else needs to know. */
export interface AnyKind {
  apply<Result>(use: <State>(kind: JobKind<State>) => Result): Result;
}

export function anyKind<State>(kind: JobKind<State>): AnyKind {
  return { apply: (use) => use(kind) };
}

/** Makes a kind for one burst: its writes go through the fenced store. */
export type KindMaker = (burst: Burst, sql: Sql) => AnyKind;
