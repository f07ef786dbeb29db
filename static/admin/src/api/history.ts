// The syncs of the past, as the page asks for them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PastSync } from '../../../../src/contract/syncViews';
import type { Page } from '../../../../src/domain/page';
import type { SyncKind } from '../../../../src/domain/run';
import { call } from './call';
import { isGoingOn } from './queries';

// Small syncs begin and end beside the one that the whole page follows.
const RUNNING_POLL_MS = 2_000;
const IDLE_POLL_MS = 15_000;

export interface HistoryView {
  /** Null: the latest. */
  readonly cursor: string | null;
  /** Null: all but changes. */
  readonly kind: SyncKind | null;
}

/** One page of the history. Asked for anew when another run has become the latest. */
export function useSyncHistory({ cursor, kind }: HistoryView, latestRunId: string | null) {
  const request = { ...(cursor === null ? {} : { cursor }), ...(kind === null ? {} : { kind }) };
  return useQuery<Page<PastSync>>({
    queryKey: ['sync.history', request, latestRunId],
    queryFn: () => call('sync.history', request),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isGoingOn) ? RUNNING_POLL_MS : IDLE_POLL_MS),
  });
}
