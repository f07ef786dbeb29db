// A table of rows that the backend orders and pages: columns as somebody likes them, rows that can be chosen, opened
// and worked with by keyboard. Users, groups and apps are shown by it.
import {
  type ComponentType,
  memo,
  type ReactElement,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import unseen from '../components/unseen.module.css';
import { DataRow, type DataRowProps } from './DataRow';
import styles from './DataTable.module.css';
import { TableHead } from './TableHead';
import { PageChoice } from './PageChoice';
import type { RowSelection } from './rowSelection';
import { RowState } from './rowState';
import type { Column, ColumnNotes, TableDefinition, TableSort } from './tableDefinition';
import { useDraftLayout } from './useDraftLayout';
import type { TableLayout } from './useTableLayout';
import { useTableKeys } from './useTableKeys';
import { useOverflow } from './useOverflow';

export interface DataTableProps<Row> {
  readonly rows: readonly Row[];
  readonly layout: TableLayout;
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  /** What stands below the headers of columns, by key. */
  readonly notes?: ColumnNotes;
  /** Absent: nothing can be chosen. */
  readonly selection?: RowSelection;
  /** Absent: there is nothing more to see of a row. */
  readonly onOpen?: (row: Row) => void;
  /** True: other rows are on their way. */
  readonly isOutdated: boolean;
}

/** Returns the table of one definition. Its rows render again only when something of theirs has changed. */
export function dataTable<Row>(definition: TableDefinition<Row>): ComponentType<DataTableProps<Row>> {
  const MemoRow = memo((props: DataRowProps<Row>) => <DataRow {...props} />);
  return (props) => <Rows {...props} definition={definition} Row={MemoRow} />;
}

interface RowsProps<Row> extends DataTableProps<Row> {
  readonly definition: TableDefinition<Row>;
  readonly Row: ComponentType<DataRowProps<Row>>;
}

function Rows<Row>(props: RowsProps<Row>): ReactElement {
  const { definition, Row, rows, layout, selection, isOutdated } = props;
  const table = useRef<HTMLTableElement>(null);
  const draft = useDraftLayout(definition.columns, layout);
  const { ref: frame, isOverflowing } = useOverflow(draft.leastWidth);
  const columns = useShownColumns(definition, draft.shown.map(({ key }) => key).join(' '));
  const { ids, state, choose, open } = useRowActions(props);
  useTableKeys(table, { state, selection, open });
  const density = layout.density === 'compact' ? styles.compact : styles.comfortable;
  return (
    <>
      <output className={unseen.unseen}>{draft.said}</output>
      <div ref={frame} className={isOverflowing ? styles.scrolling : styles.frame}>
        <table
          ref={table}
          className={`${styles.table} ${density}`}
          style={draft.tableStyle}
          aria-busy={isOutdated}
        >
          <caption className={unseen.unseen}>{definition.caption}</caption>
          <TableHead
            columns={columns}
            draft={draft}
            sort={props.sort}
            onSort={props.onSort}
            notes={props.notes}
            choice={
              selection && (
                <PageChoice
                  label={definition.choosePage}
                  ids={ids}
                  selection={selection}
                  isDisabled={isOutdated}
                />
              )
            }
          />
          <tbody className={isOutdated ? styles.outdated : undefined}>
            {rows.map((row, at) => (
              <Row
                key={ids[at]}
                definition={definition}
                row={row}
                isFirst={at === 0}
                columns={columns}
                state={state}
                selection={selection}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function useRowActions<Row>({ definition, rows, selection, onOpen }: RowsProps<Row>) {
  const [state] = useState(() => new RowState());
  const ids = useMemo(() => rows.map((row) => definition.idOf(row)), [rows, definition]);
  useEffect(() => {
    const current = state.current();
    if (current !== null && !ids.includes(current)) state.setCurrent(null);
  }, [state, ids]);
  const choose = useCallback<DataRowProps<Row>['onChoose']>(
    (id, isSelected, isRange) => selection?.choose(id, isSelected, isRange ? ids : null),
    [ids, selection],
  );
  const open = (id: string): void => {
    const row = rows[ids.indexOf(id)];
    if (row !== undefined) onOpen?.(row);
  };
  return { ids, state, choose, open };
}

/** The same list as long as the same columns are shown, however wide: rows do not depend on widths. */
function useShownColumns<Row>({ columns }: TableDefinition<Row>, keys: string): readonly Column<Row>[] {
  return useMemo(
    () => keys.split(' ').flatMap((key) => columns.filter((column) => column.key === key)),
    [columns, keys],
  );
}
