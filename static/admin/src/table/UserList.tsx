// The list below the filter, in whatever state it is.
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { Text } from '@atlaskit/primitives/compiled';
import { useRef } from 'react';
import { contextSentence, filterWords, type Names } from '../../../../src/contract/filterWords';
import { usersStateWords } from '../../../../src/contract/usersWords';
import type { UserList as ListedUsers } from '../../../../src/contract/views';
import { EVERYBODY } from '../../../../src/domain/filter/filter';
import type { UserView } from '../../../../src/domain/userView';
import { EmptyState } from '../components/EmptyState';
import type { ChangeView } from '../filter/useUserView';
import { Pager } from './Pager';
import type { Selection } from './selection';
import { SelectionStatus } from './SelectionStatus';
import { TableSkeleton } from './TableSkeleton';
import { UserTable } from './UserTable';
import styles from './UserList.module.css';

export interface UserListProps {
  readonly list: ListedUsers;
  readonly names: Names;
  readonly view: UserView;
  readonly change: ChangeView;
  readonly selection: Selection;
  /** True: the list is that of the view before. */
  readonly isOutdated: boolean;
  /** True: a first sync runs, and its data is on its way. */
  readonly isArriving: boolean;
}

export function UserList(props: UserListProps) {
  const { list, names, view, change, selection, isOutdated, isArriving } = props;
  const top = useRef<HTMLDivElement>(null);
  const { sites, products } = list.context;
  const isWhole = sites.length === 0 && products.length === 0;
  const turnTo = (page: number): void => {
    change({ page });
    // The buttons are at the end of the list, a page is read from its beginning.
    top.current?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <div ref={top} className={styles.list}>
      {isArriving && (
        <SectionMessage title={usersStateWords.arrivingTitle}>
          <Text as="p">{usersStateWords.arriving}</Text>
        </SectionMessage>
      )}
      <SelectionStatus selection={selection} total={list.total} />
      {list.items.length === 0 ? (
        <NoRows list={list} view={view} change={change} isArriving={isArriving} />
      ) : (
        <UserTable
          items={list.items}
          sort={view.sort}
          onSort={(sort) => change({ sort })}
          selection={selection}
          activityIn={isWhole ? null : contextSentence(list.context, names)}
          activityAsOf={list.asOf.activity}
          isOutdated={isOutdated}
        />
      )}
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

type NoRowsProps = Pick<UserListProps, 'list' | 'view' | 'change' | 'isArriving'>;

function NoRows({ list, view, change, isArriving }: NoRowsProps) {
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
  if (isArriving) return <TableSkeleton />;
  return <EmptyState title={usersStateWords.neverSyncedTitle} text={usersStateWords.neverSynced} />;
}
