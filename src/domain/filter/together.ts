// Site and app are conditions of their own: who uses one app on the site and the wanted one elsewhere meets both. Whoever
// means both together asks for the apps on the sites.
import type { ResourceId } from '../ids';
import type { Condition } from './fields';
import { isCondition } from './filter';
import type { Filter } from './filter';

/** One product on one site. */
export interface AppOnSite {
  readonly resourceId: ResourceId;
  readonly siteId: string;
  readonly productKey: string;
}

export interface Together {
  readonly sites: readonly string[];
  readonly products: readonly string[];
  /** Asks for the products on the sites. */
  readonly condition: Condition;
}

/** Returns null where the filter does not ask for both, where there is no such app, or where it asks for it already. */
export function together(filter: Filter, apps: readonly AppOnSite[]): Together | null {
  const sites = wanted(filter, 'site');
  const products = wanted(filter, 'product');
  const values = apps
    .filter(({ siteId, productKey }) => sites.includes(siteId) && products.includes(productKey))
    .map(({ resourceId }) => resourceId);
  if (values.length === 0 || asksFor(filter, values)) return null;
  return { sites, products, condition: { field: 'app', operator: 'any-of', values } };
}

function wanted(filter: Filter, field: 'site' | 'product'): readonly string[] {
  const [only, second] = filter.all.filter(
    (clause) => isCondition(clause) && clause.field === field && clause.operator === 'any-of',
  );
  // What two lists of sites have in common is not what somebody means who chose a site and an app.
  return only !== undefined && second === undefined && isCondition(only) ? only.values.map(String) : [];
}

/** True: whoever meets the filter uses one of the apps. */
function asksFor(filter: Filter, resourceIds: readonly string[]): boolean {
  return filter.all.some(
    (clause) =>
      isCondition(clause) &&
      (clause.field === 'app' || clause.field === 'seat') &&
      clause.operator !== 'none-of' &&
      clause.values.every((value) => resourceIds.includes(value)),
  );
}
