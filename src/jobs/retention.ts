// Forgets old syncs, delivered events, done jobs, counts and what lost filters were: a bounded number of rows a step, until nothing is old.
import type { Ports } from '../ports';
import { COUNTS_KEPT_MS } from '../store/counts';
import { readDocument } from '../store/documents';
import {
  deleteChangesOfLostFilters,
  deleteDeliveredEvents,
  deleteDoneJobs,
  deleteOldActs,
  deleteOldCounts,
  deleteOldRuns,
} from '../store/retention';
import { deleteOldOperations, pruneAudit } from '../store/operationRetention';
import { safetyDocument } from '../store/safetySettings';
import { syncScheduleDocument } from '../store/scheduleSettings';
import type { JobKind } from './job';
import type { JobPorts } from './run';
import { startJob } from './start';

export const RETENTION = 'retention';

const DAY_MS = 86_400_000;
/** An organization that syncs seldom keeps some syncs to compare with. */
const RUNS_KEPT = 50;
/** Long enough to see what a job came to. */
const DONE_JOBS_DAYS = 30;
/** Receivers may ask again for what was delivered to them. */
const DELIVERED_DAYS = 30;
/** Nobody confirms such a plan any more; it may hold the addresses of an invitation. */
const UNCONFIRMED_DAYS = 30;

/** Nothing is remembered between two steps: what is old is asked anew. */
export function retention(ports: Pick<Ports, 'sql' | 'keyValue' | 'clock' | 'log'>): JobKind<null> {
  return {
    kind: RETENTION,
    decode: () => null,
    encode: () => '',
    fresh: () => null,
    step: async () => {
      const now = ports.clock.now();
      const { keepRunsDays } = await readDocument(ports, syncScheduleDocument);
      const { keepDays } = await readDocument(ports, safetyDocument);
      const before = now - keepDays * DAY_MS;
      const deleted =
        (await deleteOldRuns(ports.sql, { before: now - keepRunsDays * DAY_MS, keep: RUNS_KEPT })) +
        (await deleteDeliveredEvents(ports.sql, now - DELIVERED_DAYS * DAY_MS)) +
        (await deleteDoneJobs(ports.sql, now - DONE_JOBS_DAYS * DAY_MS)) +
        (await deleteOldCounts(ports.sql, now - COUNTS_KEPT_MS)) +
        (await deleteChangesOfLostFilters(ports.sql)) +
        (await deleteOldActs(ports.sql, before)) +
        (await pruneAudit(ports, { before, now })) +
        (await deleteOldOperations(ports.sql, {
          before,
          unconfirmedBefore: now - UNCONFIRMED_DAYS * DAY_MS,
        }));
      if (deleted > 0) ports.log.info('old rows deleted', { deleted });
      return { next: deleted > 0 ? 'continue' : 'done', state: null };
    },
    // The runner logs why it goes on later, or not: then the next night does.
    interrupted: async () => null,
    failed: async () => undefined,
  };
}

/** Starts the job under this id, or joins the unfinished one. Returns the id of the one that works. */
export async function startRetention(ports: JobPorts, jobId: string): Promise<string> {
  const job = { jobId, kind: RETENTION, activeKey: RETENTION, state: '' };
  return (await startJob(ports, job, async () => undefined)).jobId;
}
