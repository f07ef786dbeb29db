// The list of users as the page asks for it.
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useContext } from 'react';
import type { CallRequest } from '../../../../src/contract/calls';
import type { UserChoices, UserList } from '../../../../src/contract/views';
import type { AccountId } from '../../../../src/domain/ids';
import type { UserDetails } from '../../../../src/domain/userDetails';
import type { UserView } from '../../../../src/domain/userView';
import { ViewerContext } from '../components/viewer';
import { call } from './call';
import { ARRIVING_POLL_MS } from './queries';

/** One page of the list. */
export function userListQuery({ filter, context, sort, page, pageSize }: UserView, timeZone: string) {
  const request = { filter, context, sort, page, pageSize, timeZone };
  return {
    queryKey: ['users.list', request],
    queryFn: (): Promise<UserList> => call('users.list', request),
  };
}

/** The rows of the view before stay until those of the new one are there. */
export function useUserList(view: UserView, isArriving: boolean) {
  const { timeZone } = useContext(ViewerContext);
  return useQuery<UserList>({
    ...userListQuery(view, timeZone),
    placeholderData: keepPreviousData,
    refetchInterval: isArriving ? ARRIVING_POLL_MS : false,
  });
}

export interface ChoicesRequest {
  /** Groups whose names are needed. */
  readonly groupIds: readonly string[];
  /** Empty: the first groups by name. */
  readonly groupSearch: string;
}

export function choicesAsked({ groupIds, groupSearch }: ChoicesRequest): CallRequest<'users.choices'> {
  return { groupIds: [...groupIds], ...(groupSearch === '' ? {} : { groupSearch }) };
}

/** The key that every answer of `users.choices` is kept under. */
export const USER_CHOICES = ['users.choices'] as const;

/** What the filter's controls offer; changes with a sync only. */
export function userChoicesQuery(asked: ChoicesRequest) {
  const request = choicesAsked(asked);
  return {
    queryKey: [...USER_CHOICES, request],
    queryFn: (): Promise<UserChoices> => call('users.choices', request),
  };
}

export function useUserChoices(request: ChoicesRequest) {
  return useQuery<UserChoices>({ ...userChoicesQuery(request), placeholderData: keepPreviousData });
}

/** Everything known of one user; read again only when the page asks for everything anew. Null: nobody is asked for. */
export function useUserDetails(accountId: AccountId | null) {
  return useQuery<UserDetails>({
    queryKey: ['user.get', accountId],
    queryFn: accountId === null ? skipToken : () => call('user.get', { accountId }),
  });
}
