// Which context the filter itself speaks of: the sites and products that it asks for, not those that it excludes.
import type { ActivityContext } from '../lastActive';
import type { Filter } from './filter';

/** Returns the context of last active for a list that states none of its own. */
export function contextOf(filter: Filter): ActivityContext {
  return { sites: wanted(filter, 'site'), products: wanted(filter, 'product') };
}

function wanted(filter: Filter, field: 'site' | 'product'): string[] {
  const values = filter.all.flatMap((condition) =>
    condition.field === field && condition.operator !== 'none-of' ? condition.values : [],
  );
  return [...new Set(values)];
}
