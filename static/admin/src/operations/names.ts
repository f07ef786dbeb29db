// What the groups, sites and apps of operations are called.
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Names } from '../../../../src/contract/filterWords';
import type { UserChoices } from '../../../../src/contract/views';
import { filterBounds } from '../../../../src/domain/filter/values';
import { userChoicesQuery } from '../api/users';
import { namesFrom } from '../filter/filterEditing';

/** An id stands for itself until its name is there. */
export function useNames(groupIds: readonly string[]): Names {
  const ids = [...new Set(groupIds)].toSorted();
  // One request names so many; without a group it names sites and apps.
  const requests = Array.from(
    { length: Math.max(1, Math.ceil(ids.length / filterBounds.values)) },
    (_, part) => ({
      groupIds: ids.slice(part * filterBounds.values, (part + 1) * filterBounds.values),
      groupSearch: '',
    }),
  );
  const choices = useQueries({ queries: requests.map(userChoicesQuery), combine: joined });
  return useMemo(() => namesFrom(choices), [choices]);
}

function joined(answers: readonly UseQueryResult<UserChoices>[]): UserChoices | undefined {
  const [first, ...others] = answers.flatMap(({ data }) => data ?? []);
  return first && { ...first, groups: [first, ...others].flatMap(({ groups }) => groups) };
}
