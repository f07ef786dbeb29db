// The full sync as a kind of job: one stage after the other, one page a step.
import type { AdminApi } from '../atlassian/api';
import { AppError, KeyRejected } from '../domain/errors';
import { daysLeftToWarnOf } from '../domain/key';
import type { Failure, JobKind, StepResult } from '../jobs/job';
import type { Burst } from '../jobs/burst';
import type { Clock } from '../ports';
import { addToOutbox } from '../store/freshness';
import { beginRun } from '../store/syncRuns';
import { confirmMissing } from './confirm';
import { outcomeOf } from './outcome';
import { count, joined, Progress } from './progress';
import { readDirectRoles } from './readDirectRoles';
import { readGroupRoles } from './readGroupRoles';
import { readGroups } from './readGroups';
import { readCounts, readDirectories, readOrganization, readResources } from './readPlaces';
import { readUnplacedUsers, readUsers } from './readUsers';
import { reasonOf } from './reason';
import { decodeState, encodeState, freshState, warned, type SyncState } from './state';
import type { Advance, SyncTools } from './stage';
import { sweep } from './sweep';

export const FULL_SYNC = 'full-sync';

/** What the app connects a sync with. */
export interface SyncConnection {
  /** @throws {SetupNeeded | KeyRejected} when there is no key that works. */
  connect(): Promise<AdminApi>;
  /** Epoch milliseconds; null: unknown. */
  keyExpiresAt(): Promise<number | null>;
  /** Learns that Atlassian rejects the key in place. */
  onKeyRejected(): Promise<void>;
}

/** Makes the job for one burst. */
export function fullSync(parts: Omit<SyncTools, 'api'>, connection: SyncConnection): JobKind<SyncState> {
  const progress = new Progress(parts.sql, parts.clock);
  let api: AdminApi | null = null;
  return {
    kind: FULL_SYNC,
    decode: decodeState,
    encode: encodeState,
    // Who began it stands in the run's row.
    fresh: (jobId) =>
      freshState({ runId: jobId, cause: 'manual', startedBy: null, startedAt: parts.clock.now() }),
    step: async (state, burst) => {
      api ??= await connection.connect();
      const ready = awake(state, parts.clock);
      const begun = state.work.stage === 'organization' ? await begin(ready, parts, connection) : ready;
      return step(begun, burst, { tools: { ...parts, api }, progress });
    },
    interrupted: async (state, burst, { error, resumeAt }) => {
      const counted = withCalls(state, burst);
      const waitingSince = counted.tally.waitingSince ?? parts.clock.now();
      const asleep = { ...counted, tally: { ...counted.tally, waitingSince } };
      await progress.showWaiting(asleep, { code: reasonOf(error), resumeAt });
      return asleep;
    },
    failed: async (state, burst, failure) => {
      await fail(withCalls(state, burst), failure, { parts, progress });
      const { error } = failure;
      // A key with scopes is refused operation by operation: it is the wrong key, not a dead one.
      if (error instanceof KeyRejected && error.detail['scopedKey'] !== true)
        await connection.onKeyRejected();
    },
  };
}

async function begin(
  state: SyncState,
  { sql, clock }: Pick<SyncTools, 'sql' | 'clock'>,
  connection: SyncConnection,
): Promise<SyncState> {
  // A stop may have come between the job and the run that people see.
  await beginRun(sql, { ...state, kind: FULL_SYNC });
  const days = daysLeftToWarnOf(await connection.keyExpiresAt(), clock.now());
  // A repeated step does not count the days twice.
  const warnings = days === null ? {} : { 'key-expires-soon': days };
  return { ...state, warnings: { ...state.warnings, ...warnings } };
}

async function step(
  state: SyncState,
  burst: Burst,
  { tools, progress }: { readonly tools: SyncTools; readonly progress: Progress },
): Promise<StepResult<SyncState>> {
  const { stage } = state.work;
  const advance = await advanceStage(state, tools);
  const unknown = tools.api.takeUnknownWords();
  const told = { ...advance, state: warned(advance.state, 'unknown-values', unknown) };
  const counted = count(told, burst.takeCalls());
  if (!counted.isNewStage) {
    await progress.show(counted.state, stage);
    return { next: 'continue', state: counted.state };
  }
  const closed = await progress.closeStage(counted.state, stage);
  if (advance.work !== 'finished') return { next: 'continue', state: closed };
  await progress.showEnd(closed, outcomeOf(closed));
  tools.log.info('sync finished', { runId: state.runId, outcome: outcomeOf(closed).outcome });
  return { next: 'done', state: closed };
}

function advanceStage(state: SyncState, tools: SyncTools): Promise<Advance> {
  const { work } = state;
  switch (work.stage) {
    case 'organization':
      return readOrganization(state, tools);
    case 'resources':
      return readResources(state, work, tools);
    case 'directories':
      return readDirectories(state, work, tools);
    case 'counts':
      return readCounts(state, work, tools);
    case 'groups':
      return readGroups(state, work, tools);
    case 'group-roles':
      return readGroupRoles(state, work, tools);
    case 'unplaced-users':
      return readUnplacedUsers(state, work, tools);
    case 'users':
      return readUsers(state, work, tools);
    case 'direct-roles':
      return readDirectRoles(state, work, tools);
    case 'confirm':
      return confirmMissing(state, work, tools);
    case 'sweep':
      return sweep(state, work, tools);
  }
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
  await progress.closeStage(state, state.work.stage);
  const payload = { runId: state.runId, outcome: 'failed', reason: reason.code, reference };
  const now = parts.clock.now();
  await addToOutbox(parts.sql, { eventId: state.runId, kind: 'sync.finished', payload, now });
  await progress.showEnd(state, { outcome: 'failed', reason });
}
