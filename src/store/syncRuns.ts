// Sync runs and their stages: what people see of a sync, and its history.
import type { Sql } from '../ports';
import { placeholders, replaceRows } from './rows';

export type RunOutcome = 'complete' | 'partial' | 'failed' | 'needs-a-look';

export interface RunRow extends Readonly<Record<string, string | number | null>> {
  run_id: string;
  kind: string;
  started_by: string | null;
  cause: string;
  status: string;
  outcome: RunOutcome | null;
  stage: string;
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
}

export interface StageRow extends Readonly<Record<string, string | number | null>> {
  run_id: string;
  stage_no: number;
  stage: string;
  started_at: number;
  finished_at: number | null;
  done_count: number;
  total_count: number | null;
  api_calls: number;
  rows_written: number;
}

const RUN_COLUMNS = [
  'run_id',
  'kind',
  'started_by',
  'cause',
  'status',
  'outcome',
  'stage',
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
];

const STAGE_COLUMNS = [
  'run_id',
  'stage_no',
  'stage',
  'started_at',
  'finished_at',
  'done_count',
  'total_count',
  'api_calls',
  'rows_written',
];

/** Writes the run as begun, unless it is there already. */
export async function beginRun(
  sql: Sql,
  run: { runId: string; kind: string; cause: string; startedBy: string | null; startedAt: number },
): Promise<void> {
  if ((await findRunRow(sql, run.runId)) !== null) return;
  await replaceRows(sql, { name: 'sync_runs', columns: RUN_COLUMNS }, [
    [
      run.runId,
      run.kind,
      run.startedBy,
      run.cause,
      'running',
      null,
      'organization',
      null,
      null,
      run.startedAt,
      null,
      null,
      '{}',
      0,
      0,
      0,
      0,
      0,
      '{}',
    ],
  ]);
}

export interface RunProgress {
  readonly runId: string;
  readonly status: 'running' | 'waiting' | 'finished';
  readonly outcome: RunOutcome | null;
  readonly stage: string;
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
}

export async function updateRun(sql: Sql, run: RunProgress): Promise<void> {
  await sql.change(
    `UPDATE sync_runs SET status = ?, outcome = ?, stage = ?, reason_code = ?, reason_detail = ?, finished_at = ?,
     resume_at = ?, api_calls = ?, added_count = ?, changed_count = ?, gone_count = ?, rows_written = ?, waited_ms = ?,
     warnings = ? WHERE run_id = ?`,
    [
      run.status,
      run.outcome,
      run.stage,
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
      run.runId,
    ],
  );
}

export async function upsertStage(sql: Sql, stage: StageRow): Promise<void> {
  await replaceRows(sql, { name: 'sync_stages', columns: STAGE_COLUMNS }, [
    STAGE_COLUMNS.map((column) => stage[column] ?? null),
  ]);
}

export async function findRunRow(sql: Sql, runId: string): Promise<RunRow | null> {
  const [row] = await sql.select<RunRow>(`SELECT ${RUN_COLUMNS.join(', ')} FROM sync_runs WHERE run_id = ?`, [
    runId,
  ]);
  return row ?? null;
}

export async function findUnfinishedRunRow(sql: Sql): Promise<RunRow | null> {
  const [row] = await sql.select<RunRow>(
    `SELECT ${RUN_COLUMNS.join(', ')} FROM sync_runs WHERE finished_at IS NULL ORDER BY started_at DESC LIMIT 1`,
  );
  return row ?? null;
}

/** Returns runs that began before the given instant, newest first. */
export async function listRunRows(sql: Sql, before: number, limit: number): Promise<RunRow[]> {
  return sql.select<RunRow>(
    `SELECT ${RUN_COLUMNS.join(', ')} FROM sync_runs WHERE started_at < ? ORDER BY started_at DESC LIMIT ?`,
    [before, limit],
  );
}

/** Returns the stages of some runs, each run's in their order. */
export async function listStageRows(sql: Sql, runIds: readonly string[]): Promise<StageRow[]> {
  if (runIds.length === 0) return [];
  return sql.select<StageRow>(
    `SELECT ${STAGE_COLUMNS.join(', ')} FROM sync_stages WHERE run_id IN (${placeholders(runIds.length)}) ORDER BY stage_no`,
    runIds,
  );
}
