import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UserList } from '../../../../src/contract/views';
import { call } from './call';

/** The first users by name with the text in their name or address; nobody while there is no text. */
export function useFoundUsers(text: string) {
  const request = {
    filter: { all: [{ field: 'search', operator: 'contains', values: [text] } as const] },
    pageSize: 10,
  } as const;
  return useQuery<UserList>({
    queryKey: ['users.list', request],
    queryFn: () => call('users.list', request),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
}
