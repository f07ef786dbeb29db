import { useCallback, useEffect, useRef, useState } from 'react';
import { usersWords } from '../../../../src/contract/usersWords';
import { contextOf } from '../../../../src/domain/filter/context';
import { conditionsOf } from '../../../../src/domain/filter/filter';
import { isGoingOn, useLatestSync } from '../api/queries';
import { useUserChoices, useUserList } from '../api/users';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { SyncButton } from '../components/SyncButton';
import { useSyncFinished } from '../components/useSyncFinished';
import { FilterBar } from '../filter/FilterBar';
import { editFilter, namesFrom } from '../filter/filterEditing';
import { useUserView } from '../filter/useUserView';
import { Selection } from '../table/selection';
import { TableSkeleton } from '../table/TableSkeleton';
import { UserList } from '../table/UserList';

export function UsersPage() {
  const [view, change] = useUserView();
  const { data: sync } = useLatestSync();
  const list = useUserList(view, isGoingOn(sync));
  const groupIds = conditionsOf(view.filter).flatMap((condition) =>
    condition.field === 'group' || condition.field === 'path' ? condition.values : [],
  );
  const { data: choices } = useUserChoices({ groupIds, groupSearch: '' });
  const selection = useUserSelection(JSON.stringify(view.filter));
  const names = namesFrom(choices);
  const set = editFilter(view.filter, change);
  const asOf = list.data?.asOf.users;
  return (
    <>
      <PageHeader title={usersWords.title} asOf={asOf} actions={<SyncButton />} />
      <FilterBar
        editing={{ filter: view.filter, choices, names, set }}
        context={view.context ?? contextOf(view.filter)}
        isContextChosen={view.context !== null}
        change={change}
      />
      {list.isPending && <TableSkeleton />}
      {list.error && <ErrorMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <UserList
          list={list.data}
          names={names}
          view={view}
          change={change}
          selection={selection}
          isOutdated={list.isPlaceholderData}
          isArriving={asOf === null && isGoingOn(sync)}
        />
      )}
    </>
  );
}

/** Chosen users that the list may no longer hold are let go: nobody should act on whom they do not see. */
function useUserSelection(shown: string): Selection {
  const [selection] = useState(() => new Selection());
  const shownBefore = useRef(shown);
  useEffect(() => {
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    selection.clear('filter');
  }, [selection, shown]);
  useSyncFinished(useCallback(() => selection.clear('sync'), [selection]));
  return selection;
}
