// How a run ended. Complete only if every collection was read to its end and nothing was refused.
import type { SyncOutcome, SyncReason } from '../domain/run';
import type { Problem, SyncState } from './state';

export interface RunEnd {
  readonly outcome: SyncOutcome;
  /** The first reason; null when the run is complete. */
  readonly reason: { readonly code: SyncReason; readonly detail: Problem['detail'] } | null;
}

export function outcomeOf(state: SyncState): RunEnd {
  const [gap] = state.gaps;
  if (gap !== undefined) return { outcome: 'partial', reason: gap };
  const [refusal] = state.refusals;
  if (refusal !== undefined) {
    const { collection, missing, stored, allowedShare } = refusal;
    const detail = { collection, missing, stored, allowedShare };
    return { outcome: 'needs-a-look', reason: { code: 'sweep-refused', detail } };
  }
  return { outcome: 'complete', reason: null };
}
