// Sync runs: what people see of a sync, and its history.
import type { Sql } from '../ports';
import { replaceRows } from './rows';

export type RunOutcome = 'complete' | 'partial' | 'failed' | 'needs-a-look';

export interface RunRow extends Readonly<Record<string, string | number | null>> {
  run_id: string;
  kind: string;
  target: string | null;
  started_by: string | null;
  cause: string;
  status: string;
  outcome: RunOutcome | null;
  stage: string;
  stages: string;
  reason_code: string | null;
  reason_detail: string | null;
  started_at: number;
  finished_at: number | null;
  resume_at: number | null;
  api_calls: string;
  added_count: number;
  changed_count: number;
  gone_count: number;
  rows_written: number;
  waited_ms: number;
  warnings: string;
  /** JSON, like stages and warnings. */
  refusals: string;
}

/** One stage's figures as the run's row holds them. */
export interface StageFigures {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly apiCalls: number;
  readonly rowsWritten: number;
}

const RUN_COLUMNS = [
  'run_id',
  'kind',
  'target',
  'started_by',
  'cause',
  'status',
  'outcome',
  'stage',
  'stages',
  'reason_code',
  'reason_detail',
  'started_at',
  'finished_at',
  'resume_at',
  'api_calls',
  'added_count',
  'changed_count',
  'gone_count',
  'rows_written',
  'waited_ms',
  'warnings',
  'refusals',
];

export interface RunBegun {
  readonly runId: string;
  readonly kind: string;
  readonly target: object | null;
  readonly cause: string;
  readonly startedBy: string | null;
  readonly startedAt: number;
  readonly stage: string;
}

/** Writes the run as begun, unless it is there already. */
export async function beginRun(sql: Sql, run: RunBegun): Promise<void> {
  if ((await findRunRow(sql, run.runId)) !== null) return;
  const begun: RunRow = {
    run_id: run.runId,
    kind: run.kind,
    target: run.target === null ? null : JSON.stringify(run.target),
    started_by: run.startedBy,
    cause: run.cause,
    status: 'running',
    outcome: null,
    stage: run.stage,
    stages: '[]',
    reason_code: null,
    reason_detail: null,
    started_at: run.startedAt,
    finished_at: null,
    resume_at: null,
    api_calls: '{}',
    added_count: 0,
    changed_count: 0,
    gone_count: 0,
    rows_written: 0,
    waited_ms: 0,
    warnings: '{}',
    refusals: '[]',
  };
  const row = RUN_COLUMNS.map((column) => begun[column] ?? null);
  await replaceRows(sql, { name: 'sync_runs', columns: RUN_COLUMNS }, [row]);
}

export interface RunProgress {
  readonly runId: string;
  readonly status: 'running' | 'waiting' | 'finished';
  readonly outcome: RunOutcome | null;
  readonly stage: string;
  readonly stages: readonly StageFigures[];
  readonly reason: { readonly code: string; readonly detail: Readonly<Record<string, unknown>> } | null;
  readonly finishedAt: number | null;
  readonly resumeAt: number | null;
  readonly apiCalls: Readonly<Record<string, number>>;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly rowsWritten: number;
  readonly waitedMs: number;
  readonly warnings: Readonly<Record<string, number>>;
  readonly refusals: readonly object[];
}

export async function updateRun(sql: Sql, run: RunProgress): Promise<void> {
  await sql.change(
    `UPDATE sync_runs SET status = ?, outcome = ?, stage = ?, stages = ?, reason_code = ?, reason_detail = ?,
     finished_at = ?, resume_at = ?, api_calls = ?, added_count = ?, changed_count = ?, gone_count = ?, rows_written = ?, waited_ms = ?,
     warnings = ?, refusals = ? WHERE run_id = ?`,
    [
      run.status,
      run.outcome,
      run.stage,
      JSON.stringify(run.stages),
      run.reason?.code ?? null,
      run.reason === null ? null : JSON.stringify(run.reason.detail),
      run.finishedAt,
      run.resumeAt,
      JSON.stringify(run.apiCalls),
      run.added,
      run.changed,
      run.gone,
      run.rowsWritten,
      run.waitedMs,
      JSON.stringify(run.warnings),
      JSON.stringify(run.refusals),
      run.runId,
    ],
  );
}

export async function findRunRow(sql: Sql, runId: string): Promise<RunRow | null> {
  const [row] = await sql.select<RunRow>(`SELECT ${RUN_COLUMNS.join(', ')} FROM sync_runs WHERE run_id = ?`, [
    runId,
  ]);
  return row ?? null;
}

export async function findLatestRunRow(sql: Sql, kind: string): Promise<RunRow | null> {
  const [row] = await sql.select<RunRow>(
    `SELECT ${RUN_COLUMNS.join(', ')} FROM sync_runs WHERE kind = ? ORDER BY started_at DESC LIMIT 1`,
    [kind],
  );
  return row ?? null;
}

/** Returns runs of these kinds that began before the given instant, newest first. */
export async function listRunRows(
  sql: Sql,
  kinds: readonly string[],
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<RunRow[]> {
  const marks = kinds.map(() => '?').join(', ');
  return sql.select<RunRow>(
    `SELECT ${RUN_COLUMNS.join(', ')} FROM sync_runs WHERE started_at < ? AND kind IN (${marks})
     ORDER BY started_at DESC LIMIT ?`,
    [before, ...kinds, limit],
  );
}
