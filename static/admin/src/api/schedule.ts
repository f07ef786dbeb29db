// What runs by itself, as the page asks for it and changes it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallRequest } from '../../../../src/contract/calls';
import type { SyncScheduleStatus } from '../../../../src/contract/views';
import { call } from './call';

const QUERY_KEY = ['settings.syncSchedule.get'];

// What is due next moves with every tick, five minutes apart; a look for changes shows soon after it ended.
const POLL_MS = 30_000;
/** In an installation's first minutes its tables are still being made. */
const FAILED_POLL_MS = 5_000;

export function useSyncSchedule() {
  return useQuery<SyncScheduleStatus>({
    queryKey: QUERY_KEY,
    queryFn: () => call('settings.syncSchedule.get', {}),
    refetchInterval: ({ state }) => (state.status === 'error' ? FAILED_POLL_MS : POLL_MS),
  });
}

export function useSaveSyncSchedule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CallRequest<'settings.syncSchedule.save'>) =>
      call('settings.syncSchedule.save', request),
    onSuccess: (saved) => client.setQueryData(QUERY_KEY, saved),
  });
}
