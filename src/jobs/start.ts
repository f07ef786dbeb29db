// Begins jobs, joins running ones, and finds again those that were lost.
import { changeJob, findActiveJob, findJob, insertJob, listIdleJobs, type NewJob } from '../store/jobs';
import { handOver, type JobPorts } from './run';

// Forge takes at most 50 events a push and 500 a minute (limits-async-events, 2026-02-26).
const RESUMED_PER_TICK = 50;

/** Starts the job, or joins the unfinished one with the same key. `announce` runs before anybody works on it. */
export async function startJob(
  ports: JobPorts,
  job: NewJob,
  announce: () => Promise<void>,
): Promise<{ jobId: string; joined: boolean }> {
  const isNew = await insertJob(ports.sql, job, ports.clock.now());
  if (isNew) {
    await announce();
    await ports.queue.push({ jobId: job.jobId });
    return { jobId: job.jobId, joined: false };
  }
  const active = await findActiveJob(ports.sql, job.activeKey);
  // It ended between the two statements: the next attempt finds the place free.
  if (active === null) return startJob(ports, job, announce);
  return { jobId: active.jobId, joined: true };
}

/** Lets a job that waits look at once whether somebody asks for something else. */
export async function wakeJob(ports: JobPorts, jobId: string): Promise<void> {
  const now = ports.clock.now();
  const job = await findJob(ports.sql, jobId);
  if (job === null || job.status !== 'waiting' || job.leaseUntil > now) return;
  const woken = await changeJob(ports.sql, job, { status: 'ready', resumeAt: 0, now });
  if (woken !== null) await handOver(ports, woken);
}

/** Pushes every unfinished job that nobody holds and that is due: messages may have been lost. */
export async function resumeIdleJobs(ports: JobPorts): Promise<number> {
  const jobs = await listIdleJobs(ports.sql, ports.clock.now(), RESUMED_PER_TICK);
  for (const job of jobs) {
    const fresh = await changeJob(ports.sql, job, { chained: 0, now: ports.clock.now() });
    if (fresh !== null) await handOver(ports, fresh);
  }
  return jobs.length;
}
