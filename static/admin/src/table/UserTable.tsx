// The table of users: headers that sort, rows that can be chosen.
import { useCallback } from 'react';
import { usersWords } from '../../../../src/contract/usersWords';
import type { UserListItem } from '../../../../src/contract/views';
import type { AccountId } from '../../../../src/domain/ids';
import type { UserSort } from '../../../../src/domain/userList';
import unseen from '../components/unseen.module.css';
import { useFormats } from '../components/viewer';
import { PageChoice } from './PageChoice';
import type { Selection } from './selection';
import { TableHead } from './TableHead';
import { UserRow } from './UserRow';
import styles from './UserTable.module.css';

export interface UserTableProps {
  readonly items: readonly UserListItem[];
  readonly sort: UserSort;
  readonly onSort: (sort: UserSort) => void;
  readonly selection: Selection;
  /** Where last active is looked for, in words; null: in the whole organization. */
  readonly activityIn: string | null;
  /** Epoch milliseconds; null: never read to its end. */
  readonly activityAsOf: number | null;
  /** True: other rows are on their way. */
  readonly isOutdated: boolean;
}

export function UserTable(props: UserTableProps) {
  const { items, sort, onSort, selection, activityIn, activityAsOf, isOutdated } = props;
  const formats = useFormats();
  const activityAge =
    activityAsOf === null ? undefined : usersWords.activityAsOf(formats.instant(activityAsOf));
  const choose = useCallback(
    (accountId: AccountId, isSelected: boolean, isRange: boolean) =>
      selection.choose(accountId, isSelected, isRange ? items.map((user) => user.accountId) : null),
    [items, selection],
  );
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-busy={isOutdated}>
        <caption className={unseen.unseen}>{usersWords.table}</caption>
        <TableHead
          sort={sort}
          onSort={onSort}
          activityIn={activityIn}
          activityAge={activityAge}
          choice={<PageChoice items={items} selection={selection} />}
        />
        <tbody className={isOutdated ? styles.outdated : undefined}>
          {items.map((user) => (
            <UserRow
              key={user.accountId}
              user={user}
              isWhole={activityIn === null}
              selection={selection}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
