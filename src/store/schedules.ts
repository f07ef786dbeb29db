// What is due by itself, and when. Ticks may come twice or stop anywhere: what is due is taken by one UPDATE that
// names the version it was read at, and is due again when whoever took it did not say what came of it.
import type { ScheduleName } from '../domain/syncSchedule';
import type { Sql } from '../ports';

export interface Schedule {
  readonly name: ScheduleName;
  readonly nextAt: number;
  /** Since when somebody starts what is due; null when nobody does. */
  readonly takenAt: number | null;
  readonly lastDueAt: number | null;
  readonly lastStartedAt: number | null;
  readonly lastRunId: string | null;
  readonly version: number;
}

interface ScheduleRow extends Readonly<Record<string, string | number | null>> {
  name: ScheduleName;
  next_at: number;
  taken_at: number | null;
  last_due_at: number | null;
  last_started_at: number | null;
  last_run_id: string | null;
  version: number;
}

export async function listSchedules(sql: Sql): Promise<Map<ScheduleName, Schedule>> {
  const rows = await sql.select<ScheduleRow>(
    'SELECT name, next_at, taken_at, last_due_at, last_started_at, last_run_id, version FROM schedules',
  );
  return new Map(rows.map((row) => [row.name, fromRow(row)]));
}

/** Sets when the next one is due, as if no other had been due before. */
export async function setNextDue(sql: Sql, name: ScheduleName, nextAt: number): Promise<void> {
  const changed = await sql.change(
    'UPDATE schedules SET next_at = ?, taken_at = NULL, version = version + 1 WHERE name = ?',
    [nextAt, name],
  );
  if (changed === 0) await insertSchedule(sql, name, nextAt);
}

/** Sets when the first one is due, unless it is set. */
export async function insertSchedule(sql: Sql, name: ScheduleName, nextAt: number): Promise<void> {
  try {
    await sql.change(
      `INSERT INTO schedules (name, next_at, version) SELECT fresh.name, fresh.next_at, 1
       FROM (SELECT ? AS name, ? AS next_at) AS fresh
       WHERE NOT EXISTS (SELECT 1 FROM schedules AS known WHERE known.name = ?)`,
      [name, nextAt, name],
    );
  } catch (error) {
    // Two who insert at the same time both see no other row: the primary key refuses one of them.
    if (!(await listSchedules(sql)).has(name)) throw error;
  }
}

// Starting takes seconds; the next tick comes after five minutes. Who is slower than that starts nothing anew: what is
// started has an id that follows from what is due.
const STARTING_MS = 240_000;

/** True when nobody has begun what is due, or has been about to for so long that nothing will come of it. */
export function isFree({ takenAt }: Schedule, now: number): boolean {
  return takenAt === null || takenAt + STARTING_MS <= now;
}

/** Returns the schedule as taken, or null when somebody else was faster. */
export async function takeDue(sql: Sql, schedule: Schedule, now: number): Promise<Schedule | null> {
  const taken = await sql.change(
    'UPDATE schedules SET taken_at = ?, version = version + 1 WHERE name = ? AND version = ?',
    [now, schedule.name, schedule.version],
  );
  return taken === 1 ? { ...schedule, takenAt: now, version: schedule.version + 1 } : null;
}

/** Notes what was started, and when the next one is due; false when somebody changed the schedule meanwhile. */
export async function settleDue(
  sql: Sql,
  taken: Schedule,
  started: { readonly at: number; readonly runId: string | null; readonly nextAt: number },
): Promise<boolean> {
  const settled = await sql.change(
    `UPDATE schedules SET next_at = ?, taken_at = NULL, last_due_at = ?, last_started_at = ?, last_run_id = ?,
     version = version + 1 WHERE name = ? AND version = ?`,
    [started.nextAt, taken.nextAt, started.at, started.runId, taken.name, taken.version],
  );
  return settled === 1;
}

function fromRow(row: ScheduleRow): Schedule {
  return {
    name: row.name,
    nextAt: row.next_at,
    takenAt: row.taken_at,
    lastDueAt: row.last_due_at,
    lastStartedAt: row.last_started_at,
    lastRunId: row.last_run_id,
    version: row.version,
  };
}
