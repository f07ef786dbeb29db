// Sites and their products: who holds licenses, who uses them, and which users are behind a number.
import type { ResourceStatus } from './directory';
import { filterOf } from './filter/filter';
import type { Filter } from './filter/filter';
import type { ResourceId } from './ids';
import type { ActivityContext } from './lastActive';
import { useStates, usedAs } from './usage';
import type { Usage, UseState } from './usage';

/** Users of one product on one site, or of all products of one site. */
export interface PlaceUsers {
  /** Who can use it. */
  readonly users: number;
  /** Who can use it without a license. */
  readonly unlicensed: number;
  /** Holders of a license by their latest use of it; on a site, of anything there. */
  readonly usage: Usage;
}

export interface ProductPlace extends PlaceUsers {
  readonly resourceId: ResourceId;
  readonly siteId: string;
  readonly productKey: string;
  readonly name: string | null;
  readonly status: ResourceStatus;
  readonly isSandbox: boolean;
  readonly planName: string | null;
  /** Users that the plan allows; null: not told. */
  readonly capacity: number | null;
}

export interface SitePlace extends PlaceUsers {
  readonly siteId: string;
  readonly hostUrl: string | null;
  /** Nothing but sandboxes. */
  readonly isSandbox: boolean;
  /** Of all its products together: somebody with two counts twice. */
  readonly licenses: number;
  /** By key. */
  readonly products: readonly ProductPlace[];
}

export interface ProductList {
  /** By host. */
  readonly sites: readonly SitePlace[];
  /** Without sandboxes, which cost nothing. */
  readonly totals: {
    readonly sites: number;
    readonly products: number;
    readonly licenses: number;
    /** Users who hold at least one of the licenses. */
    readonly holders: number;
  };
  /** Begin of the reading behind the numbers, epoch milliseconds; null before the first one. */
  readonly asOf: {
    readonly resources: number | null;
    readonly users: number | null;
    readonly activity: number | null;
  };
}

/** `licenses`: whoever holds one. */
export type PlaceNumber = 'licenses' | UseState | 'users' | 'unlicensed';

export const placeNumbers: readonly PlaceNumber[] = ['licenses', ...useStates, 'users', 'unlicensed'];

/** A list of users that opens. */
export interface OpenedUsers {
  readonly filter: Filter;
  /** Where last active is looked for. */
  readonly context: ActivityContext;
}

/** Returns the users behind a number of one product on one site. */
export function usersOfProduct(
  number: PlaceNumber,
  place: Pick<ProductPlace, 'resourceId' | 'siteId' | 'productKey'>,
  inactiveDays: number,
): OpenedUsers | null {
  const resourceIds = [place.resourceId];
  const canUse = { field: 'app', operator: 'any-of', values: resourceIds } as const;
  const context = { sites: [place.siteId], products: [place.productKey] };
  return opened(number, { resourceIds, canUse, context, inactiveDays });
}

/** Returns the users behind a number of a site; null when the site has more products than a filter can name. */
export function usersOfSite(
  number: PlaceNumber,
  site: { readonly siteId: string; readonly products: readonly Pick<ProductPlace, 'resourceId'>[] },
  inactiveDays: number,
): OpenedUsers | null {
  const resourceIds = site.products.map(({ resourceId }) => resourceId);
  const canUse = { field: 'site', operator: 'any-of', values: [site.siteId] } as const;
  return opened(number, {
    resourceIds,
    canUse,
    context: { sites: [site.siteId], products: [] },
    inactiveDays,
  });
}

/** Returns who holds at least one license of the products; null when there are more than a filter can name. */
export function holdersOf(resourceIds: readonly ResourceId[]): Filter | null {
  return filterOf([{ field: 'seat', operator: 'any-of', values: resourceIds }]);
}

interface Wanted {
  readonly resourceIds: readonly ResourceId[];
  readonly canUse: Filter['all'][number];
  readonly context: ActivityContext;
  readonly inactiveDays: number;
}

function opened(
  number: PlaceNumber,
  { resourceIds, canUse, context, inactiveDays }: Wanted,
): OpenedUsers | null {
  const holds = { field: 'seat', operator: 'any-of', values: resourceIds } as const;
  const filter = filterOf(
    number === 'users'
      ? [canUse]
      : number === 'unlicensed'
        ? [canUse, { ...holds, operator: 'none-of' }]
        : [holds, ...(number === 'licenses' ? [] : usedAs(number, inactiveDays))],
  );
  return filter === null ? null : { filter, context };
}
