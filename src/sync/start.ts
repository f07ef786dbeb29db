// Starts a sync, or joins the one that reads the same.
import type { AccountId, GroupId } from '../domain/ids';
import type { SyncCause, SyncRefusal } from '../domain/run';
import { MOST_TARGET_USERS, type SyncTarget } from '../domain/syncTarget';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import { addAsked, countAnyAsked } from '../store/asked';
import { findActiveJob, hasUnfinishedJob } from '../store/jobs';
import { rowHash } from '../store/hash';
import { beginRun } from '../store/syncRuns';
import { FULL_SYNC, WHOLE } from './fullSync';
import { nameTarget } from './nameTarget';
import { SMALL_SYNC } from './smallSync';
import { encodeState, freshState, type RunBegin, type Work } from './state';

export interface SyncStart {
  readonly cause: SyncCause;
  /** Null: the schedule. */
  readonly startedBy: AccountId | null;
  /** What an earlier run refused to remove and this one may. */
  readonly accepted?: readonly SyncRefusal[];
  /** The operation whose changes are read; absent: none's. */
  readonly operationId?: string;
  /** The run's id, never used before; absent: any. */
  readonly runId?: string;
}

/** `joined`: a run that reads the same goes on already. */
export interface StartedSync {
  readonly runId: string;
  readonly joined: boolean;
}

/** Starts what is asked for: everything, or a part. */
export function startSync(
  ports: JobPorts,
  { target, ...start }: SyncStart & { readonly target?: SyncTarget },
): Promise<StartedSync> {
  return target === undefined ? startFullSync(ports, start) : startSmallSync(ports, start, target);
}

/** One full sync at a time: a second start joins the first, whoever asks. */
export function startFullSync(ports: JobPorts, start: SyncStart): Promise<StartedSync> {
  return begin(ports, start, { ...WHOLE, jobKind: FULL_SYNC, activeKey: FULL_SYNC });
}

/**
 * Reads a part anew. A full sync that goes on is joined, but for users: it reads them out of turn, and their own run
 * ends as soon as it has.
 */
async function startSmallSync(ports: JobPorts, start: SyncStart, target: SyncTarget): Promise<StartedSync> {
  if (target.kind === 'users') return startUserSync(ports, start, target.accountIds);
  const full = await findActiveJob(ports.sql, FULL_SYNC);
  if (full !== null) return { runId: full.jobId, joined: true };
  return begin(ports, start, {
    kind: target.kind,
    target: await nameTarget(ports.sql, target),
    work: firstWork(target, ports.clock.now()),
    jobKind: SMALL_SYNC,
    activeKey: `${SMALL_SYNC} ${target.kind} ${rowHash(Object.values(target))}`,
  });
}

async function startUserSync(
  ports: JobPorts,
  start: SyncStart,
  wanted: readonly AccountId[],
): Promise<StartedSync> {
  const accountIds = [...new Set(wanted)];
  if (accountIds.length > MOST_TARGET_USERS)
    throw new RangeError(`At most ${MOST_TARGET_USERS} users are read at a time`);
  await addAsked(ports.sql, 'user', { ids: accountIds, now: ports.clock.now() });
  const runId = start.runId ?? ports.ids.newId();
  return begin(
    ports,
    { ...start, runId },
    {
      kind: 'users',
      target: { name: null, users: accountIds.length },
      work: { stage: 'asked', accountIds },
      jobKind: SMALL_SYNC,
      activeKey: `${SMALL_SYNC} users ${rowHash([runId])}`,
    },
  );
}

function firstWork(target: Exclude<SyncTarget, { kind: 'users' }>, now: number): Work {
  if (target.kind !== 'group') return { stage: 'chosen-resources', place: target };
  const groupIds = [target.groupId];
  return {
    stage: 'chosen-groups',
    chosen: { by: 'groups', groupIds, begunAt: now },
    reading: { do: 'ask', groupIds, found: [] },
  };
}

/** Sees to it that these accounts and groups are read anew soon, by whoever may write the mirror. */
export async function askFor(
  ports: JobPorts,
  wanted: { readonly accountIds?: readonly AccountId[]; readonly groupIds?: readonly GroupId[] },
  start: SyncStart,
): Promise<StartedSync> {
  const now = ports.clock.now();
  await addAsked(ports.sql, 'user', { ids: [...new Set(wanted.accountIds)], now });
  await addAsked(ports.sql, 'group', { ids: [...new Set(wanted.groupIds)], now });
  return startChanges(ports, start);
}

/** For the tick: who asked in the moment in which the job ended that reads such has joined nothing. */
export async function startAskedLeft(ports: JobPorts): Promise<void> {
  if ((await countAnyAsked(ports.sql)) === 0 || (await hasUnfinishedJob(ports.sql, SMALL_SYNC))) return;
  await startChanges(ports, { cause: 'schedule', startedBy: null });
}

function startChanges(ports: JobPorts, { operationId, ...start }: SyncStart): Promise<StartedSync> {
  return begin(ports, start, {
    kind: 'changes',
    target: operationId === undefined ? null : { name: null, users: null, operationId },
    work: { stage: 'asked', accountIds: null },
    jobKind: SMALL_SYNC,
    activeKey: `${SMALL_SYNC} changes`,
  });
}

async function begin(
  ports: JobPorts,
  start: SyncStart,
  what: Pick<RunBegin, 'kind' | 'target' | 'work'> & { readonly jobKind: string; readonly activeKey: string },
): Promise<StartedSync> {
  const { jobKind, activeKey, ...run } = what;
  const runId = start.runId ?? ports.ids.newId();
  const begun = {
    ...run,
    runId,
    cause: start.cause,
    startedBy: start.startedBy,
    startedAt: ports.clock.now(),
    accepted: (start.accepted ?? []).map((refusal) => ({ ...refusal, names: [...refusal.names] })),
  };
  const job = { jobId: runId, kind: jobKind, activeKey, state: encodeState(freshState(begun)) };
  const started = await startJob(ports, job, () =>
    beginRun(ports.sql, { ...begun, stage: begun.work.stage }),
  );
  return { runId: started.jobId, joined: started.joined };
}
