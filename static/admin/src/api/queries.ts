// What the page asks of the backend, and how long an answer counts as fresh.
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallRequest } from '../../../../src/contract/calls';
import type { FollowedSync } from '../../../../src/contract/syncViews';
import type { KeyInPlace, Me, Overview, SyncRun } from '../../../../src/contract/views';
import { call, CallFailed } from './call';

// Forge limits a page to 500 calls in 25 s (package @forge/bridge 7.2.0); once a second leaves room for everything else.
const RUNNING_POLL_MS = 1_000;
/** A sync that the schedule or somebody else starts shows within this time. */
const IDLE_POLL_MS = 15_000;
/** A running first sync shows what has arrived. */
export const ARRIVING_POLL_MS = 5_000;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: RUNNING_POLL_MS,
        // The backend's own refusals do not change by asking again.
        retry: (failures, error) => !(error instanceof CallFailed) && failures < 2,
      },
    },
  });
}

/** A run that has not ended. */
type Unfinished<Run extends SyncRun> = Run & { readonly outcome: null };

export function isGoingOn<Run extends SyncRun>(run: Run | null | undefined): run is Unfinished<Run> {
  return run !== null && run !== undefined && run.status !== 'finished';
}

export function useMe() {
  return useQuery<Me>({ queryKey: ['me.get'], queryFn: () => call('me.get', {}) });
}

export function useOverview(isSyncing: boolean) {
  return useQuery<Overview>({
    queryKey: ['overview.get'],
    queryFn: () => call('overview.get', {}),
    refetchInterval: isSyncing ? ARRIVING_POLL_MS : false,
  });
}

/** The state of a sync is the server's: it is the same for everybody who looks, and after leaving the page. */
export function useLatestSync() {
  return useQuery<FollowedSync | null>({
    queryKey: ['sync.status'],
    queryFn: () => call('sync.status', {}),
    refetchInterval: (query) => (isGoingOn(query.state.data) ? RUNNING_POLL_MS : IDLE_POLL_MS),
  });
}

export function useConnection() {
  return useQuery<KeyInPlace>({
    queryKey: ['connection.status'],
    queryFn: () => call('connection.status', {}),
  });
}

export function useStartSync() {
  const client = useQueryClient();
  return useMutation({
    // Without an order: everything, and only what a sync may remove by itself.
    mutationFn: (order: CallRequest<'sync.start'> | void) => call('sync.start', order ?? {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sync.status'] }),
  });
}

export function useCheckKey() {
  return useMutation({ mutationFn: (apiKey: string) => call('connection.check', { apiKey }) });
}

export function useRecheckKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call('connection.recheck', {}),
    // A key that works again, or no longer, changes what can be done everywhere.
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useSaveKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CallRequest<'connection.save'>) => call('connection.save', request),
    // A new key changes what this person may see and do.
    onSuccess: () => client.invalidateQueries(),
  });
}
