// The safety settings, as the page asks for them and changes them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallRequest } from '../../../../src/contract/calls';
import type { SafetyInPlace } from '../../../../src/contract/views';
import { call } from './call';

const QUERY_KEY = ['settings.safety.get'];

/** In an installation's first minutes its tables are still being made. */
const FAILED_POLL_MS = 5_000;

export function useSafety() {
  return useQuery<SafetyInPlace>({
    queryKey: QUERY_KEY,
    queryFn: () => call('settings.safety.get', {}),
    refetchInterval: ({ state }) => (state.status === 'error' ? FAILED_POLL_MS : false),
  });
}

export function useSaveSafety() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CallRequest<'settings.safety.save'>) => call('settings.safety.save', request),
    onSuccess: (saved) => client.setQueryData(QUERY_KEY, saved),
  });
}
