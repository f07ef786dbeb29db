// Operations: one row is a plan and, once it is confirmed, its run. Every change of its status names the version it was
// read at: whoever changes it first wins.
import { namedBy, withNamed } from '../domain/namedInPlan';
import type { Sql } from '../ports';
import {
  ABOUT_VERSION,
  COLUMNS,
  setsOf,
  toOperation,
  type OperationChange,
  type OperationRow,
  type StoredOperation,
} from './operationRow';
import { placeholders } from './rows';
import { contentOf, versioned } from './versioned';

export type NewOperation = Pick<
  StoredOperation,
  'operationId' | 'about' | 'timeZone' | 'authorId' | 'createdAt' | 'expiresAt' | 'jobId'
>;

/** Inserts a plan that is to be made. */
export async function insertOperation(sql: Sql, operation: NewOperation): Promise<void> {
  const { about } = operation;
  const columns = `operation_id, version, status, about, named, time_zone, source_id, author_id, created_at, expires_at,
    planned_count, api_calls, worked_ms, job_id`;
  const named = namedBy(about);
  const values = [
    operation.operationId,
    1,
    'planning',
    versioned(ABOUT_VERSION, withNamed(about, [])),
    named.length === 0 ? null : versioned(ABOUT_VERSION, named),
    operation.timeZone,
    'operationId' in about ? about.operationId : null,
    operation.authorId,
    operation.createdAt,
    operation.expiresAt,
    0,
    '{}',
    0,
    operation.jobId,
  ];
  await sql.change(`INSERT INTO operations (${columns}) VALUES (${placeholders(values.length)})`, values);
}

export async function findOperation(sql: Sql, operationId: string): Promise<StoredOperation | null> {
  const [row] = await sql.select<OperationRow & { readonly named: string | null }>(
    `SELECT ${COLUMNS}, named FROM operations WHERE operation_id = ?`,
    [operationId],
  );
  if (row === undefined) return null;
  const stored = toOperation(row);
  const named = row.named === null ? [] : contentOf<readonly string[]>(ABOUT_VERSION, JSON.parse(row.named));
  return { ...stored, about: withNamed(stored.about, named) };
}

/** Returns what somebody asks of the run; null: nothing. */
export async function findAsked(sql: Sql, operationId: string): Promise<StoredOperation['asked']> {
  const [row] = await sql.select<Pick<OperationRow, 'asked'>>(
    'SELECT asked FROM operations WHERE operation_id = ?',
    [operationId],
  );
  return row?.asked ?? null;
}

/** Returns runs that go on, in no order. */
export async function listRunning(
  sql: Sql,
): Promise<readonly { readonly operationId: string; readonly jobId: string | null }[]> {
  const rows = await sql.select<Pick<OperationRow, 'operation_id' | 'job_id'>>(
    `SELECT operation_id, job_id FROM operations WHERE status = 'running' LIMIT ?`,
    [MOST_RUNNING],
  );
  return rows.map((row) => ({ operationId: row.operation_id, jobId: row.job_id }));
}

/** One works at a time; so many may wait for it. */
const MOST_RUNNING = 100;

const MOST_LOST_PLANS = 50;

/** Returns plans, begun before the given instant, that no job makes: a plan's job has the operation's id. */
export async function listLostPlans(sql: Sql, before: number): Promise<string[]> {
  const rows = await sql.select<Pick<OperationRow, 'operation_id'>>(
    `SELECT o.operation_id FROM operations o WHERE o.status = 'planning' AND o.created_at < ?
       AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.job_id = o.operation_id) LIMIT ?`,
    [before, MOST_LOST_PLANS],
  );
  return rows.map((row) => row.operation_id);
}

/** Returns operations that began before the given instant, latest first. */
export async function listOperations(
  sql: Sql,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<StoredOperation[]> {
  const rows = await sql.select<OperationRow>(
    `SELECT ${COLUMNS} FROM operations WHERE created_at < ? ORDER BY created_at DESC LIMIT ?`,
    [before, limit],
  );
  return rows.map(toOperation);
}

/** Returns the operations of these ids, in no order. */
export async function operationsOf(sql: Sql, operationIds: readonly string[]): Promise<StoredOperation[]> {
  if (operationIds.length === 0) return [];
  const rows = await sql.select<OperationRow>(
    `SELECT ${COLUMNS} FROM operations WHERE operation_id IN (${placeholders(operationIds.length)})`,
    operationIds,
  );
  return rows.map(toOperation);
}

/** Returns what follows an operation: undoes it, or tries again. Latest first. */
export async function listFollowing(sql: Sql, operationId: string): Promise<StoredOperation[]> {
  const rows = await sql.select<OperationRow>(
    `SELECT ${COLUMNS} FROM operations WHERE source_id = ? ORDER BY created_at DESC`,
    [operationId],
  );
  return rows.map(toOperation);
}

/** Changes the operation as it was read. Returns it as it is now, or null when somebody changed it before. */
export async function changeOperation(
  sql: Sql,
  operation: StoredOperation,
  change: OperationChange,
): Promise<StoredOperation | null> {
  const [sets, values] = setsOf(change);
  const changed = await sql.change(
    `UPDATE operations SET ${['version = version + 1', ...sets].join(', ')} WHERE operation_id = ? AND version = ?`,
    [...values, operation.operationId, operation.version],
  );
  return changed === 1 ? { ...operation, ...change, version: operation.version + 1 } : null;
}

/** How far the job is: written by the one that works on it, whoever asks for something meanwhile. */
export async function noteProgress(
  sql: Sql,
  operationId: string,
  progress: Pick<
    OperationChange,
    'planned' | 'total' | 'rulesHash' | 'apiCalls' | 'workedMs' | 'resumeAt' | 'reason'
  >,
): Promise<void> {
  const [sets, values] = setsOf(progress);
  if (sets.length === 0) return;
  await sql.change(`UPDATE operations SET ${sets.join(', ')} WHERE operation_id = ?`, [
    ...values,
    operationId,
  ]);
}

/** Forgets what the operation names one by one: its items hold it. */
export async function forgetNamed(sql: Sql, operationId: string): Promise<void> {
  await sql.change('UPDATE operations SET named = NULL WHERE operation_id = ?', [operationId]);
}
