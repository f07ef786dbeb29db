// The names for the typed form. There may be thousands of groups: those that a text names are looked up.
import { useMemo, useState } from 'react';
import type { UserChoices } from '../../../../src/contract/views';
import type { FilterNames, Named } from '../../../../src/domain/filter/typed/names';
import { filterBounds } from '../../../../src/domain/filter/values';
import { useUserChoices } from '../api/users';
import type { FilterEditing } from './filterEditing';
import { typedNames } from './typedNames';
import { useSettled } from './useSettled';

interface Found {
  readonly answer: UserChoices | undefined;
  readonly groups: readonly Named[];
}

export interface TypedNames {
  readonly names: FilterNames;
  readonly isLooking: boolean;
  /** Looks for groups with this in their names; empty: for none. */
  readonly lookUp: (name: string) => void;
}

export function useTypedNames({ choices }: Pick<FilterEditing, 'choices'>): TypedNames {
  const [wanted, lookUp] = useState('');
  const search = useSettled(wanted).slice(0, filterBounds.textLength);
  const lookup = useUserChoices({ groupIds: [], groupSearch: search });
  const [found, setFound] = useState<Found>({ answer: undefined, groups: [] });
  const answer = lookup.isPlaceholderData ? undefined : lookup.data;
  // What was found stays known: the text that asked for it does not ask twice.
  if (answer !== undefined && answer !== found.answer) {
    setFound({
      answer,
      groups: [...found.groups, ...answer.groups.map(({ groupId, name }) => ({ id: groupId, name }))],
    });
  }
  // Made anew with every answer only: tables of thousands of names are looked up in at every letter.
  const tables = useMemo(() => typedNames(choices, found.groups), [choices, found.groups]);
  return {
    names: tables,
    isLooking: wanted !== search || lookup.isFetching || lookup.isPlaceholderData,
    lookUp,
  };
}
