// Asks Atlassian for a few numbers, one a step, and compares them with those beside the last complete full sync.
import { z } from 'zod';
import type { AdminApi } from '../atlassian/api';
import { driftBetween, restUntil } from '../domain/probe';
import type { DriftAnswer, LastProbe, Numbers, ProbeFinding } from '../domain/probe';
import type { Burst } from '../jobs/burst';
import type { JobKind, StepResult } from '../jobs/job';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import type { Ports } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import { findLastFullSync } from '../store/fullSyncs';
import { findActiveJob } from '../store/jobs';
import { lastProbeDocument, probeCountsDocument, type Count, type ProbeCounts } from '../store/probe';
import { findRunRow } from '../store/syncRuns';
import { FULL_SYNC } from './fullSync';
import { reasonOf, showsDeadKey } from './reason';
import { startSync } from './start';
import type { SyncConnection } from './syncKind';

export const PROBE = 'probe';

type ProbePorts = JobPorts & Pick<Ports, 'keyValue'>;

const VERSION = 1;

const probeState = z.object({
  version: z.literal(VERSION),
  startedAt: z.number(),
  /** Under which a full sync starts if it must: a stop cannot make two of it. */
  syncRunId: z.string(),
  /** The complete full sync that is compared with; null before it was looked for. */
  beside: z.string().nullable(),
  asked: z.number(),
  numbers: z.record(z.string(), z.number()),
});
export type ProbeState = z.infer<typeof probeState>;

/** Each is one call; eight, because the whole must cost next to nothing. */
const QUESTIONS: readonly ((api: AdminApi) => Promise<Numbers>)[] = [
  async (api) => {
    const { accounts, roles } = await api.getUserStats();
    return { ...named('accounts', accounts), ...named('roles', roles) };
  },
  async (api) => ({ 'users:active': await api.countUsers(null, 'active') }),
  async (api) => ({ 'users:suspended': await api.countUsers(null, 'suspended') }),
  async (api) => ({ 'users:not_invited': await api.countUsers(null, 'not_invited') }),
  async (api) => ({ 'users:deactivated': await api.countUsers(null, 'deactivated') }),
  async (api) => ({ 'users:for_deletion': await api.countUsers(null, 'for_deletion') }),
  async (api) => named('groups', { ...(await api.getGroupStats()) }),
  async (api) => ({ resources: await api.countResources() }),
];

/**
 * Starts a probe as a job of this id. Returns the id of the job that stands for it, which may be another one, or null
 * when there is nothing to compare with or a full sync reads all anew.
 */
export async function startProbe(ports: ProbePorts, jobId: string): Promise<string | null> {
  if ((await findLastFullSync(ports.sql, 'complete')) === null || (await isFullSyncActive(ports)))
    return null;
  const job = { jobId, kind: PROBE, activeKey: PROBE, state: JSON.stringify(freshState(ports)) };
  return (await startJob(ports, job, async () => undefined)).jobId;
}

/** True after a full sync whose numbers nobody has asked for: until then a probe is due whatever the schedule says. */
export async function lacksFirstLook(ports: ProbePorts): Promise<boolean> {
  const sync = await findLastFullSync(ports.sql, 'complete');
  if (sync === null) return false;
  return countBeside(sync.runId, await readDocument(ports, probeCountsDocument)) === null;
}

/** Returns what the last probe found, or null before the first. */
export async function findLastProbe(ports: Pick<Ports, 'keyValue' | 'log'>): Promise<LastProbe | null> {
  return readDocument(ports, lastProbeDocument);
}

/** Makes the job for one burst; `ports.sql` is the burst's own. */
export function probe(
  ports: ProbePorts,
  connection: Pick<SyncConnection, 'connect' | 'onKeyRejected'>,
): JobKind<ProbeState> {
  let api: AdminApi | null = null;
  return {
    kind: PROBE,
    decode: (text) => probeState.safeParse(JSON.parse(text)).data ?? null,
    encode: (state) => JSON.stringify(state),
    fresh: () => freshState(ports),
    step: async (state, burst) => {
      if (state.beside === null) return begin(ports, state);
      const question = QUESTIONS[state.asked];
      if (question === undefined) return decide(ports, state, burst);
      if (await isFullSyncActive(ports)) return { next: 'done', state };
      api ??= await connection.connect();
      const numbers = { ...state.numbers, ...(await question(api)) };
      return { next: 'continue', state: { ...state, numbers, asked: state.asked + 1 } };
    },
    interrupted: async (state, burst, { error, resumeAt }) => {
      await tell(ports, burst, { is: 'unknown', reason: reasonOf(error), retryAt: resumeAt });
      return state;
    },
    failed: async (_state, burst, { error }) => {
      await tell(ports, burst, { is: 'unknown', reason: reasonOf(error), retryAt: null });
      if (showsDeadKey(error)) await connection.onKeyRejected();
    },
  };
}

function freshState({ clock, ids }: Pick<Ports, 'clock' | 'ids'>): ProbeState {
  return {
    version: VERSION,
    startedAt: clock.now(),
    syncRunId: ids.newId(),
    beside: null,
    asked: 0,
    numbers: {},
  };
}

async function begin(ports: ProbePorts, state: ProbeState): Promise<StepResult<ProbeState>> {
  const sync = await findLastFullSync(ports.sql, 'complete');
  if (sync === null) return { next: 'done', state };
  return { next: 'continue', state: { ...state, beside: sync.runId } };
}

async function decide(ports: ProbePorts, state: ProbeState, burst: Burst): Promise<StepResult<ProbeState>> {
  const sync = await findLastFullSync(ports.sql, 'complete');
  const done = { next: 'done', state } as const;
  // Another sync has read everything since the first question: the answers tell nothing of it.
  if (sync === null || sync.runId !== state.beside) return done;
  const counts = await readDocument(ports, probeCountsDocument);
  const before = countBeside(sync.runId, counts);
  if (before === null) {
    await keep(ports, burst, { last: countOf(state, sync.runId), awaited: null });
    await tell(ports, burst, { is: 'first-look' });
    return done;
  }
  const changes = driftBetween(before.numbers, state.numbers);
  if (changes.length === 0) {
    await tell(ports, burst, { is: 'unchanged', since: before.takenAt });
    return done;
  }
  const answer = await answerDrift(ports, state, { burst, before, counts });
  await tell(ports, burst, { is: 'drift', changes, answer });
  ports.log.info('the organization changed', { changes: changes.length, answer: answer.is });
  return done;
}

/** Starts or joins a full sync, unless one has read these very numbers or the last one is too close. */
async function answerDrift(
  ports: ProbePorts,
  state: ProbeState,
  { burst, before, counts }: { readonly burst: Burst; readonly before: Count; readonly counts: ProbeCounts },
): Promise<DriftAnswer> {
  const { syncRunId: runId } = state;
  if ((await findRunRow(ports.sql, runId)) !== null) return { is: 'sync', runId };
  const last = await findLastFullSync(ports.sql);
  const { awaited } = counts;
  const wasSeen = awaited !== null && driftBetween(awaited.numbers, state.numbers).length === 0;
  if (wasSeen && last?.runId === awaited.runId && last.outcome === 'needs-a-look')
    return { is: 'seen', runId: last.runId };
  const notBefore = last === null ? 0 : restUntil(last);
  if (ports.clock.now() < notBefore) return { is: 'later', notBefore };
  // Before the sync begins: what it is compared with must be there when it ends.
  await keep(ports, burst, { last: before, awaited: countOf(state, runId) });
  const started = await startSync(ports, { cause: 'drift', startedBy: null, runId });
  return { is: 'sync', runId: started.runId };
}

/** Returns the numbers that stand beside this sync, or null when nobody has asked for them. */
function countBeside(runId: string, { awaited, last }: ProbeCounts): Count | null {
  return [awaited, last].find((count) => count?.runId === runId) ?? null;
}

function countOf({ startedAt, numbers }: ProbeState, runId: string): Count {
  return { runId, takenAt: startedAt, numbers };
}

async function isFullSyncActive({ sql }: ProbePorts): Promise<boolean> {
  return (await findActiveJob(sql, FULL_SYNC)) !== null;
}

function named(of: string, counts: Numbers): Numbers {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${of}:${name}`, count]));
}

// Documents know no lease: who may have lost it writes none.
async function keep(ports: ProbePorts, burst: Burst, counts: ProbeCounts): Promise<void> {
  burst.assertLease();
  await writeDocument(ports, probeCountsDocument, counts);
}

async function tell(ports: ProbePorts, burst: Burst, found: ProbeFinding): Promise<void> {
  burst.assertLease();
  await writeDocument(ports, lastProbeDocument, { checkedAt: ports.clock.now(), found });
}
