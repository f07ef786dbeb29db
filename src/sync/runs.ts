// Sync runs as people see them.
import type { ErrorDetail } from '../domain/errors';
import { asAccountId } from '../domain/ids';
import type { Page } from '../domain/page';
import {
  syncCauses,
  syncKinds,
  syncReasons,
  syncStages,
  syncStatuses,
  syncWarnings,
  type NamedTarget,
  type SyncKind,
  type SyncRefusal,
  type SyncRun,
} from '../domain/run';
import type { Sql } from '../ports';
import { findLatestRunRow, findRunRow, listRunRows, type RunRow, type StageFigures } from '../store/syncRuns';

const RUNS_PER_PAGE = 25;

export async function findRun(sql: Sql, runId: string): Promise<SyncRun | null> {
  const row = await findRunRow(sql, runId);
  return row === null ? null : toRun(row);
}

/** Returns the full sync that goes on, else the latest. */
export async function findFullRun(sql: Sql): Promise<SyncRun | null> {
  const row = await findLatestRunRow(sql, 'full');
  return row === null ? null : toRun(row);
}

/** Latest first; the cursor is the begin of the last run shown. Without a kind: all but `changes`. */
export async function listRuns(
  sql: Sql,
  { cursor, kind }: { readonly cursor: string | null; readonly kind: SyncKind | null },
): Promise<Page<SyncRun>> {
  const before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const kinds = kind === null ? syncKinds.filter((each) => each !== 'changes') : [kind];
  const rows = await listRunRows(sql, kinds, { before, limit: RUNS_PER_PAGE });
  const items = rows.map(toRun);
  const last = rows.length === RUNS_PER_PAGE ? rows.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : String(last.started_at) };
}

function toRun(row: RunRow): SyncRun {
  const stages: readonly StageFigures[] = JSON.parse(row.stages);
  const refusals: readonly SyncRefusal[] = JSON.parse(row.refusals);
  const target: NamedTarget | null = row.target === null ? null : JSON.parse(row.target);
  return {
    runId: row.run_id,
    kind: oneOf(syncKinds, row.kind),
    target,
    cause: oneOf(syncCauses, row.cause),
    startedBy: row.started_by === null ? null : asAccountId(row.started_by),
    status: oneOf(syncStatuses, row.status),
    outcome: row.outcome,
    stage: oneOf(syncStages, row.stage),
    stages: stages.map((figures) => ({ ...figures, stage: oneOf(syncStages, figures.stage) })),
    reason:
      row.reason_code === null ? null : { code: oneOf(syncReasons, row.reason_code), detail: detailOf(row) },
    refusals,
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
