// What people write about users.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AccountId } from '../../../../src/domain/ids';
import { call } from './call';

export function useAddNote(accountId: AccountId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => call('notes.add', { accountId, text }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['user.get', accountId] }),
  });
}

export function useDeleteNote(accountId: AccountId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (noteId: string) => call('notes.delete', { noteId }),
    // Also when it failed: somebody else may have deleted it meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey: ['user.get', accountId] }),
  });
}
