import { TableToolbar, type TableToolbarProps } from './TableToolbar';
import styles from './TableToolbar.module.css';
import { useStickyHeight } from './useStickyHeight';

/** Stays in sight, for rows that are chosen far below it. */
export function StickyToolbar(props: TableToolbarProps) {
  return (
    <div ref={useStickyHeight()} className={styles.sticky}>
      <TableToolbar {...props} />
    </div>
  );
}
