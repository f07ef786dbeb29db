// What full and small syncs have in common as kinds of job: how a step is counted and shown, how a run waits and ends.
import type { AdminApi } from '../atlassian/api';
import { tellingAdmins } from '../atlassian/untoldAdmins';
import { AppError } from '../domain/errors';
import type { Burst } from '../jobs/burst';
import type { Failure, JobKind, StepResult } from '../jobs/job';
import type { Clock, Sql } from '../ports';
import { addToOutbox } from '../store/freshness';
import { beginRun } from '../store/syncRuns';
import { MIRROR_LANE } from './mirrorLane';
import { outcomeOf } from './outcome';
import { count, joined, Progress } from './progress';
import { reasonOf, showsDeadKey } from './reason';
import { settle } from './settle';
import type { Advance, SyncTools } from './stage';
import { decodeState, encodeState, warned, type SyncState } from './state';
import { visitNext } from './visit';

/** What the app connects a sync with. */
export interface SyncConnection {
  /** @throws {SetupNeeded | KeyRejected} when there is no key that works. */
  connect(): Promise<AdminApi>;
  /** Epoch milliseconds; null: unknown. */
  keyExpiresAt(): Promise<number | null>;
  /** Learns that Atlassian rejects the key in place. */
  onKeyRejected(): Promise<void>;
}

export type SyncParts = Omit<SyncTools, 'api'>;

/** What one kind of sync does in its own way. */
export interface SyncWays {
  readonly kind: string;
  /** Returns the state of a job whose own nobody can read. */
  lost(jobId: string): SyncState;
  /** Called before the first request. */
  begin(state: SyncState): Promise<SyncState>;
  advance(state: SyncState, tools: SyncTools): Promise<Advance>;
  /** Looks, while another job writes, what is left to read; `finished`: that one has read all of it. */
  whileWaiting(state: SyncState): Promise<SyncState | 'finished'>;
}

/** Makes the job for one burst. */
export function syncKind(parts: SyncParts, connection: SyncConnection, ways: SyncWays): JobKind<SyncState> {
  const progress = new Progress(parts.sql, parts.clock);
  let api: AdminApi | null = null;
  return {
    kind: ways.kind,
    decode: decodeState,
    encode: encodeState,
    fresh: (jobId) => ways.lost(jobId),
    lane: {
      name: MIRROR_LANE,
      taken: async (state, resumeAt) => {
        if (isNew(state)) await showBegin(state, parts.sql);
        const left = await ways.whileWaiting(state);
        if (left === 'finished') return end(progress.closeStage(state, state.work.stage), progress);
        await progress.showWaiting(left, { code: 'another-sync', resumeAt });
        return { next: 'wait', state: left, resumeAt };
      },
    },
    step: async (state, burst) => {
      api ??= parts.outOfTurn.watch(tellingAdmins(await connection.connect()));
      const ready = awake(state, parts.clock);
      if (isNew(ready)) await showBegin(ready, parts.sql);
      const begun = isNew(ready) ? await ways.begin(ready) : ready;
      return step(begun, burst, { tools: { ...parts, api }, progress, ways });
    },
    interrupted: async (state, burst, { error, resumeAt }) => {
      const counted = withCalls(state, burst);
      const waitingSince = counted.tally.waitingSince ?? parts.clock.now();
      const asleep = { ...counted, tally: { ...counted.tally, waitingSince } };
      await progress.showWaiting(asleep, { code: reasonOf(error), resumeAt });
      return asleep;
    },
    failed: async (state, burst, failure) => {
      // Before the run is shown as ended: that may fail, and people are told of an end only once.
      if (showsDeadKey(failure.error)) await connection.onKeyRejected();
      await fail(withCalls(state, burst), failure, { parts, progress });
    },
  };
}

/** True until a first step was counted. */
function isNew({ stages, figures }: SyncState): boolean {
  return stages.length === 0 && figures.calls === 0;
}

/** A stop may have come between the job and the run that people see. */
function showBegin(state: SyncState, sql: Sql): Promise<void> {
  return beginRun(sql, { ...state, stage: state.work.stage });
}

async function step(
  state: SyncState,
  burst: Burst,
  parts: { readonly tools: SyncTools; readonly progress: Progress; readonly ways: SyncWays },
): Promise<StepResult<SyncState>> {
  const { tools, progress, ways } = parts;
  const { stage } = state.work;
  const { unsettled } = state;
  const advance = unsettled === null ? await ways.advance(state, tools) : await goOn(state, unsettled, tools);
  const unknown = tools.api.takeUnknownWords();
  const told = { ...advance, state: warned(advance.state, 'unknown-values', unknown) };
  const counted = count(told, burst.takeCalls());
  if (!counted.isNewStage) {
    await progress.show(counted.state, stage);
    return { next: 'continue', state: counted.state };
  }
  const closed = progress.closeStage(counted.state, stage);
  if (advance.work !== 'finished') return { next: 'continue', state: closed };
  tools.log.info('sync finished', { runId: state.runId, outcome: outcomeOf(closed).outcome });
  return end(closed, progress);
}

function goOn(
  state: SyncState,
  unsettled: NonNullable<SyncState['unsettled']>,
  tools: SyncTools,
): Promise<Advance> {
  const { visit } = unsettled;
  return visit === null
    ? settle(state, unsettled, tools)
    : visitNext(state, { visit, asked: unsettled }, tools);
}

async function end(state: SyncState, progress: Progress): Promise<StepResult<SyncState>> {
  await progress.showEnd(state, outcomeOf(state));
  return { next: 'done', state };
}

/** Ends the wait in which the state was stored. */
function awake(state: SyncState, clock: Clock): SyncState {
  const { tally } = state;
  if (tally.waitingSince === null) return state;
  const waitedMs = tally.waitedMs + Math.max(0, clock.now() - tally.waitingSince);
  return { ...state, tally: { ...tally, waitedMs, waitingSince: null } };
}

/** Adds the calls of a step that came to nothing. */
function withCalls(state: SyncState, burst: Burst): SyncState {
  const calls = burst.takeCalls();
  const sent = Object.values(calls).reduce((sum, n) => sum + n, 0);
  return {
    ...state,
    figures: { ...state.figures, calls: state.figures.calls + sent },
    tally: { ...state.tally, calls: joined(state.tally.calls, calls) },
  };
}

/** Ends the run as failed: what was read stays, nothing is swept, and nothing becomes "as of now". */
async function fail(
  state: SyncState,
  failure: Failure,
  { parts, progress }: { readonly parts: Pick<SyncTools, 'sql' | 'clock'>; readonly progress: Progress },
): Promise<void> {
  const { error, reference } = failure;
  const detail = { ...(error instanceof AppError ? error.detail : {}), reference, stage: state.work.stage };
  const reason = { code: reasonOf(error), detail };
  const closed = progress.closeStage(state, state.work.stage);
  const payload = { runId: state.runId, kind: state.kind, outcome: 'failed', reason: reason.code, reference };
  const now = parts.clock.now();
  await addToOutbox(parts.sql, { eventId: state.runId, kind: 'sync.finished', payload, now });
  await progress.showEnd(closed, { outcome: 'failed', reason });
}
