// An operation and its row: which column holds what, and how.
import { asAccountId, type AccountId } from '../domain/ids';
import type { GuardFinding, PlanAbout, PlanSummary } from '../domain/operationPlan';
import type { OperationOutcome, OperationStatus, OperationView } from '../domain/operationRun';
import type { SqlRow, SqlValue } from '../ports';
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

export interface OperationRow extends SqlRow {
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

export const COLUMNS = `operation_id, version, status, outcome, about, time_zone, source_id, author_id, created_at, expires_at,
  hash, rules_hash, summary, guards, users_as_of, roles_as_of, planned_count, total_count, confirmed_by, started_at,
  finished_at, asked, resume_at, reason, reference, api_calls, worked_ms, job_id`;

// Raise a version when an older reader would take the content for another one.
export const ABOUT_VERSION = 1;
const SUMMARY_VERSION = 1;
const GUARDS_VERSION = 1;

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

/** Returns what an UPDATE sets, each with its placeholder, and the values in the same order. */
export function setsOf(change: OperationChange): [sets: string[], values: SqlValue[]] {
  const { summary, guards, apiCalls, ...plain } = change;
  const values: Partial<Record<keyof OperationChange, SqlValue>> = { ...plain };
  if (summary !== undefined) values.summary = summary === null ? null : versioned(SUMMARY_VERSION, summary);
  if (guards !== undefined) values.guards = versioned(GUARDS_VERSION, guards);
  if (apiCalls !== undefined) values.apiCalls = JSON.stringify(apiCalls);
  const given = changeable.filter(([key]) => values[key] !== undefined);
  return [given.map(([, column]) => `${column} = ?`), given.map(([key]) => values[key] ?? null)];
}

export function toOperation(row: OperationRow): StoredOperation {
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
