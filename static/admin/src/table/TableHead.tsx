import type { ReactElement, ReactNode } from 'react';
import styles from './DataTable.module.css';
import { HeadCell } from './HeadCell';
import type { Column, ColumnNotes, TableSort } from './tableDefinition';
import { useColumnDrag } from './useColumnDrag';
import { CHOICE_WIDTH, type DraftLayout } from './useDraftLayout';

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly draft: DraftLayout;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly notes?: ColumnNotes | undefined;
  /** Stands over the rows' checkboxes. */
  readonly choice?: ReactNode;
}

export function TableHead<Row>(props: TableHeadProps<Row>): ReactElement {
  const { columns, draft, sort, onSort, notes, choice } = props;
  const drag = useColumnDrag(draft);
  return (
    <>
      <colgroup>
        {choice !== undefined && <col style={{ width: CHOICE_WIDTH }} />}
        {draft.shown.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {choice !== undefined && <td className={styles.choice}>{choice}</td>}
          {columns.map((column) => (
            <HeadCell
              key={column.key}
              column={column}
              draft={draft}
              drag={drag}
              sort={sort}
              onSort={onSort}
              note={notes?.get(column.key)}
            />
          ))}
        </tr>
      </thead>
    </>
  );
}
