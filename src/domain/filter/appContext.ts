// Where activity is looked for is a choice of sites and of products; a filter on apps on sites names neither, but may
// mean just that.
import type { ActivityContext } from '../lastActive';
import { isCondition } from './filter';
import type { Filter } from './filter';
import type { AppOnSite } from './together';

/** Returns null where the filter names no apps, names sites or products besides, or means no such choice. */
export function contextOfApps(filter: Filter, apps: readonly AppOnSite[]): ActivityContext | null {
  const conditions = filter.all.filter(isCondition);
  if (conditions.some(({ field }) => field === 'site' || field === 'product')) return null;
  const [only, second] = conditions.filter(
    ({ field, operator }) => (field === 'app' || field === 'seat') && operator !== 'none-of',
  );
  if (only === undefined || second !== undefined) return null;
  const asked = apps.filter(({ resourceId }) => only.values.map(String).includes(resourceId));
  const sites = [...new Set(asked.map(({ siteId }) => siteId))];
  const products = [...new Set(asked.map(({ productKey }) => productKey))];
  const meant = apps.filter(
    ({ siteId, productKey }) => sites.includes(siteId) && products.includes(productKey),
  );
  return asked.length > 0 && asked.length === meant.length ? { sites, products } : null;
}
