// The rows of sites and products: each site with its products below it, ordered within one another.
import type { ListOrder } from '../../../../src/domain/listOrder';
import type { PlaceNumber, PlaceUsers, ProductPlace, SitePlace } from '../../../../src/domain/productList';
import type { ProductSort, ProductSortKey } from '../../../../src/domain/productView';
import { sumOf } from '../../../../src/domain/usage';

export type PlaceRow =
  | { readonly kind: 'site'; readonly site: SitePlace }
  | { readonly kind: 'product'; readonly product: ProductPlace; readonly site: SitePlace };

export function placeRows(sites: readonly SitePlace[], sort: ProductSort): PlaceRow[] {
  const siteRows = sites.map((site): PlaceRow => ({ kind: 'site', site }));
  return ordered(siteRows, sort).flatMap((row) => [
    row,
    ...ordered(
      row.site.products.map((product): PlaceRow => ({ kind: 'product', product, site: row.site })),
      sort,
    ),
  ]);
}

/** As they come – by name – where the order does not decide. */
function ordered(rows: readonly PlaceRow[], { by, direction }: ListOrder<ProductSortKey>): PlaceRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  if (by === 'name') return direction === 'ascending' ? [...rows] : rows.toReversed();
  return rows.toSorted((one, other) => {
    const a = keyOf(one, by);
    const b = keyOf(other, by);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
}

function keyOf(row: PlaceRow, by: Exclude<ProductSortKey, 'name'>): number | string | null {
  switch (by) {
    case 'plan':
      return planOf(row)?.toLowerCase() ?? null;
    case 'capacity':
      return capacityOf(row);
    case 'utilization':
      return utilizationOf(row);
    default:
      return numberOf(row, by);
  }
}

/** Licenses of a site are those of all its products together. */
export function numberOf(row: PlaceRow, number: PlaceNumber): number {
  if (number === 'licenses' && row.kind === 'site') return row.site.licenses;
  return usersIn(usersOf(row), number);
}

export function usersOf(row: PlaceRow): PlaceUsers {
  return row.kind === 'site' ? row.site : row.product;
}

/** Users behind a number. */
export function usersIn({ users, unlicensed, usage }: PlaceUsers, number: PlaceNumber): number {
  switch (number) {
    case 'users':
      return users;
    case 'unlicensed':
      return unlicensed;
    case 'licenses':
      return sumOf(usage);
    default:
      return usage[number];
  }
}

/** Null: not told, or no plan of a whole site. */
export function planOf(row: PlaceRow): string | null {
  return row.kind === 'site' ? null : row.product.planName;
}

/** Null: not told, for a site of any of its products. */
export function capacityOf(row: PlaceRow): number | null {
  if (row.kind === 'product') return row.product.capacity;
  return row.site.products.reduce<number | null>(
    (sum, { capacity }) => (sum === null || capacity === null ? null : sum + capacity),
    0,
  );
}

/** Share of the capacity that is licensed, 0…1 or more; null: not told. */
export function utilizationOf(row: PlaceRow): number | null {
  const capacity = capacityOf(row);
  return capacity === null || capacity === 0 ? null : numberOf(row, 'licenses') / capacity;
}
