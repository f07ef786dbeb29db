// The choices of a field with the number of users each would leave. The numbers come later than the choices: nobody
// waits for them to choose.
import type { Facet, FacetField } from '../../../../src/domain/filter/facet';
import type { Filter } from '../../../../src/domain/filter/filter';
import { useFacet } from '../api/filters';
import { useUserChoices } from '../api/users';
import { useFormats } from '../components/viewer';
import type { Choice } from './ChoiceList';
import { fieldChoices } from './fieldChoices';
import type { FilterEditing } from './filterEditing';

export interface AskedChoices {
  readonly field: FacetField;
  readonly editing: FilterEditing;
  /** Whose users are counted. */
  readonly within: Filter;
  /** What a number of them is called. */
  readonly inWords: (count: string, isOne: boolean) => string;
  readonly chosen: readonly string[];
  /** Part of what they are called. */
  readonly search: string;
}

export interface CountedChoices {
  readonly choices: readonly Choice[];
  readonly isCounting: boolean;
  readonly isUncounted: boolean;
  readonly hasMore: boolean;
}

export function useFieldChoices(asked: AskedChoices): CountedChoices {
  const { field, editing, within, inWords, chosen, search } = asked;
  const isGroup = field === 'group';
  // There may be thousands of groups: they are searched for in the backend, and the chosen ones stay in sight.
  const groups = useUserChoices({ groupIds: isGroup ? chosen : [], groupSearch: isGroup ? search : '' });
  const facet = useFacet({ field, filter: within, context: editing.context, search: isGroup ? search : '' });
  const formats = useFormats();
  const offered = isGroup ? groups.data : editing.choices;
  const { offered: offer, nameOf } = fieldChoices[field];
  const known = offered === undefined ? [] : offer(offered, editing.names);
  const counted = facet.data ?? null;
  const news = missing(known, counted, (value) => nameOf(value, editing.names));
  // Of thousands, those with the most users are asked for most.
  const all = isGroup && counted !== null ? byUsers([...news, ...known], counted) : [...known, ...news];
  const unlisted = chosen
    .filter((value) => all.every((choice) => choice.value !== value))
    .map((value) => ({ value, label: nameOf(value, editing.names) }));
  const found = isGroup ? all : all.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  const say = (users: number): string => inWords(formats.number(users), users === 1);
  const isCounting = facet.isPending || facet.isPlaceholderData;
  return {
    choices: [...unlisted, ...found].map((choice) => ({
      ...choice,
      note: isCounting ? null : noteOf(choice.value, counted, say),
    })),
    isCounting,
    isUncounted: facet.isError,
    hasMore: counted?.hasMore === true || (isGroup && groups.data?.hasMoreGroups === true),
  };
}

/** In the order of the facet, and behind it what it leaves out. */
function byUsers(choices: readonly Choice[], facet: Facet): readonly Choice[] {
  const places = new Map(facet.choices.map(({ value }, place) => [value, place]));
  const placeOf = ({ value }: Choice): number => places.get(value) ?? places.size;
  return choices.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** What the facet found beyond what is known. */
function missing(known: readonly Choice[], facet: Facet | null, nameOf: (value: string) => string): Choice[] {
  const isKnown = new Set(known.map(({ value }) => value));
  return (facet?.choices ?? [])
    .filter(({ value }) => !isKnown.has(value))
    .map(({ value, name }) => ({ value, label: name ?? nameOf(value) }));
}

/** Undefined: nobody counted them. */
function noteOf(value: string, facet: Facet | null, say: (users: number) => string): string | undefined {
  if (facet === null) return undefined;
  const choice = facet.choices.find((each) => each.value === value);
  if (choice === undefined && facet.hasMore) return undefined;
  return say(choice?.users ?? 0);
}
