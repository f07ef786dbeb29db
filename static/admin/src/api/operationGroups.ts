// Groups that an operation may name, each with why it cannot be changed.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answers } from '../../../../src/contract/calls';
import { call } from './call';
import { type ChoicesRequest, choicesAsked } from './users';

/** Those found; chosen ones stay among them. */
export function useOperationGroups(asked: ChoicesRequest) {
  const request = choicesAsked(asked);
  return useQuery<Answers['groups.choices']>({
    queryKey: ['groups.choices', request],
    queryFn: () => call('groups.choices', request),
    placeholderData: keepPreviousData,
  });
}
