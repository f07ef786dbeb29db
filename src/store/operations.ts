// Operations: one row is a plan and, once it is confirmed, its run. Every change of its status names the version it was
// read at: whoever changes it first wins.
import { asAccountId, type AccountId } from '../domain/ids';
import { namedBy, withNamed } from '../domain/namedInPlan';
import type { GuardFinding, PlanAbout, PlanSummary } from '../domain/operationPlan';
import type { OperationOutcome, OperationStatus, OperationView } from '../domain/operationRun';
import type { Sql, SqlRow, SqlValue } from '../ports';
import { placeholders } from './rows';
import { contentOf, versioned } from './versioned';

export interface StoredOperation {
  readonly operationId: string;
  readonly version: number;
  readonly status: OperationStatus;
  readonly outcome: OperationOutcome | null;
  /** In a list without the accounts and addresses that it names. */
  readonly about: PlanAbout;
  readonly timeZone: string;
  readonly sourceId: string | null;
  readonly authorId: AccountId;
  readonly createdAt: number;
  /** Of a plan that is ready: when it stops being worth anything. */
  readonly expiresAt: number;
  readonly hash: string | null;
  /** Of the safety settings that the plan was made with; null: not begun. */
  readonly rulesHash: string | null;
  readonly summary: PlanSummary | null;
  readonly guards: readonly GuardFinding[];
  readonly usersAsOf: number | null;
  readonly rolesAsOf: number | null;
  /** Users planned so far, and of how many; null: not known yet. */
  readonly planned: number;
  readonly total: number | null;
  readonly confirmedBy: AccountId | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly asked: OperationView['asked'];
  readonly resumeAt: number | null;
  readonly reason: OperationView['reason'];
  readonly reference: string | null;
  readonly apiCalls: Readonly<Record<string, number>>;
  /** How long the run has worked: without pauses, and without waiting for anything. */
  readonly workedMs: number;
  readonly jobId: string | null;
}

/** What a change of an operation sets; what is absent stays. */
export type OperationChange = Partial<
  Omit<
    StoredOperation,
    'operationId' | 'version' | 'about' | 'timeZone' | 'sourceId' | 'authorId' | 'createdAt'
  >
>;

interface OperationRow extends SqlRow {
  readonly operation_id: string;
  readonly version: number;
  readonly status: OperationStatus;
  readonly outcome: OperationOutcome | null;
  readonly about: string;
  readonly time_zone: string;
  readonly source_id: string | null;
  readonly author_id: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly hash: string | null;
  readonly rules_hash: string | null;
  readonly summary: string | null;
  readonly guards: string | null;
  readonly users_as_of: number | null;
  readonly roles_as_of: number | null;
  readonly planned_count: number;
  readonly total_count: number | null;
  readonly confirmed_by: string | null;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly asked: OperationView['asked'];
  readonly resume_at: number | null;
  readonly reason: StoredOperation['reason'];
  readonly reference: string | null;
  readonly api_calls: string;
  readonly worked_ms: number;
  readonly job_id: string | null;
}

const COLUMNS = `operation_id, version, status, outcome, about, time_zone, source_id, author_id, created_at, expires_at,
  hash, rules_hash, summary, guards, users_as_of, roles_as_of, planned_count, total_count, confirmed_by, started_at,
  finished_at, asked, resume_at, reason, reference, api_calls, worked_ms, job_id`;

// Raise a version when an older reader would take the content for another one.
const ABOUT_VERSION = 1;
const SUMMARY_VERSION = 1;
const GUARDS_VERSION = 1;

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

const changeable: readonly (readonly [keyof OperationChange, string])[] = [
  ['status', 'status'],
  ['outcome', 'outcome'],
  ['expiresAt', 'expires_at'],
  ['hash', 'hash'],
  ['rulesHash', 'rules_hash'],
  ['summary', 'summary'],
  ['guards', 'guards'],
  ['usersAsOf', 'users_as_of'],
  ['rolesAsOf', 'roles_as_of'],
  ['planned', 'planned_count'],
  ['total', 'total_count'],
  ['confirmedBy', 'confirmed_by'],
  ['startedAt', 'started_at'],
  ['finishedAt', 'finished_at'],
  ['asked', 'asked'],
  ['resumeAt', 'resume_at'],
  ['reason', 'reason'],
  ['reference', 'reference'],
  ['apiCalls', 'api_calls'],
  ['workedMs', 'worked_ms'],
  ['jobId', 'job_id'],
];

function setsOf(change: OperationChange): [sets: string[], values: SqlValue[]] {
  const { summary, guards, apiCalls, ...plain } = change;
  const values: Partial<Record<keyof OperationChange, SqlValue>> = { ...plain };
  if (summary !== undefined) values.summary = summary === null ? null : versioned(SUMMARY_VERSION, summary);
  if (guards !== undefined) values.guards = versioned(GUARDS_VERSION, guards);
  if (apiCalls !== undefined) values.apiCalls = JSON.stringify(apiCalls);
  const given = changeable.filter(([key]) => values[key] !== undefined);
  return [given.map(([, column]) => `${column} = ?`), given.map(([key]) => values[key] ?? null)];
}

function toOperation(row: OperationRow): StoredOperation {
  return {
    operationId: row.operation_id,
    version: row.version,
    status: row.status,
    outcome: row.outcome,
    about: contentOf(ABOUT_VERSION, JSON.parse(row.about)),
    timeZone: row.time_zone,
    sourceId: row.source_id,
    authorId: asAccountId(row.author_id),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    hash: row.hash,
    rulesHash: row.rules_hash,
    summary: row.summary === null ? null : contentOf(SUMMARY_VERSION, JSON.parse(row.summary)),
    guards: row.guards === null ? [] : contentOf(GUARDS_VERSION, JSON.parse(row.guards)),
    usersAsOf: row.users_as_of,
    rolesAsOf: row.roles_as_of,
    planned: row.planned_count,
    total: row.total_count,
    confirmedBy: row.confirmed_by === null ? null : asAccountId(row.confirmed_by),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    asked: row.asked,
    resumeAt: row.resume_at,
    reason: row.reason,
    reference: row.reference,
    apiCalls: JSON.parse(row.api_calls),
    workedMs: row.worked_ms,
    jobId: row.job_id,
  };
}
