// Whom a run turns to next: those who wait, in their order, then those of whom nobody knows what came of the last request.
import { INVITED_AT_ONCE } from '../atlassian/limits';
import { searchBounds } from '../atlassian/limits';
import type { Burst } from '../jobs/burst';
import type { Sql } from '../ports';
import { listItemsIn, type StoredItem } from '../store/operationItems';
import { isSameInvitation, nextInvitation, type InviteStep } from './inviteBatch';
import { requestsOf } from './prepare';

export type NextBatch =
  | { readonly next: 'users'; readonly items: readonly StoredItem[] }
  | { readonly next: 'invite'; readonly items: readonly StoredItem[]; readonly step: InviteStep }
  /** There is no room left in this burst. */
  | { readonly next: 'hand-over' }
  /** Everybody left is to be looked at again, and not before. */
  | { readonly next: 'wait'; readonly until: number }
  | { readonly next: 'none' };

/** So long a change may not be seen yet: roles of the organization take up to 30 s – its API document (2026-08-21). */
export const CONSISTENCY_MS = 35_000;
/** Who was written by an invocation that was stopped may be written until its lease ends (run.ts of jobs). */
const LEASE_MS = 120_000;

// At three requests a second all of them are sent while what was read is fresh.
const MOST_REQUESTS = 25;
/** Who needs more begins with a whole burst, and learns there what is too much. */
const MOST_IN_A_BURST = 90;
const PROOF = 1;

export interface Turn {
  readonly operationId: string;
  readonly isCancelled: boolean;
  readonly now: number;
  /** Requests that the reading of a whole batch takes. */
  readonly readings: number;
}

export async function nextBatch(
  sql: Sql,
  burst: Burst,
  { operationId, isCancelled, now, readings }: Turn,
): Promise<NextBatch> {
  const page = { after: 0, limit: INVITED_AT_ONCE };
  const waiting = isCancelled ? [] : await listItemsIn(sql, { operationId, states: ['waiting'] }, page);
  if (waiting.length > 0) return batchOf(waiting, burst, readings + PROOF);
  const writing = await listItemsIn(sql, { operationId, states: ['writing'] }, page);
  const due = writing.filter((item) => lookAt(item) <= now);
  if (due.length > 0) return batchOf(due, burst, readings + PROOF);
  if (writing.length > 0) return { next: 'wait', until: Math.min(...writing.map(lookAt)) };
  return { next: 'none' };
}

/** Returns when the item may be looked at again: what was sent is seen by then. */
function lookAt({ changedAt, result }: StoredItem): number {
  const mayBeOnItsWay = result === null || result.isSending === true;
  return changedAt + (mayBeOnItsWay ? LEASE_MS : 0) + CONSISTENCY_MS;
}

function batchOf(items: readonly StoredItem[], burst: Burst, shared: number): NextBatch {
  const [first] = items;
  const step = first === undefined ? null : nextInvitation(first);
  if (step !== null) {
    const same = items.filter((item) => {
      const other = nextInvitation(item);
      return other !== null && isSameInvitation(step, other);
    });
    // Whose address is hidden is asked for alone; what was given with an answer that was lost is read for each.
    const looks = first?.state === 'writing' && step.access.length > 0 ? 2 : 1;
    const requests = 2 + looks * same.length;
    return burst.hasRoom(requests) ? { next: 'invite', items: same, step } : { next: 'hand-over' };
  }
  const chosen: StoredItem[] = [];
  let requests = shared;
  for (const item of items) {
    const sum = requests + requestsOf(item);
    // Who takes more than a batch is a batch, and goes on in the next one.
    const fits = sum <= shared + MOST_REQUESTS && burst.hasRoom(sum);
    if (nextInvitation(item) !== null || (chosen.length > 0 && !fits)) break;
    chosen.push(item);
    requests = sum;
    if (chosen.length === searchBounds.accountIds) break;
  }
  return burst.hasRoom(Math.min(requests, shared + MOST_REQUESTS, MOST_IN_A_BURST))
    ? { next: 'users', items: chosen }
    : { next: 'hand-over' };
}
