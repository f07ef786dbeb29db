// Durable jobs. Every change of a job is one UPDATE that names the version it was read at: whoever changes the
// row first wins, everybody else has lost the job.
import type { Sql } from '../ports';

/** ready: may be taken now. waiting: not before `resumeAt`. done: over, whatever came of it. */
export type JobStatus = 'ready' | 'waiting' | 'done';

export interface Job {
  readonly jobId: string;
  readonly kind: string;
  readonly status: JobStatus;
  readonly version: number;
  /** Written and read by the job's kind alone. */
  readonly state: string;
  /** What this job alone may write, until it ends; null before it claimed it. */
  readonly lane: string | null;
  /** Epoch milliseconds; 0 when nobody works on the job. */
  readonly leaseUntil: number;
  readonly resumeAt: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Hand-overs since the last tick: a chain of queue messages may not grow without end. */
  readonly chained: number;
}

export interface NewJob {
  readonly jobId: string;
  readonly kind: string;
  /** At most one unfinished job has this key. */
  readonly activeKey: string;
  readonly state: string;
}

interface JobRow extends Readonly<Record<string, string | number | null>> {
  job_id: string;
  kind: string;
  status: JobStatus;
  version: number;
  state: string;
  lane: string | null;
  lease_until: number;
  resume_at: number;
  failures: number;
  chained: number;
}

const COLUMNS = 'job_id, kind, status, version, state, lane, lease_until, resume_at, failures, chained';

/** Returns whether the job was inserted: false when another one with the same key is unfinished. */
export async function insertJob(sql: Sql, job: NewJob, now: number): Promise<boolean> {
  try {
    return await tryToInsert(sql, job, now);
  } catch (error) {
    // Two who insert at the same time both see no other job: the unique key refuses one of them.
    const active = await findActiveJob(sql, job.activeKey);
    if (active === null) throw error;
    return active.jobId === job.jobId;
  }
}

async function tryToInsert(sql: Sql, job: NewJob, now: number): Promise<boolean> {
  const inserted = await sql.change(
    `INSERT INTO jobs (job_id, kind, active_key, status, version, state, lease_until, resume_at, failures, chained, created_at, updated_at)
     SELECT fresh.job_id, fresh.kind, fresh.active_key, 'ready', 1, fresh.state, 0, 0, 0, 0, fresh.at, fresh.at
     FROM (SELECT ? AS job_id, ? AS kind, ? AS active_key, ? AS state, ? AS at) AS fresh
     WHERE NOT EXISTS (SELECT 1 FROM jobs AS known WHERE known.active_key = ?)`,
    [job.jobId, job.kind, job.activeKey, job.state, now, job.activeKey],
  );
  return inserted === 1;
}

export async function findJob(sql: Sql, jobId: string): Promise<Job | null> {
  const [row] = await sql.select<JobRow>(`SELECT ${COLUMNS} FROM jobs WHERE job_id = ?`, [jobId]);
  return row === undefined ? null : fromRow(row);
}

export async function findActiveJob(sql: Sql, activeKey: string): Promise<Job | null> {
  const [row] = await sql.select<JobRow>(`SELECT ${COLUMNS} FROM jobs WHERE active_key = ?`, [activeKey]);
  return row === undefined ? null : fromRow(row);
}

/** Returns whether a job of this kind is unfinished. */
export async function hasUnfinishedJob(sql: Sql, kind: string): Promise<boolean> {
  const rows = await sql.select(
    `SELECT job_id FROM jobs WHERE status IN ('ready', 'waiting') AND kind = ? LIMIT 1`,
    [kind],
  );
  return rows.length > 0;
}

/** Returns unfinished jobs that nobody holds and whose time has come, oldest first. */
export async function listIdleJobs(sql: Sql, now: number, limit: number): Promise<Job[]> {
  const rows = await sql.select<JobRow>(
    `SELECT ${COLUMNS} FROM jobs WHERE status IN ('ready', 'waiting') AND resume_at <= ? AND lease_until <= ?
     ORDER BY created_at LIMIT ?`,
    [now, now, limit],
  );
  return rows.map(fromRow);
}

/** What a change of a job sets; what is absent stays. */
export interface JobChange {
  readonly status?: JobStatus;
  readonly state?: string;
  readonly leaseOwner?: string | null;
  readonly leaseUntil?: number;
  readonly resumeAt?: number;
  readonly failures?: number;
  readonly chained?: number;
  /** The lane for which it waits. */
  readonly waitsFor?: string;
}

/** Changes the job as it was read. Returns it as it is now, or null when somebody changed it before. */
export async function changeJob(
  sql: Sql,
  job: Job,
  change: JobChange & { now: number },
): Promise<Job | null> {
  const next = { ...job, ...change, version: job.version + 1 };
  const done = next.status === 'done' ? ', active_key = NULL, lane = NULL, waits_for = NULL' : '';
  const owner = change.leaseOwner === undefined ? '' : ', lease_owner = ?';
  const waits = change.waitsFor === undefined ? '' : ', waits_for = ?';
  const changed = await sql.change(
    `UPDATE jobs SET version = ?, status = ?, state = ?, lease_until = ?, resume_at = ?, failures = ?, chained = ?,
     updated_at = ?${owner}${waits}${done} WHERE job_id = ? AND version = ?`,
    [
      next.version,
      next.status,
      next.state,
      next.leaseUntil,
      next.resumeAt,
      next.failures,
      next.chained,
      change.now,
      ...(change.leaseOwner === undefined ? [] : [change.leaseOwner]),
      ...(change.waitsFor === undefined ? [] : [change.waitsFor]),
      job.jobId,
      job.version,
    ],
  );
  return changed === 1 ? next : null;
}

// Who waits for a lane asks every few seconds whether it is free. One that has not come back for so long was lost, and
// holds up nobody until the tick finds it.
const TURN_KEPT_MS = 15_000;

/**
 * Claims what a job wants to write alone; it keeps the lane until it is done. Returns the job as it is now, `taken`
 * when another job has the lane, or has waited for it longer, or null when somebody changed this job before.
 */
export async function claimLane(
  sql: Sql,
  job: Job,
  { lane, now }: { readonly lane: string; readonly now: number },
): Promise<Job | 'taken' | null> {
  if ((await isTaken(sql, job, lane)) || (await isBehind(sql, job, { lane, now }))) return 'taken';
  try {
    const changed = await sql.change(
      `UPDATE jobs SET lane = ?, waits_for = NULL, version = ? WHERE job_id = ? AND version = ?`,
      [lane, job.version + 1, job.jobId, job.version],
    );
    return changed === 1 ? { ...job, lane, version: job.version + 1 } : null;
  } catch (error) {
    // Two who claim at the same time both see a free lane: the unique key refuses one of them.
    if (await isTaken(sql, job, lane)) return 'taken';
    throw error;
  }
}

async function isTaken(sql: Sql, job: Job, lane: string): Promise<boolean> {
  const [holder] = await sql.select<{ job_id: string }>(`SELECT job_id FROM jobs WHERE lane = ?`, [lane]);
  return holder !== undefined && holder.job_id !== job.jobId;
}

async function isBehind(
  sql: Sql,
  job: Job,
  { lane, now }: { readonly lane: string; readonly now: number },
): Promise<boolean> {
  const earlier = await sql.select(
    `SELECT other.job_id FROM jobs other JOIN jobs mine ON mine.job_id = ?
     WHERE other.status = 'waiting' AND other.resume_at > ? AND other.waits_for = ?
       AND other.created_at < mine.created_at LIMIT 1`,
    [job.jobId, now - TURN_KEPT_MS, lane],
  );
  return earlier.length > 0;
}

function fromRow(row: JobRow): Job {
  return {
    jobId: row.job_id,
    kind: row.kind,
    status: row.status,
    version: row.version,
    state: row.state,
    lane: row.lane,
    leaseUntil: row.lease_until,
    resumeAt: row.resume_at,
    failures: row.failures,
    chained: row.chained,
  };
}
