// A short list as a table. Too wide for a narrow window, it scrolls by itself, by keyboard, too.
import type { ReactNode } from 'react';
import styles from './ListTable.module.css';

export interface ListTableProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** Of the cells that are the list's own. */
  readonly className?: string | undefined;
  /** Rows. */
  readonly children: ReactNode;
}

export function ListTable({ label, heads, className, children }: ListTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={[styles.table, className].filter(Boolean).join(' ')}>
        <Heads heads={heads} />
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

export function Heads({ heads }: Pick<ListTableProps, 'heads'>) {
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
