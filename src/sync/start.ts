// Starts a full sync, or joins the one that runs.
import type { AccountId } from '../domain/ids';
import type { SyncCause } from '../domain/run';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import { beginRun } from '../store/syncRuns';
import { FULL_SYNC } from './fullSync';
import { encodeState, freshState } from './state';

export interface SyncStart {
  readonly cause: SyncCause;
  /** Null: the schedule. */
  readonly startedBy: AccountId | null;
  /** The run's id, never used before; absent: any. */
  readonly runId?: string;
}

/** One full sync at a time: a second start joins the first, whoever asks. */
export async function startFullSync(
  ports: JobPorts,
  start: SyncStart,
): Promise<{ runId: string; joined: boolean }> {
  const begin = { ...start, runId: start.runId ?? ports.ids.newId(), startedAt: ports.clock.now() };
  const job = {
    jobId: begin.runId,
    kind: FULL_SYNC,
    activeKey: FULL_SYNC,
    state: encodeState(freshState(begin)),
  };
  const started = await startJob(ports, job, () => beginRun(ports.sql, { ...begin, kind: FULL_SYNC }));
  return { runId: started.jobId, joined: started.joined };
}
