// The list of groups below its filters, in whatever state it is.
import Button from '@atlaskit/button/new';
import { useMemo, useRef } from 'react';
import { groupColumnWords, groupsWords, placesWords } from '../../../../src/contract/placesWords';
import { usersStateWords } from '../../../../src/contract/usersWords';
import { EVERY_GROUP, groupSortKeys, type GroupList } from '../../../../src/domain/groupList';
import type { GroupView } from '../../../../src/domain/groupView';
import { EmptyState } from '../components/EmptyState';
import { useFormats } from '../components/viewer';
import { Pager } from '../table/Pager';
import { TableSkeleton } from '../table/TableSkeleton';
import { TableStatus } from '../table/TableStatus';
import { TableToolbar } from '../table/TableToolbar';
import type { TableLayout } from '../table/useTableLayout';
import { isAsking } from './GroupFilters';
import { groupsTable, GroupTable } from './groupsTable';
import styles from './places.module.css';
import type { ChangePlaces } from './usePlaceView';

export interface GroupRowsProps {
  readonly list: GroupList;
  readonly view: GroupView;
  readonly change: ChangePlaces<GroupView>;
  readonly layout: TableLayout;
  /** True: the list is that of the view before. */
  readonly isOutdated: boolean;
  /** True: a first sync runs, and its data is on its way. */
  readonly isArriving: boolean;
}

export function GroupRows(props: GroupRowsProps) {
  const { list, view, change, layout } = props;
  const formats = useFormats();
  const top = useRef<HTMLDivElement>(null);
  return (
    <div ref={top} className={styles.page}>
      <TableToolbar
        status={<output>{groupsWords.total(formats.number(list.total), list.total === 1)}</output>}
        columns={groupsTable.columns}
        layout={layout}
      />
      {list.items.length === 0 ? <NoGroups {...props} /> : <Rows {...props} />}
      {list.total > 0 && (
        <Pager
          label={groupsWords.pages}
          page={view.page}
          pageSize={view.pageSize}
          total={list.total}
          onPage={(page) => {
            change({ page });
            // The buttons are at the end of the list, a page is read from its beginning.
            top.current?.scrollIntoView({ block: 'nearest' });
          }}
          onPageSize={(pageSize) => change({ pageSize })}
        />
      )}
    </div>
  );
}

function Rows({ list, view, change, layout, isOutdated }: GroupRowsProps) {
  const { sort, page, pageSize, inactiveDays } = view;
  const formats = useFormats();
  const days = placesWords.inactiveNote(formats.number(inactiveDays));
  const notes = useMemo(
    () => new Map([['inactive', { text: days, title: placesWords.inactiveMeaning }]]),
    [days],
  );
  return (
    <>
      <TableStatus
        sort={sort}
        sortLabel={groupColumnWords[sort.by]}
        page={page}
        pages={Math.max(1, Math.ceil(list.total / pageSize))}
        isLoading={isOutdated}
      />
      <GroupTable
        rows={list.items}
        layout={layout}
        sort={sort}
        onSort={({ by, direction }) => {
          const key = groupSortKeys.find((known) => known === by);
          if (key !== undefined) change({ sort: { by: key, direction } });
        }}
        notes={notes}
        isOutdated={isOutdated}
      />
    </>
  );
}

function NoGroups({ list, view, change, layout, isArriving }: GroupRowsProps) {
  if (list.total > 0) {
    return (
      <EmptyState title={groupsWords.pageEmptyTitle} text={groupsWords.pageEmpty}>
        <Button onClick={() => change({ page: 1 })}>{usersStateWords.toFirstPage}</Button>
      </EmptyState>
    );
  }
  if (isAsking(view.filter)) {
    return (
      <EmptyState title={groupsWords.noMatchTitle} text={groupsWords.noMatch}>
        <Button onClick={() => change({ filter: EVERY_GROUP })}>{placesWords.clearFilters}</Button>
      </EmptyState>
    );
  }
  if (isArriving) return <TableSkeleton columns={groupsTable.columns} layout={layout} />;
  return <EmptyState title={placesWords.neverSyncedTitle} text={placesWords.neverSynced} />;
}
