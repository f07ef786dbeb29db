// Last active by context: the latest use over the chosen sites and products, else the date of being added, marked
// as never active there, else unknown.

/** Empty `sites` means all sites, empty `products` all products; both chosen: those products on those sites only. */
export interface ActivityContext {
  /** Cloud ids. */
  readonly sites: readonly string[];
  /** Product keys. */
  readonly products: readonly string[];
}

export const WHOLE_ORGANIZATION: ActivityContext = { sites: [], products: [] };

export type LastActive =
  | { readonly kind: 'used'; readonly at: number }
  /** Never active in this context; `at` is the date of being added. */
  | { readonly kind: 'never'; readonly at: number }
  /** Atlassian did not tell, or nobody knows when the user was added. Matches no filter on inactivity. */
  | { readonly kind: 'unknown' }
  /** Neither holds nor used anything in this context. Matches no filter on inactivity. */
  | { readonly kind: 'none' };

/** A product on a site that a user holds, used, or both. */
export interface UsedPlace {
  readonly siteId: string;
  readonly productKey: string;
  readonly isHeld: boolean;
  /** Null: never used, as far as told. */
  readonly lastUsedAt: number | null;
}

export interface ActivityFacts {
  readonly addedAt: number | null;
  /** False: Atlassian did not tell the user's last uses. */
  readonly isTold: boolean;
  readonly places: readonly UsedPlace[];
}

export function lastActiveIn(facts: ActivityFacts, context: ActivityContext): LastActive {
  const isWhole = context.sites.length === 0 && context.products.length === 0;
  const places = facts.places.filter((place) => isCovered(place, context));
  if (places.length === 0 && !isWhole) return { kind: 'none' };
  const uses = places.flatMap((place) => place.lastUsedAt ?? []);
  if (uses.length > 0) return { kind: 'used', at: Math.max(...uses) };
  if (!facts.isTold || facts.addedAt === null) return { kind: 'unknown' };
  return { kind: 'never', at: facts.addedAt };
}

function isCovered(place: UsedPlace, { sites, products }: ActivityContext): boolean {
  return (
    (sites.length === 0 || sites.includes(place.siteId)) &&
    (products.length === 0 || products.includes(place.productKey))
  );
}
