// What the address of the list of sites and products says; what is not said is the default.
import type { Param } from './filter/params';
import { isSameOrder, orderFromText, orderToText, type ListOrder } from './listOrder';
import { columnsFromText, columnsToText, type ShownColumns } from './shownColumns';
import { INACTIVE_DAYS, inactiveDaysFromText } from './usage';

/** Sites are ordered, and within each its products. */
export const productSortKeys = [
  'name',
  'licenses',
  'active',
  'inactive',
  'never',
  'unknown',
  'users',
  'unlicensed',
  'plan',
  'capacity',
  'utilization',
] as const;

export type ProductSortKey = (typeof productSortKeys)[number];

export type ProductSort = ListOrder<ProductSortKey>;

export interface ProductView {
  readonly sort: ProductSort;
  readonly inactiveDays: number;
  /** Null: the person's own. */
  readonly columns: ShownColumns | null;
}

export const ALL_PRODUCTS: ProductView = {
  sort: { by: 'name', direction: 'ascending' },
  inactiveDays: INACTIVE_DAYS,
  columns: null,
};

export function productViewToParams({ sort, inactiveDays, columns }: ProductView): Param[] {
  return [
    ...(inactiveDays === INACTIVE_DAYS ? [] : [['inactive', String(inactiveDays)] as const]),
    ...(isSameOrder(sort, ALL_PRODUCTS.sort) ? [] : [['sort', orderToText(sort)] as const]),
    ...(columns === null ? [] : [['columns', columnsToText(columns)] as const]),
  ];
}

/** Reads what it can: a part that is malformed or unknown falls back to its default, the others stay. */
export function productViewFromParams(params: Iterable<Param>): ProductView {
  const texts = new Map(params);
  return {
    sort: orderFromText(texts.get('sort') ?? '', productSortKeys) ?? ALL_PRODUCTS.sort,
    inactiveDays: inactiveDaysFromText(texts.get('inactive') ?? '') ?? INACTIVE_DAYS,
    columns: columnsFromText(texts.get('columns') ?? ''),
  };
}
