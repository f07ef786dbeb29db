// Sites and products below their totals, in whatever state they are.
import { useMemo } from 'react';
import { placesWords, productColumnWords, productsWords } from '../../../../src/contract/placesWords';
import { holdersOf, type ProductList } from '../../../../src/domain/productList';
import { productSortKeys, type ProductView } from '../../../../src/domain/productView';
import { EmptyState } from '../components/EmptyState';
import { useFormats } from '../components/viewer';
import { TableSkeleton } from '../table/TableSkeleton';
import { TableStatus } from '../table/TableStatus';
import { TableToolbar } from '../table/TableToolbar';
import type { TableLayout } from '../table/useTableLayout';
import { placeRows } from './placeRows';
import styles from './places.module.css';
import { productsTable, ProductTable } from './productsTable';
import type { ChangePlaces } from './usePlaceView';
import { UsersLink } from './UsersLink';

export interface ProductRowsProps {
  readonly list: ProductList;
  readonly view: ProductView;
  readonly change: ChangePlaces<ProductView>;
  readonly layout: TableLayout;
  /** True: the list is that of the view before. */
  readonly isOutdated: boolean;
  /** True: a first sync runs, and its data is on its way. */
  readonly isArriving: boolean;
}

export function ProductRows({ list, view, change, layout, isOutdated, isArriving }: ProductRowsProps) {
  const formats = useFormats();
  const { sort, inactiveDays } = view;
  const rows = useMemo(() => placeRows(list.sites, sort), [list.sites, sort]);
  const notes = useMemo(
    () =>
      new Map([
        ['licenses', { text: null, title: productsWords.meaning }],
        ['unlicensed', { text: null, title: productsWords.unlicensedMeaning }],
        [
          'inactive',
          {
            text: placesWords.inactiveNote(formats.number(inactiveDays)),
            title: placesWords.inactiveMeaning,
          },
        ],
      ]),
    [formats, inactiveDays],
  );
  if (list.sites.length === 0 && isArriving)
    return <TableSkeleton columns={productsTable.columns} layout={layout} />;
  if (list.sites.length === 0)
    return <EmptyState title={placesWords.neverSyncedTitle} text={placesWords.neverSynced} />;
  return (
    <div className={styles.page}>
      <TableToolbar status={<Totals list={list} />} columns={productsTable.columns} layout={layout} />
      <TableStatus
        sort={sort}
        sortLabel={productColumnWords[sort.by]}
        page={1}
        pages={1}
        isLoading={isOutdated}
      />
      <ProductTable
        rows={rows}
        layout={layout}
        sort={sort}
        onSort={({ by, direction }) => {
          const key = productSortKeys.find((known) => known === by);
          if (key !== undefined) change({ sort: { by: key, direction } });
        }}
        notes={notes}
        isOutdated={isOutdated}
      />
    </div>
  );
}

function Totals({ list: { sites, totals } }: Pick<ProductRowsProps, 'list'>) {
  const formats = useFormats();
  const products = sites.flatMap((site) => site.products);
  const counted = products.filter(({ isSandbox }) => !isSandbox);
  const holders = productsWords.users(formats.number(totals.holders), totals.holders === 1);
  const filter = holdersOf(counted.map(({ resourceId }) => resourceId));
  return (
    <p className={styles.totals}>
      {productsWords.totals(
        formats.number(totals.sites),
        formats.number(totals.products),
        formats.number(totals.licenses),
      )}{' '}
      {filter === null || counted.length === 0 ? (
        <span title={productsWords.tooMany}>{holders}</span>
      ) : (
        <UsersLink
          users={totals.holders}
          filter={filter}
          context={null}
          what={productColumnWords.licenses}
          of={productsWords.title}
          text={holders}
        />
      )}
      {counted.length < products.length && <> · {productsWords.withoutSandboxes}</>}
    </p>
  );
}
