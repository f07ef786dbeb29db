// What people see of a running sync: each checkpoint brings the run's row up to date.
import type { SyncReason, SyncStage } from '../domain/run';
import type { Clock, Sql } from '../ports';
import { updateRun } from '../store/syncRuns';
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

/** Adds the figures of the stage in work to the stages; one that a run comes back to stays one. */
function withStage(state: SyncState, stage: SyncStage, finishedAt: number | null): SyncState {
  const { figures } = state;
  const earlier = state.stages.find((each) => each.stage === stage);
  const added = {
    stage,
    done: figures.done + (earlier?.done ?? 0),
    total: figures.total === null ? null : figures.total + (earlier?.total ?? 0),
    startedAt: earlier?.startedAt ?? figures.startedAt,
    finishedAt,
    apiCalls: figures.calls + (earlier?.apiCalls ?? 0),
    rowsWritten: figures.rows + (earlier?.rowsWritten ?? 0),
  };
  if (earlier === undefined) return { ...state, stages: [...state.stages, added] };
  return { ...state, stages: state.stages.map((each) => (each === earlier ? added : each)) };
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
    await this.#writeRun(withStage(state, stage, null), { status: 'running', stage });
  }

  /** Returns the state in which the next stage begins; its first step is shown at once. */
  closeStage(state: SyncState, stage: Work['stage']): SyncState {
    const now = this.#clock.now();
    this.#shownAt = 0;
    const figures = { startedAt: now, done: 0, total: null, calls: 0, rows: 0 };
    return { ...withStage(state, stage, now), figures };
  }

  async showWaiting(
    state: SyncState,
    waiting: { readonly code: SyncReason; readonly resumeAt: number },
  ): Promise<void> {
    const { stage } = state.work;
    await this.#writeRun(withStage(state, stage, null), {
      status: 'waiting',
      stage,
      reason: { code: waiting.code, detail: {} },
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
      stages: state.stages,
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
      refusals: state.refusals,
    });
  }
}
