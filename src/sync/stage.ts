// What every stage of a sync has at hand and comes to.
import type { AdminApi } from '../atlassian/api';
import type { Burst } from '../jobs/burst';
import type { Clock, Log, Sql } from '../ports';
import type { Ahead } from './ahead';
import type { Context } from './context';
import type { OutOfTurn } from './outOfTurn';
import type { SyncState, Work } from './state';

export interface SyncTools {
  readonly api: AdminApi;
  readonly sql: Sql;
  readonly clock: Clock;
  readonly log: Log;
  readonly burst: Burst;
  readonly context: Context;
  readonly ahead: Ahead;
  readonly outOfTurn: OutOfTurn;
  readonly settings: SyncGuards;
  /** Begin of a sync that reads users but not all groups: how many members those have follows its users. */
  readonly countsSince?: number;
}

export interface SyncGuards {
  /** Largest share of a collection (0…1) that one sync may remove. */
  readonly maxRemovedShare: number;
}

/** What one step came to. */
export interface Advance {
  readonly state: SyncState;
  /** What to do next; `finished` after the last stage. */
  readonly work: Work | 'finished';
  readonly rows: number;
  /** Things done by this step, of `total`; undefined leaves the total as it was. */
  readonly done: number;
  readonly total?: number | null;
}

/** Runs the tasks, at most `limit` at a time, and returns their answers in order. */
export async function inLanes<T, R>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const left = [...items.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      answers[next[0]] = await task(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return answers;
}
