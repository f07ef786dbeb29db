// What people see of a running sync: each checkpoint brings the run's rows up to date.
import type { SyncReason, SyncStage } from '../domain/run';
import type { Clock, Sql } from '../ports';
import { updateRun, upsertStage } from '../store/syncRuns';
import type { RunEnd } from './outcome';
import type { SyncState, Work } from './state';
import type { Advance } from './stage';

// A person sees no more than this; at full speed a checkpoint comes every few milliseconds.
const SHOWN_EVERY_MS = 500;

/** What a step came to, as the run's state counts it. */
export interface Counted {
  readonly state: SyncState;
  /** True when another stage begins: the last one's figures are final. */
  readonly isNewStage: boolean;
}

/** Adds a step to the run's figures. */
export function count(advance: Advance, calls: Readonly<Record<string, number>>): Counted {
  const { state } = advance;
  const sent = Object.values(calls).reduce((sum, n) => sum + n, 0);
  const figures = {
    ...state.figures,
    done: state.figures.done + advance.done,
    total: advance.total === undefined ? state.figures.total : advance.total,
    calls: state.figures.calls + sent,
    rows: state.figures.rows + advance.rows,
  };
  const tally = {
    ...state.tally,
    calls: joined(state.tally.calls, calls),
    rows: state.tally.rows + advance.rows,
  };
  const work = advance.work === 'finished' ? state.work : advance.work;
  return {
    state: { ...state, work, figures, tally },
    isNewStage: advance.work === 'finished' || advance.work.stage !== state.work.stage,
  };
}

export function joined(
  before: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum = { ...before };
  for (const [name, n] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + n;
  return sum;
}

export class Progress {
  readonly #sql: Sql;
  readonly #clock: Clock;
  #shownAt = 0;

  constructor(sql: Sql, clock: Clock) {
    this.#sql = sql;
    this.#clock = clock;
  }

  /** Shows the figures of a step, unless they were shown a moment ago. */
  async show(state: SyncState, stage: Work['stage']): Promise<void> {
    const now = this.#clock.now();
    if (now - this.#shownAt < SHOWN_EVERY_MS) return;
    this.#shownAt = now;
    await this.#writeStage(state, stage, null);
    await this.#writeRun(state, { status: 'running', stage });
  }

  /** Shows a stage's last figures and returns the state in which the next one begins. */
  async closeStage(state: SyncState, stage: Work['stage']): Promise<SyncState> {
    const now = this.#clock.now();
    await this.#writeStage(state, stage, now);
    this.#shownAt = 0;
    const stageNo = state.figures.stageNo + 1;
    return { ...state, figures: { stageNo, startedAt: now, done: 0, total: null, calls: 0, rows: 0 } };
  }

  async showWaiting(
    state: SyncState,
    waiting: { readonly code: SyncReason; readonly resumeAt: number },
  ): Promise<void> {
    await this.#writeStage(state, state.work.stage, null);
    const reason = { code: waiting.code, detail: {} };
    await this.#writeRun(state, {
      status: 'waiting',
      stage: state.work.stage,
      reason,
      resumeAt: waiting.resumeAt,
    });
  }

  async showEnd(state: SyncState, end: RunEnd): Promise<void> {
    await this.#writeRun(state, {
      status: 'finished',
      stage: state.work.stage,
      outcome: end.outcome,
      reason: end.reason,
      finishedAt: this.#clock.now(),
    });
  }

  async #writeStage(state: SyncState, stage: SyncStage, finishedAt: number | null): Promise<void> {
    const { figures } = state;
    await upsertStage(this.#sql, {
      run_id: state.runId,
      stage_no: figures.stageNo,
      stage,
      started_at: figures.startedAt,
      finished_at: finishedAt,
      done_count: figures.done,
      total_count: figures.total,
      api_calls: figures.calls,
      rows_written: figures.rows,
    });
  }

  async #writeRun(
    state: SyncState,
    now: Partial<RunEnd> & {
      readonly status: 'running' | 'waiting' | 'finished';
      readonly stage: SyncStage;
      readonly finishedAt?: number;
      readonly resumeAt?: number;
    },
  ): Promise<void> {
    const { tally } = state;
    await updateRun(this.#sql, {
      runId: state.runId,
      status: now.status,
      outcome: now.outcome ?? null,
      stage: now.stage,
      reason: now.reason ?? null,
      finishedAt: now.finishedAt ?? null,
      resumeAt: now.resumeAt ?? null,
      apiCalls: tally.calls,
      added: tally.added,
      changed: tally.changed,
      gone: tally.gone,
      rowsWritten: tally.rows,
      waitedMs: tally.waitedMs,
      warnings: state.warnings,
    });
  }
}
