import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import type { ReactNode } from 'react';
import { columnWords } from '../../../../src/contract/usersWords';
import type { UserSort, UserSortKey } from '../../../../src/domain/userList';
import { shownColumns, userColumns } from './columns';
import styles from './UserTable.module.css';

export interface TableHeadProps {
  readonly sort: UserSort;
  /** Absent while nothing is there to be sorted. */
  readonly onSort?: (sort: UserSort) => void;
  /** Where last active is looked for, in words; null: in the whole organization. */
  readonly activityIn: string | null;
  /** How old the last-active dates are, in words. */
  readonly activityAge?: string | undefined;
  /** Stands over the rows' checkboxes. */
  readonly choice?: ReactNode;
}

export function TableHead({ sort, onSort, activityIn, activityAge, choice }: TableHeadProps) {
  return (
    <>
      <colgroup>
        <col className={styles.choiceColumn} />
        {shownColumns.map((key) => (
          <col key={key} style={{ width: userColumns[key].width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td className={styles.choice}>{choice}</td>
          {shownColumns.map((key) => (
            <th
              key={key}
              scope="col"
              className={styles.header}
              aria-sort={key === sort.by ? sort.direction : 'none'}
              title={key === 'last-active' ? activityAge : undefined}
            >
              <SortButton column={key} sort={sort} onSort={onSort} />
              {key === 'last-active' && activityIn !== null && (
                <div className={styles.activityIn} title={activityIn}>
                  {activityIn}
                </div>
              )}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}

interface SortButtonProps extends Pick<TableHeadProps, 'sort'> {
  readonly column: UserSortKey;
  readonly onSort: TableHeadProps['onSort'] | undefined;
}

function SortButton({ column, sort, onSort }: SortButtonProps) {
  const isSorted = sort.by === column;
  const isAscending = sort.direction === 'ascending';
  const next = isSorted && isAscending ? 'descending' : 'ascending';
  const Arrow = isAscending ? ArrowUpIcon : ArrowDownIcon;
  return (
    <button
      className={styles.sort}
      type="button"
      disabled={onSort === undefined}
      onClick={() => onSort?.({ by: column, direction: next })}
    >
      {columnWords[column]}
      <span className={isSorted ? styles.arrow : styles.noArrow}>
        <Arrow label="" size="small" color="currentColor" />
      </span>
    </button>
  );
}
