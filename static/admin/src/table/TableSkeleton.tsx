import Skeleton from '@atlaskit/skeleton';
import { WHOLE_LIST } from '../../../../src/domain/userView';
import { usersWords } from '../../../../src/contract/usersWords';
import unseen from '../components/unseen.module.css';
import { shownColumns } from './columns';
import { TableHead } from './TableHead';
import styles from './UserTable.module.css';

/** More rows would only be below the edge of the window. */
const ROWS = Array.from({ length: 10 }, (_row, at) => at);

/** The table before its first rows: nothing moves when they come. */
export function TableSkeleton() {
  return (
    <div className={styles.frame}>
      <output className={unseen.unseen}>{usersWords.loading}</output>
      <table className={styles.table} aria-hidden="true">
        <TableHead sort={WHOLE_LIST.sort} activityIn={null} />
        <tbody>
          {ROWS.map((row) => (
            <tr key={row} className={styles.row}>
              <td className={styles.choice}>
                <Skeleton width={16} height={16} isShimmering />
              </td>
              {shownColumns.map((column) => (
                <td key={column} className={styles.cell}>
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
