// Which context the filter itself speaks of: the sites and products that it asks for of everybody, not those that it
// excludes or that are one way of several.
import type { ActivityContext } from '../lastActive';
import { isCondition } from './filter';
import type { Filter } from './filter';

/** Returns the context of last active for a list that states none of its own. */
export function contextOf(filter: Filter): ActivityContext {
  return { sites: wanted(filter, 'site'), products: wanted(filter, 'product') };
}

function wanted(filter: Filter, field: 'site' | 'product'): string[] {
  const values = filter.all.flatMap((clause) =>
    isCondition(clause) && clause.field === field && clause.operator !== 'none-of' ? clause.values : [],
  );
  return [...new Set(values)];
}
