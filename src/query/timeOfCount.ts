// What of the time a count of users depends on.
import { conditionsOf } from '../domain/filter/filter';
import type { Filter } from '../domain/filter/filter';

/** Returns the same for two moments at which the filter means the same. */
export function timeOfCount(
  filter: Filter,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): readonly (string | number)[] {
  const values = conditionsOf(filter).flatMap(({ field, values: given }) =>
    field === 'last-active' || field === 'added' ? given : [],
  );
  return [
    ...(values.some((value) => typeof value === 'number') ? [now] : []),
    ...(values.some((value) => typeof value === 'string') ? [timeZone] : []),
  ];
}
