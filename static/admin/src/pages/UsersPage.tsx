import { useCallback, useMemo } from 'react';
import { usersWords } from '../../../../src/contract/usersWords';
import { contextOf } from '../../../../src/domain/filter/context';
import { conditionsOf } from '../../../../src/domain/filter/filter';
import type { ShownColumns } from '../../../../src/domain/shownColumns';
import type { UserView } from '../../../../src/domain/userView';
import { isGoingOn, useLatestSync } from '../api/queries';
import { useUserChoices, useUserList } from '../api/users';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';
import { FilterBar } from '../filter/FilterBar';
import { namesFrom } from '../filter/filterEditing';
import { UnreadableLink } from '../filter/UnreadableLink';
import { type ChangeView, useUserView } from '../filter/useUserView';
import { InviteUsers } from '../operations/InviteUsers';
import { TableSkeleton } from '../table/TableSkeleton';
import { UserActions } from '../table/UserActions';
import { UserList } from '../table/UserList';
import { usersTable } from '../table/usersTable';
import { type TableLayout, useTableLayout } from '../table/useTableLayout';
import { useUserSelection } from '../table/useUserSelection';
import { OpenedUserDrawer } from '../user/OpenedUserDrawer';
import { useOpenedUser } from '../user/useOpenedUser';

export function UsersPage() {
  const [view, change] = useUserView();
  const { data: sync } = useLatestSync();
  const list = useUserList(view, isGoingOn(sync));
  const groupIds = conditionsOf(view.filter).flatMap((condition) =>
    condition.field === 'group' || condition.field === 'path' ? condition.values : [],
  );
  const { data: choices } = useUserChoices({ groupIds, groupSearch: '' });
  const selection = useUserSelection(view);
  const layout = useUserLayout(view, change);
  const opened = useOpenedUser();
  const names = namesFrom(choices);
  const asOf = list.data?.asOf.users;
  return (
    <>
      <PageHeader title={usersWords.title} asOf={asOf} actions={<SyncButton beside={<InviteUsers />} />} />
      <UnreadableLink />
      <FilterBar
        view={view}
        choices={choices}
        names={names}
        context={view.context ?? contextOf(view.filter)}
        columns={layout === null || layout.isStandard ? null : layout.columns}
        change={change}
      />
      {!list.error && (list.isPending || layout === null) && (
        <TableSkeleton columns={usersTable.columns} layout={layout} />
      )}
      {list.error && <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && layout !== null && (
        <UserList
          list={list.data}
          names={names}
          view={view}
          change={change}
          layout={layout}
          selection={selection}
          actions={
            <UserActions
              view={view}
              list={list.data}
              names={names}
              columns={layout.columns}
              selection={selection}
            />
          }
          onOpen={opened.open}
          isOutdated={list.isPlaceholderData}
          isArriving={asOf === null && isGoingOn(sync)}
        />
      )}
      <OpenedUserDrawer opened={opened} view={view} list={list.data} />
    </>
  );
}

function useUserLayout({ columns, page }: UserView, change: ChangeView): TableLayout | null {
  const setColumns = useCallback(
    // Resizing is no step to go back to, and stays on its page.
    (next: ShownColumns | null) => change({ columns: next, page }, { replace: true }),
    [change, page],
  );
  const address = useMemo(() => ({ columns, setColumns }), [columns, setColumns]);
  return useTableLayout({ table: 'users', known: usersTable.columns, address });
}
