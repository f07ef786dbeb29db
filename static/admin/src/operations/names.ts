// What the groups, sites and apps of operations are called.
import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Names } from '../../../../src/contract/filterWords';
import type { UserChoices } from '../../../../src/contract/views';
import { filterBounds } from '../../../../src/domain/filter/values';
import { USER_CHOICES, userChoicesQuery } from '../api/users';
import { namesFrom } from '../filter/filterEditing';

/** An id stands for itself until its name is there: until it is read, or was by anything before. */
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
  const read = useQueries({ queries: requests.map(userChoicesQuery), combine: dataOf });
  const client = useQueryClient();
  return useMemo(() => {
    const readBefore = client.getQueriesData<UserChoices>({ queryKey: USER_CHOICES });
    return namesFrom(joined([...readBefore.flatMap(([, choices]) => choices ?? []), ...read]));
  }, [client, read]);
}

function dataOf(answers: readonly UseQueryResult<UserChoices>[]): readonly UserChoices[] {
  return answers.flatMap(({ data }) => data ?? []);
}

/** The last says what sites and apps there are; of two names of a group, the last counts. */
function joined(answers: readonly UserChoices[]): UserChoices | undefined {
  const last = answers.at(-1);
  return last && { ...last, groups: answers.flatMap(({ groups }) => groups) };
}
