import { useMemo } from 'react';
import { contextSentence, type Names } from '../../../../src/contract/filterWords';
import { columnWords, usersWords } from '../../../../src/contract/usersWords';
import type { UserList as ListedUsers, UserListItem } from '../../../../src/contract/views';
import { userSortKeys } from '../../../../src/domain/userList';
import type { UserView } from '../../../../src/domain/userView';
import { useFormats } from '../components/viewer';
import type { ChangeView } from '../filter/useUserView';
import { IsWholeOrganization } from './activityScope';
import { OpenUser } from './openUser';
import type { RowSelection } from './rowSelection';
import { TableStatus } from './TableStatus';
import { UserTable } from './usersTable';
import type { TableLayout } from './useTableLayout';

export interface UserRowsProps {
  readonly list: ListedUsers;
  readonly names: Names;
  readonly view: UserView;
  readonly change: ChangeView;
  readonly layout: TableLayout;
  readonly selection: RowSelection;
  /** Always the same function, or every row renders; absent: there is nothing more to see of a user. */
  readonly onOpen?: (user: UserListItem) => void;
  /** True: the list is that of the view before. */
  readonly isOutdated: boolean;
}

/** The users of the page. */
export function UserRows({
  list,
  names,
  view,
  change,
  layout,
  selection,
  onOpen,
  isOutdated,
}: UserRowsProps) {
  const formats = useFormats();
  const { sites, products } = list.context;
  const isWhole = sites.length === 0 && products.length === 0;
  const activityIn = isWhole ? null : contextSentence(list.context, names);
  const asOf = list.asOf.activity;
  const age = asOf === null ? undefined : usersWords.activityAsOf(formats.instant(asOf));
  const notes = useMemo(
    () =>
      new Map([
        ['last-active', { text: activityIn, title: age }],
        ['changed', { text: null, title: usersWords.changedAsSeen }],
      ]),
    [activityIn, age],
  );
  const { sort, page, pageSize } = view;
  return (
    <IsWholeOrganization.Provider value={isWhole}>
      <OpenUser.Provider value={onOpen ?? null}>
        <TableStatus
          sort={sort}
          sortLabel={columnWords[sort.by]}
          page={page}
          pages={Math.max(1, Math.ceil(list.total / pageSize))}
          isLoading={isOutdated}
        />
        <UserTable
          rows={list.items}
          layout={layout}
          sort={sort}
          onSort={({ by, direction }) => {
            const key = userSortKeys.find((known) => known === by);
            if (key !== undefined) change({ sort: { by: key, direction } });
          }}
          notes={notes}
          selection={selection}
          {...(onOpen === undefined ? {} : { onOpen })}
          isOutdated={isOutdated}
        />
      </OpenUser.Provider>
    </IsWholeOrganization.Provider>
  );
}
