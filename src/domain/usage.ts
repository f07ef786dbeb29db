// How the users of something divide by their latest use of it: every number of such a division opens exactly the users
// behind it, because the filter is made here, from the same fields that lists are filtered by.
import type { LooseClause } from './filter/filter';
import { filterBounds } from './filter/values';

export const useStates = ['active', 'inactive', 'never', 'unknown'] as const;

/**
 * `inactive`: used, but not for more than so many days; `never`: never used; `unknown`: Atlassian did not tell, or
 * nobody knows since when the user is there.
 */
export type UseState = (typeof useStates)[number];

/** Users in each state. */
export type Usage = Readonly<Record<UseState, number>>;

/** Days without use after which a license counts as inactive, until somebody chooses otherwise. */
export const INACTIVE_DAYS = 90;

/** Returns what a filter asks for besides the users of the thing; its context must cover just the thing. */
export function usedAs(state: UseState, inactiveDays: number): LooseClause[] {
  const never: LooseClause = { field: 'last-active', operator: 'never', values: [] };
  switch (state) {
    // Who was never active counts with the date of being added, which is no use.
    case 'active':
      return [{ field: 'last-active', operator: 'less-than', values: [inactiveDays] }, { not: never }];
    case 'inactive':
      return [{ field: 'last-active', operator: 'more-than', values: [inactiveDays] }, { not: never }];
    case 'never':
      return [never];
    case 'unknown':
      return [{ field: 'last-active', operator: 'unknown', values: [] }];
  }
}

export function sumOf(usage: Usage): number {
  return useStates.reduce((sum, state) => sum + usage[state], 0);
}

/** Returns null for what is no number of days. */
export function inactiveDaysFromText(text: string): number | null {
  const isRight = /^[1-9]\d{0,4}$/.test(text) && Number(text) <= filterBounds.days;
  return isRight ? Number(text) : null;
}
