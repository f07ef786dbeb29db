import { useMemo } from 'react';
import { placesWords, productsWords } from '../../../../src/contract/placesWords';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import { useProductList } from '../api/places';
import { isGoingOn, useLatestSync } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';
import filterStyles from '../filter/FilterBar.module.css';
import { Arriving } from '../components/Arriving';
import { InactiveDays } from '../places/InactiveDays';
import { ProductRows } from '../places/ProductRows';
import { productsTable } from '../places/productsTable';
import { CountingContext } from '../places/UsersLink';
import { usePlaceLayout, useProductView } from '../places/usePlaceView';
import { TableSkeleton } from '../table/TableSkeleton';

export function ProductsPage() {
  const [view, change] = useProductView();
  const { columns, inactiveDays } = view;
  const { data: sync } = useLatestSync();
  const list = useProductList(inactiveDays, isGoingOn(sync));
  const layout = usePlaceLayout({
    table: 'products',
    known: productsTable.columns,
    columns,
    change: useMemo(
      () => (next: ShownColumns | null) => change({ columns: next }, { replace: true }),
      [change],
    ),
  });
  const asOf = list.data?.asOf.users ?? null;
  const isArriving = list.data !== undefined && asOf === null && isGoingOn(sync);
  const counting = useMemo(() => ({ inactiveDays, asOf }), [inactiveDays, asOf]);
  return (
    <CountingContext.Provider value={counting}>
      <PageHeader title={productsWords.title} asOf={list.data?.asOf.users} actions={<SyncButton />} />
      <section className={filterStyles.controls} aria-label={placesWords.inactiveTitle}>
        <InactiveDays days={inactiveDays} onChange={(days) => change({ inactiveDays: days })} />
      </section>
      {isArriving && <Arriving />}
      {!list.error && (list.isPending || layout === null) && (
        <TableSkeleton columns={productsTable.columns} layout={layout} />
      )}
      {list.error && <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && layout !== null && (
        <ProductRows
          list={list.data}
          view={view}
          change={change}
          layout={layout}
          isOutdated={list.isPlaceholderData}
          isArriving={isArriving}
        />
      )}
    </CountingContext.Provider>
  );
}
