// The header of one column: orders the rows, and can be moved and resized, by pointer and by keyboard.
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import type { KeyboardEvent, ReactElement } from 'react';
import { tableWords } from '../../../../src/contract/tableWords';
import { moveColumn, placeOf, resizeColumn } from './columnLayout';
import { ColumnEdge } from './ColumnEdge';
import styles from './DataTable.module.css';
import type { Column, ColumnNotes, TableSort } from './tableDefinition';
import type { ColumnDrag } from './useColumnDrag';
import type { DraftLayout } from './useDraftLayout';
import { measuredColumns } from './measure';

export interface HeadCellProps<Row> {
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
  readonly column: Column<Row>;
  readonly draft: DraftLayout;
  readonly drag: ColumnDrag;
  readonly note: ReturnType<ColumnNotes['get']>;
}

type Named = Pick<Column<never>, 'key' | 'label'>;

export function HeadCell<Row>({ column, draft, drag, sort, onSort, note }: HeadCellProps<Row>): ReactElement {
  const { key, label, isUnordered } = column;
  const isSorted = key === sort.by;
  const next = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending';
  const Arrow = sort.direction === 'ascending' ? ArrowUpIcon : ArrowDownIcon;
  return (
    <th
      scope="col"
      className={`${styles.header} ${drag.target?.key === key ? styles[drag.target.side] : ''}`}
      aria-sort={isUnordered === true ? undefined : isSorted ? sort.direction : 'none'}
      title={note?.title}
      {...drag.handlersOf(key)}
    >
      <button
        className={styles.sort}
        type="button"
        aria-disabled={isUnordered}
        aria-keyshortcuts={HEAD_KEYS}
        onKeyDown={(event) => changeByKey(event, column, draft)}
        onClick={() => {
          if (isUnordered !== true) onSort({ by: key, direction: next });
        }}
      >
        <span className={styles.label}>{label}</span>
        {isUnordered !== true && (
          <span className={isSorted ? styles.arrow : styles.noArrow}>
            <Arrow label="" size="small" color="currentColor" />
          </span>
        )}
      </button>
      {note?.text != null && (
        <div className={styles.note} title={note.text}>
          {note.text}
        </div>
      )}
      <ColumnEdge columnKey={key} title={tableWords.edge} draft={draft} />
    </th>
  );
}

const HEAD_KEYS = 'Shift+ArrowLeft Shift+ArrowRight Control+Shift+ArrowLeft Control+Shift+ArrowRight';

/** What one press of a key changes, in CSS pixels. */
const STEP = 16;

function changeByKey(event: KeyboardEvent<HTMLElement>, { key, label }: Named, draft: DraftLayout): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0 || !event.shiftKey) return;
  event.preventDefault();
  const { shown } = draft;
  if (event.ctrlKey || event.metaKey) {
    const moved = moveColumn(shown, key, placeOf(shown, key) + step);
    draft.keep(moved, tableWords.columnPlace(label, placeOf(moved, key) + 1, shown.length));
    return;
  }
  const measured = measuredColumns(event.currentTarget, shown);
  const resized = resizeColumn(measured, key, (measured[placeOf(shown, key)]?.width ?? 0) + step * STEP);
  draft.keep(resized, tableWords.columnSize(label, resized[placeOf(resized, key)]?.width ?? 0));
}
