// Sync runs as people see them.
import type { ErrorDetail } from '../domain/errors';
import { asAccountId } from '../domain/ids';
import type { Page } from '../domain/page';
import { syncCauses, syncReasons, syncStages, syncStatuses, syncWarnings, type SyncRun } from '../domain/run';
import type { Sql } from '../ports';
import {
  findRunRow,
  findUnfinishedRunRow,
  listRunRows,
  listStageRows,
  type RunRow,
  type StageRow,
} from '../store/syncRuns';

const RUNS_PER_PAGE = 25;

export async function findRun(sql: Sql, runId: string): Promise<SyncRun | null> {
  const row = await findRunRow(sql, runId);
  return row === null ? null : withStages(sql, row);
}

export async function findActiveRun(sql: Sql): Promise<SyncRun | null> {
  const row = await findUnfinishedRunRow(sql);
  return row === null ? null : withStages(sql, row);
}

/** Latest first; the cursor is the begin of the last run shown. */
export async function listRuns(sql: Sql, cursor: string | null): Promise<Page<SyncRun>> {
  const before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const rows = await listRunRows(sql, before, RUNS_PER_PAGE);
  const stages = await listStageRows(
    sql,
    rows.map((row) => row.run_id),
  );
  const items = rows.map((row) => toRun(row, stages));
  const last = rows.length === RUNS_PER_PAGE ? rows.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : String(last.started_at) };
}

async function withStages(sql: Sql, row: RunRow): Promise<SyncRun> {
  return toRun(row, await listStageRows(sql, [row.run_id]));
}

/** `stages`: of this run, and maybe of others. */
function toRun(row: RunRow, stages: readonly StageRow[]): SyncRun {
  return {
    runId: row.run_id,
    cause: oneOf(syncCauses, row.cause),
    startedBy: row.started_by === null ? null : asAccountId(row.started_by),
    status: oneOf(syncStatuses, row.status),
    outcome: row.outcome,
    stage: oneOf(syncStages, row.stage),
    stages: stages.filter(({ run_id }) => run_id === row.run_id).map(toStage),
    reason:
      row.reason_code === null ? null : { code: oneOf(syncReasons, row.reason_code), detail: detailOf(row) },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    resumeAt: row.resume_at,
    apiCalls: numbersOf(row.api_calls),
    added: row.added_count,
    changed: row.changed_count,
    gone: row.gone_count,
    rowsWritten: row.rows_written,
    waitedMs: row.waited_ms,
    warnings: Object.entries(numbersOf(row.warnings)).map(([code, number]) => ({
      code: oneOf(syncWarnings, code),
      detail: code === 'key-expires-soon' ? { days: number } : { times: number },
    })),
  };
}

function toStage(row: StageRow): SyncRun['stages'][number] {
  return {
    stage: oneOf(syncStages, row.stage),
    done: row.done_count,
    total: row.total_count,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    apiCalls: row.api_calls,
    rowsWritten: row.rows_written,
  };
}

/** Returns the word as one of ours. The store holds only what this app wrote. */
function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new Error(`The store holds a word that is none of ours: ${text}`);
  return word;
}

function detailOf(row: RunRow): ErrorDetail {
  return JSON.parse(row.reason_detail ?? '{}');
}

function numbersOf(text: string): Record<string, number> {
  return JSON.parse(text);
}
