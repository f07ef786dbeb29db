import Skeleton from '@atlaskit/skeleton';
import { tableWords } from '../../../../src/contract/tableWords';
import unseen from '../components/unseen.module.css';
import { standardColumns } from './columnLayout';
import styles from './DataTable.module.css';
import type { Column } from './tableDefinition';
import { CHOICE_WIDTH } from './useDraftLayout';
import type { TableLayout } from './useTableLayout';

/** More rows would only be below the edge of the window. */
const ROWS = Array.from({ length: 10 }, (_row, at) => at);

export interface TableSkeletonProps {
  readonly columns: readonly Pick<Column<never>, 'key' | 'label' | 'width' | 'isOptional'>[];
  /** Null: not known yet. */
  readonly layout: TableLayout | null;
}

/** The table before its first rows: nothing moves when they come. */
export function TableSkeleton({ columns, layout }: TableSkeletonProps) {
  const shown = layout?.columns ?? standardColumns(columns);
  const density = layout?.density === 'compact' ? styles.compact : styles.comfortable;
  const leastWidth = shown.reduce((sum, { width }) => sum + width, CHOICE_WIDTH);
  return (
    <div className={styles.skeletonFrame}>
      <output className={unseen.unseen}>{tableWords.loading}</output>
      <table
        className={`${styles.table} ${density}`}
        style={{ width: '100%', minWidth: leastWidth }}
        aria-hidden="true"
      >
        <colgroup>
          <col style={{ width: CHOICE_WIDTH }} />
          {shown.map(({ key, width }) => (
            <col key={key} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <td className={styles.choice}>{null}</td>
            {shown.map(({ key }) => (
              <th key={key} scope="col" className={styles.header}>
                <span className={styles.sort}>{columns.find((column) => column.key === key)?.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} className={styles.row}>
              <td className={styles.choice}>
                <Skeleton width={16} height={16} isShimmering />
              </td>
              {shown.map(({ key }) => (
                <td key={key} className={styles.cell}>
                  <Skeleton width="80%" height={16} isShimmering />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
