// Reading a part of the organization anew: what it costs, how far it is.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FollowedSync } from '../../../../src/contract/syncViews';
import type { SyncCost, SyncTarget } from '../../../../src/domain/syncTarget';
import type { CallRequest } from '../../../../src/contract/calls';
import { call } from './call';
import { isGoingOn } from './queries';

const POLL_MS = 1_000;

/** What a request names as target. */
export type AskedTarget = CallRequest<'sync.cost'>['target'];

export function askedTarget(target: SyncTarget): AskedTarget {
  return target.kind === 'users' ? { ...target, accountIds: [...target.accountIds] } : target;
}

/** Null: nothing is asked yet. */
export function useSyncCost(target: AskedTarget | null) {
  return useQuery<SyncCost>({
    queryKey: ['sync.cost', target],
    queryFn: () => {
      if (target === null) throw new Error('Asked without a target');
      return call('sync.cost', { target });
    },
    enabled: target !== null,
  });
}

/** Follows one run to its end; when it ends, everything on the page is asked for anew. Null: none. */
export function useFollowedSync(runId: string | null) {
  const client = useQueryClient();
  const query = useQuery<FollowedSync | null>({
    queryKey: ['sync.status', runId],
    queryFn: () => call('sync.status', runId === null ? {} : { runId }),
    enabled: runId !== null,
    refetchInterval: ({ state }) => (isGoingOn(state.data) || state.data === undefined ? POLL_MS : false),
  });
  const run = runId === null ? null : query.data;
  const hasEnded = run !== undefined && run !== null && !isGoingOn(run);
  useEffect(() => {
    if (hasEnded)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sync.status' });
  }, [client, hasEnded]);
  return { ...query, data: run };
}
