// What happens every five minutes: what was lost is found again, and what is due is started. The work itself is
// done by jobs: a tick asks, takes and pushes, and is over within seconds.
import { watchKeyExpiry } from './connection/expiry';
import { startMissingTables } from './jobs/completeTables';
import { startRetention } from './jobs/retention';
import { resumeIdleJobs } from './jobs/start';
import { scheduleNames, type ScheduleName, type SyncSchedule } from './domain/syncSchedule';
import { closeLostRecords } from './operations/audit';
import { startLostRuns } from './operations/control';
import { startLostPlans } from './operations/startPlan';
import { startPersonalDataReport } from './personalData/start';
import type { Ports } from './ports';
import { readDocument } from './store/documents';
import { findJob } from './store/jobs';
import { syncScheduleDocument } from './store/scheduleSettings';
import { insertSchedule, isFree, listSchedules, settleDue, takeDue, type Schedule } from './store/schedules';
import { ensureSchema, hasAllTables } from './store/schema';
import { connectionDocument } from './store/settings';
import { startAuditStream } from './sync/auditStream';
import { startNightlyRoles } from './sync/nightlyRoles';
import { lacksFirstLook, startProbe } from './sync/probe';
import { startAskedLeft, startFullSync } from './sync/start';
import { nextDueAfter } from './sync/syncSchedule';

/** Starts what is due as a job of the given id. Returns the id of the job that stands for it: it may join another. */
type Start = (ports: Ports, jobId: string) => Promise<string | null>;

/** What may be due. */
interface Possible {
  readonly name: ScheduleName;
  readonly settings: SyncSchedule;
  /** Undefined: it never was due. */
  readonly schedule: Schedule | undefined;
}

/** @throws {AggregateError} when a part failed; the others have done theirs. */
export async function tick(ports: Ports): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (part: string, act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      failures.push(error);
      const { name, stack } = error instanceof Error ? error : new Error(String(error));
      const reference = ports.ids.newId();
      ports.log.error('part of the tick failed', { part, reference, error: name, stack });
    }
  };

  await attempt('tables', async () => {
    await ensureSchema(ports);
    await startMissingTables(ports);
  });
  await attempt('jobs', () => resumeIdleJobs(ports));
  await attempt('operations', async () => {
    if (!(await hasAllTables(ports))) return;
    await startLostPlans(ports);
    await startLostRuns(ports);
  });
  await attempt('asked', () => startAskedLeft(ports));
  await attempt('key-expiry', () => watchKeyExpiry(ports));
  await attempt('schedules', async () => {
    for (const may of await listPossible(ports)) await attempt(may.name, () => startIfDue(ports, may));
  });
  await attempt('changes', () => lookForChanges(ports));

  if (failures.length > 0) throw new AggregateError(failures, 'Parts of the tick failed');
}

/** Follows the audit log with every tick, and asks for the numbers beside a full sync as soon as it is over. */
async function lookForChanges(ports: Ports): Promise<void> {
  const connection = await readDocument(ports, connectionDocument);
  const { probe } = await readDocument(ports, syncScheduleDocument);
  if (connection === null || connection.death !== null || !probe.on) return;
  await startAuditStream(ports);
  if (await lacksFirstLook(ports)) await startProbe(ports, ports.ids.newId());
}

async function listPossible(ports: Ports): Promise<Possible[]> {
  if (!(await hasAllTables(ports))) return [];
  // Without a key there is nothing to bring up to date, and nothing to clean.
  const connection = await readDocument(ports, connectionDocument);
  if (connection === null) return [];
  const settings = await readDocument(ports, syncScheduleDocument);
  const schedules = await listSchedules(ports.sql);
  return scheduleNames
    .filter((name) => connection.death === null || !needsKey[name])
    .map((name) => ({ name, settings, schedule: schedules.get(name) }));
}

/** Starts what is due and nobody starts; sets when the first one is due of what never was. */
async function startIfDue(ports: Ports, { name, settings, schedule }: Possible): Promise<void> {
  const now = ports.clock.now();
  if (schedule !== undefined && (schedule.nextAt > now || !isFree(schedule, now))) return;
  // However many were missed, the next one lies ahead: what is due now stands for all of them.
  const nextAt = nextDueAfter(name, settings, now);
  if (nextAt === null) return;
  if (schedule === undefined) await insertSchedule(ports.sql, name, nextAt);
  else await start(ports, schedule, nextAt);
}

/** Starts what is due exactly once, whoever else tries and wherever it is stopped. */
async function start(ports: Ports, schedule: Schedule, nextAt: number): Promise<void> {
  const { name } = schedule;
  const at = ports.clock.now();
  const taken = await takeDue(ports.sql, schedule, at);
  if (taken === null) return;
  // The id follows from what is due: a start that was stopped before it was noted is found again.
  const jobId = `${name}-${schedule.nextAt}`;
  const isStarted = (await findJob(ports.sql, jobId)) !== null;
  const runId = isStarted ? jobId : await starts[name](ports, jobId);
  await settleDue(ports.sql, taken, { at, runId, nextAt });
  ports.log.info('what was due is started', { schedule: name, dueAt: schedule.nextAt, runId });
}

const starts: Readonly<Record<ScheduleName, Start>> = {
  'daily-sync': async (ports, runId) =>
    (await startFullSync(ports, { cause: 'schedule', startedBy: null, runId })).runId,
  'direct-roles': startNightlyRoles,
  probe: startProbe,
  retention: async (ports, jobId) => {
    await closeLostRecords(ports);
    return startRetention(ports, jobId);
  },
  'personal-data': async (ports, jobId) => (await startPersonalDataReport(ports, jobId)).jobId,
};

/** Nothing can be asked with a dead key; only the daily sync says so, once a day, to whoever looks at the history. */
const needsKey: Readonly<Record<ScheduleName, boolean>> = {
  'daily-sync': false,
  probe: true,
  'direct-roles': true,
  retention: false,
  'personal-data': false,
};
