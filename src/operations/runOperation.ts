// Carries out a confirmed plan, a few users at a time, and goes on wherever it was stopped: whom it turns to next stands
// with the users, not in the job.
import type { OperationApi } from '../atlassian/operationApi';
import { tellingAdmins } from '../atlassian/untoldAdmins';
import { AppError, SetupNeeded, Unavailable } from '../domain/errors';
import type { AccountId } from '../domain/ids';
import type { OperationView } from '../domain/operationRun';
import type { Burst } from '../jobs/burst';
import type { Failure, JobKind, StepResult } from '../jobs/job';
import type { Ports } from '../ports';
import type { StoredOperation } from '../store/operationRow';
import { findAsked, findOperation, listRunning, noteProgress } from '../store/operations';
import { listItemsIn } from '../store/operationItems';
import type { Context } from '../sync/context';
import { showsDeadKey } from '../sync/reason';
import { createAudit, type Audit, type AuditPorts } from './audit';
import { readingsOf, workOnBatch, type BatchEnd, type BatchParts } from './batch';
import { inviteBatch } from './inviteBatch';
import { nextBatch } from './nextBatch';
import { recoverEnds } from './recordEnds';
import { finish, giveUpWaiting, pause, PAUSED, recordStop, settle, STOPPED } from './runEnd';
import { readRunFacts } from './runFacts';
import { decodeState, encodeState, freshState, RUN_OPERATION, type RunState } from './runState';

/** What the app connects a run with. */
export interface RunConnection {
  /** @throws {SetupNeeded | KeyRejected} when there is no key that works. */
  connect(): Promise<OperationApi>;
  /** Learns that Atlassian rejects the key in place. */
  onKeyRejected(): Promise<void>;
  /** Has accounts read anew, at once and when everybody sees what was changed. */
  readAnew(accountIds: readonly AccountId[], operation: StoredOperation): Promise<void>;
}

export interface RunParts extends AuditPorts, Pick<Ports, 'sql' | 'clock' | 'ids' | 'log' | 'keyValue'> {
  readonly context: Context;
}

/** Only one run at a time changes the organization. */
const LANE = 'operations';

/** Makes the job for one burst. */
export function runOperation(parts: RunParts, connection: RunConnection): JobKind<RunState> {
  const run = new Run(parts, connection);
  return {
    kind: RUN_OPERATION,
    decode: decodeState,
    encode: encodeState,
    fresh: (jobId) => freshState(jobId),
    lane: { name: LANE, taken: (state, resumeAt) => run.waitForOther(state, resumeAt) },
    step: (state, burst) => run.step(state, burst),
    interrupted: async (state, burst, { error, resumeAt }) => {
      await run.note(state, burst, { resumeAt, reason: reasonOf(error) });
      return state;
    },
    failed: (state, burst, failure) => run.stop(state, burst, failure),
  };
}

function reasonOf(error: Error): OperationView['reason'] {
  if (error instanceof SetupNeeded) return 'key-missing';
  return error instanceof AppError ? error.code : null;
}

// Ten users are read by one call; to ask for every ten by themselves would take allowance that nobody uses.
const READ_AT_ONCE = 50;
/** With less, the next batch may be the burst's last. */
const ROOM_FOR_A_BATCH = 40;

// The record's last entries may be of a batch that nobody noted elsewhere; a batch has fewer users than this.
const LOOKS_BACK = 100;

class Run {
  readonly #parts: RunParts;
  readonly #connection: RunConnection;
  #audit: Audit | null = null;
  #api: OperationApi | null = null;
  /** Whom this burst changed, and nobody has read since. */
  readonly #touched = new Set<AccountId>();
  /** What the last step of this burst was asked for; absent: there was none. */
  #heard?: StoredOperation['asked'];

  /** Up to when this burst's time is noted. */
  #notedAt: number;

  constructor(parts: RunParts, connection: RunConnection) {
    this.#parts = parts;
    this.#connection = connection;
    this.#notedAt = parts.clock.now();
  }

  async step(state: RunState, burst: Burst): Promise<StepResult<RunState>> {
    const operation = await this.#find(state);
    if (operation === null) return { next: 'done', state };
    const { operationId, asked } = operation;
    this.#heard = asked;
    const { audit, recorded } = await this.#openRecord(state, operation);
    const { sql, clock } = this.#parts;
    const facts = await readRunFacts(this.#parts, operation);
    const shared = { ...this.#parts, audit, facts };
    if (asked === 'pause') {
      await this.#readTouched(operation);
      const isPaused = await pause(shared);
      return { next: isPaused ? 'done' : 'continue', state };
    }
    if (asked === 'cancel') await giveUpWaiting(shared);
    const isCancelled = asked === 'cancel';
    const readings = await readingsOf(facts, this.#parts.context);
    const turn = { operationId, isCancelled, now: clock.now(), readings };
    const next = await nextBatch(sql, burst, turn);
    if (next.next !== 'users' && next.next !== 'invite') await this.#readTouched(operation);
    if (next.next === 'none') {
      const outcome = await finish(shared, operation, recorded);
      await this.note(state, burst, {});
      this.#parts.log.info('operation finished', { operationId, outcome });
      return { next: 'done', state };
    }
    const noted = { ...state, operationId, auditSeq: audit.seq };
    if (next.next === 'hand-over') return { next: 'wait', state: noted, resumeAt: clock.now() };
    if (next.next === 'wait') {
      await this.note(state, burst, { resumeAt: next.until, reason: null });
      return { next: 'wait', state: noted, resumeAt: next.until };
    }
    this.#api ??= await this.#connection.connect();
    const batch: BatchParts = { ...shared, api: tellingAdmins(this.#api), burst, isCancelled };
    const end =
      next.next === 'invite'
        ? await inviteBatch(batch, next.items, next.step)
        : await workOnBatch(batch, next.items);
    await this.#endBatch(state, burst, { operation, end });
    return { next: 'continue', state: { ...noted, auditSeq: audit.seq } };
  }

  async #endBatch(
    state: RunState,
    burst: Burst,
    { operation, end }: { readonly operation: StoredOperation; readonly end: BatchEnd },
  ): Promise<void> {
    for (const accountId of end.touched) this.#touched.add(accountId);
    const isEnding = end.error !== null || !burst.hasRoom(ROOM_FOR_A_BATCH);
    if (isEnding || this.#touched.size >= READ_AT_ONCE) await this.#readTouched(operation);
    // One answer that is missing says nothing of the next one.
    const goesOn = end.error === null || (end.error instanceof Unavailable && end.isFurther);
    if (!goesOn && end.error !== null) throw end.error;
    await this.note(state, burst, { resumeAt: null, reason: null });
  }

  /** Has the mirror follow; who is forgotten here when somebody is stopped is read with the second look. */
  async #readTouched(operation: StoredOperation): Promise<void> {
    const accountIds = [...this.#touched];
    this.#touched.clear();
    if (accountIds.length > 0) await this.#connection.readAnew(accountIds, operation);
  }

  /** Tells that another run goes on; who asks for an end meanwhile need not wait for it. */
  async waitForOther(state: RunState, resumeAt: number): Promise<StepResult<RunState>> {
    const operation = await this.#find(state);
    if (operation === null) return { next: 'done', state };
    const { operationId, asked } = operation;
    const { sql } = this.#parts;
    if (asked === 'pause' && (await settle(sql, { operationId, asked }, PAUSED)))
      return { next: 'done', state };
    if (asked === 'cancel' && (await this.#endUnseen(state, operation))) return { next: 'done', state };
    await noteProgress(sql, operationId, { resumeAt, reason: 'other-run' });
    return { next: 'wait', state, resumeAt };
  }

  /** Ends a run without a look at Atlassian. Returns false when somebody is to be looked at first. */
  async #endUnseen(state: RunState, operation: StoredOperation): Promise<boolean> {
    const { sql } = this.#parts;
    const { operationId } = operation;
    const { audit, recorded } = await this.#openRecord(state, operation);
    const shared = { ...this.#parts, audit, facts: await readRunFacts(this.#parts, operation) };
    await giveUpWaiting(shared);
    const page = { after: 0, limit: 1 };
    if ((await listItemsIn(sql, { operationId, states: ['writing'] }, page)).length > 0) return false;
    await finish(shared, operation, recorded);
    return true;
  }

  /** Adds the requests and the time since the last time to what people see of the run. */
  async note(
    state: RunState,
    burst: Burst,
    shown: Pick<Parameters<typeof noteProgress>[2], 'resumeAt' | 'reason'>,
  ): Promise<void> {
    const { sql, clock } = this.#parts;
    const operationId = state.operationId ?? (await this.#find(state))?.operationId;
    const operation = operationId === undefined ? null : await findOperation(sql, operationId);
    if (operation === null) return;
    const apiCalls = { ...operation.apiCalls };
    for (const [name, count] of Object.entries(burst.takeCalls()))
      apiCalls[name] = (apiCalls[name] ?? 0) + count;
    const now = clock.now();
    const workedMs = operation.workedMs + Math.max(0, now - this.#notedAt);
    this.#notedAt = now;
    await noteProgress(sql, operation.operationId, { ...shown, apiCalls, workedMs });
  }

  /** Keeps everything for whoever resumes it. */
  async stop(state: RunState, burst: Burst, { error, reference }: Failure): Promise<void> {
    const operation = await this.#find(state);
    if (operation === null) return;
    await this.note(state, burst, {});
    if (showsDeadKey(error)) await this.#connection.onKeyRejected();
    // Before the run is settled: whoever repeats this finds nothing to stop afterwards.
    await recordStop(this.#parts, operation, { reason: reasonOf(error), reference });
    await this.#settleStop(operation.operationId, { error, reference });
  }

  async #settleStop(operationId: string, { error, reference }: Failure): Promise<void> {
    const { sql, clock, ids } = this.#parts;
    const asked = await findAsked(sql, operationId);
    const shown = { reason: reasonOf(error), reference };
    // Who asked for an end while the run failed gets it: the tick begins a run without its job again.
    const isUnheard = asked === 'cancel' && this.#heard !== undefined && this.#heard !== 'cancel';
    const change = isUnheard ? { jobId: ids.newId() } : { ...STOPPED, ...shown, finishedAt: clock.now() };
    if (await settle(sql, { operationId, asked }, change)) return;
    const operation = await findOperation(sql, operationId);
    if (operation?.status === 'running') await this.#settleStop(operationId, { error, reference });
  }

  /** Returns the run of this job; null when it is over, or another job's. */
  async #find({ operationId, jobId }: RunState): Promise<StoredOperation | null> {
    const { sql } = this.#parts;
    const id = operationId ?? (await listRunning(sql)).find((run) => run.jobId === jobId)?.operationId;
    const operation = id === undefined ? null : await findOperation(sql, id);
    return operation?.status === 'running' && operation.jobId === jobId ? operation : null;
  }

  /** Opens the record, and notes with the users what it holds and nobody else knows. */
  async #openRecord(state: RunState, { operationId, hash, summary, authorId, confirmedBy }: StoredOperation) {
    const { sql, clock } = this.#parts;
    const audit = (this.#audit ??= await createAudit(this.#parts, operationId));
    const actorId = confirmedBy ?? authorId;
    const detail = { hash, items: summary?.items ?? 0 };
    if (audit.seq === 0)
      await audit.append([{ action: 'operation.started', actorId, accountId: null, detail }]);
    if (audit.seq <= state.auditSeq) return { audit, recorded: [] };
    const recorded = await audit.listAfter(Math.max(state.auditSeq, audit.seq - LOOKS_BACK));
    await recoverEnds({ sql, clock, facts: { operationId, actorId } }, recorded);
    return { audit, recorded };
  }
}
