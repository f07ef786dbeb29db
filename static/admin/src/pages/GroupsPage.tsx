import { useMemo } from 'react';
import { groupsWords } from '../../../../src/contract/placesWords';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import { useGroupList } from '../api/places';
import { isGoingOn, useLatestSync } from '../api/queries';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';
import { Arriving } from '../components/Arriving';
import { GroupFilters } from '../places/GroupFilters';
import { GroupRows } from '../places/GroupRows';
import { groupsTable } from '../places/groupsTable';
import { CountingContext } from '../places/UsersLink';
import { useGroupView, usePlaceLayout } from '../places/usePlaceView';
import { TableSkeleton } from '../table/TableSkeleton';

export function GroupsPage() {
  const [view, change] = useGroupView();
  const { data: sync } = useLatestSync();
  const list = useGroupList(view, isGoingOn(sync));
  const { columns, page, inactiveDays } = view;
  const layout = usePlaceLayout({
    table: 'groups',
    known: groupsTable.columns,
    columns,
    change: useMemo(
      () => (next: ShownColumns | null) => change({ columns: next, page }, { replace: true }),
      [change, page],
    ),
  });
  const asOf = list.data?.asOf.users ?? null;
  const isArriving = list.data !== undefined && asOf === null && isGoingOn(sync);
  const counting = useMemo(() => ({ inactiveDays, asOf }), [inactiveDays, asOf]);
  return (
    <CountingContext.Provider value={counting}>
      <PageHeader title={groupsWords.title} asOf={list.data?.asOf.users} actions={<SyncButton />} />
      <GroupFilters view={view} change={change} />
      {isArriving && <Arriving />}
      {!list.error && (list.isPending || layout === null) && (
        <TableSkeleton columns={groupsTable.columns} layout={layout} />
      )}
      {list.error && <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && layout !== null && (
        <GroupRows
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
