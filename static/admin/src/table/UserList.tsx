// The list below the filter, in whatever state it is.
import Button from '@atlaskit/button/new';
import { type ReactNode, useRef } from 'react';
import { filterWords } from '../../../../src/contract/filterWords';
import { usersStateWords } from '../../../../src/contract/usersWords';
import { EVERYBODY } from '../../../../src/domain/filter/filter';
import { Arriving } from '../components/Arriving';
import { EmptyState } from '../components/EmptyState';
import { Pager } from './Pager';
import { SelectionStatus } from './SelectionStatus';
import { StickyToolbar } from './StickyToolbar';
import { TableSkeleton } from './TableSkeleton';
import { UserRows, type UserRowsProps } from './UserRows';
import { usersTable } from './usersTable';
import styles from './UserList.module.css';

interface UserListProps extends UserRowsProps {
  /** What can be done with the list or with those chosen. */
  readonly actions: ReactNode;
  /** True: a first sync runs, and its data is on its way. */
  readonly isArriving: boolean;
}

export function UserList(props: UserListProps) {
  const { list, view, change, layout, selection, actions, isArriving } = props;
  const top = useRef<HTMLDivElement>(null);
  const turnTo = (page: number): void => {
    change({ page });
    // The buttons are at the end of the list, a page is read from its beginning.
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div ref={top} className={styles.list}>
      {isArriving && <Arriving />}
      <StickyToolbar
        status={<SelectionStatus selection={selection} total={list.total} />}
        actions={actions}
        columns={usersTable.columns}
        layout={layout}
      />
      {list.items.length === 0 ? <NoRows {...props} /> : <UserRows {...props} />}
      {list.total > 0 && (
        <Pager
          page={view.page}
          pageSize={view.pageSize}
          total={list.total}
          onPage={turnTo}
          onPageSize={(pageSize) => change({ pageSize })}
        />
      )}
    </div>
  );
}

function NoRows({ list, view, change, layout, isArriving }: UserListProps) {
  if (list.total > 0) {
    return (
      <EmptyState title={usersStateWords.pageEmptyTitle} text={usersStateWords.pageEmpty}>
        <Button onClick={() => change({ page: 1 })}>{usersStateWords.toFirstPage}</Button>
      </EmptyState>
    );
  }
  if (view.filter.all.length > 0) {
    return (
      <EmptyState title={usersStateWords.noMatchTitle} text={usersStateWords.noMatch}>
        <Button onClick={() => change({ filter: EVERYBODY })}>{filterWords.clearAll}</Button>
      </EmptyState>
    );
  }
  if (isArriving) return <TableSkeleton columns={usersTable.columns} layout={layout} />;
  return <EmptyState title={usersStateWords.neverSyncedTitle} text={usersStateWords.neverSynced} />;
}
