import { useMemo } from 'react';
import { contextSentence } from '../../../../src/contract/filterWords';
import { columnWords, usersWords } from '../../../../src/contract/usersWords';
import { userSortKeys } from '../../../../src/domain/userList';
import { useFormats } from '../components/viewer';
import { IsWholeOrganization } from './activityScope';
import { OpenUser } from './openUser';
import { TableStatus } from './TableStatus';
import type { UserListProps } from './UserList';
import { UserTable } from './usersTable';

export type UserRowsProps = Pick<
  UserListProps,
  'list' | 'names' | 'view' | 'change' | 'layout' | 'selection' | 'onOpen' | 'isOutdated'
>;

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
