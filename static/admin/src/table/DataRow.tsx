import Checkbox from '@atlaskit/checkbox';
import { type ChangeEvent, type ReactElement, useCallback } from 'react';
import { tableWords } from '../../../../src/contract/tableWords';
import styles from './DataTable.module.css';
import type { RowSelection } from './rowSelection';
import { type RowState, useIs } from './rowState';
import type { Column, TableDefinition } from './tableDefinition';

export interface DataRowProps<Row> {
  readonly definition: TableDefinition<Row>;
  readonly row: Row;
  readonly isFirst: boolean;
  readonly columns: readonly Column<Row>[];
  readonly state: RowState;
  readonly selection: RowSelection | undefined;
  /** `isRange`: chosen with Shift, so from the row before on. */
  readonly onChoose: (id: string, isSelected: boolean, isRange: boolean) => void;
}

const NOTHING_CHOSEN = { subscribe: () => () => {}, has: () => false };

export function DataRow<Row>(props: DataRowProps<Row>): ReactElement {
  const { definition, row, isFirst, columns, state, selection, onChoose } = props;
  const id = definition.idOf(row);
  const chosen = selection ?? NOTHING_CHOSEN;
  const isSelected = useIs(chosen, () => chosen.has(id));
  // One row is in the order of the Tab key, the arrows lead from it to the others.
  const isCurrent = useIs(state, () => (state.current() ?? (isFirst ? id : null)) === id);
  const isExpanded = useIs(state, () => state.isExpanded(id));
  const expand = useCallback(() => state.setExpanded(id, !state.isExpanded(id)), [state, id]);
  const cell = { row, isExpanded, onExpand: definition.isExpandable === true ? expand : null };
  const { Details } = definition;
  const cells = (
    <tr
      className={[isSelected ? styles.selectedRow : styles.row, isExpanded && styles.expanded]
        .filter(Boolean)
        .join(' ')}
      data-row={id}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => state.setCurrent(id)}
    >
      {selection !== undefined && (
        <td className={styles.choice}>
          <Checkbox
            aria-label={tableWords.row(definition.nameOf(row))}
            isChecked={isSelected}
            onChange={(event) => onChoose(id, event.currentTarget.checked, isWithShift(event))}
          />
        </td>
      )}
      {columns.map(({ key, Cell, isNumeric }, at) =>
        at === 0 ? (
          <th key={key} scope="row" className={styles.cell}>
            <Cell {...cell} />
          </th>
        ) : (
          <td key={key} className={isNumeric === true ? styles.number : styles.cell}>
            <Cell {...cell} />
          </td>
        ),
      )}
    </tr>
  );
  if (Details === undefined || !isExpanded) return cells;
  return (
    <>
      {cells}
      <tr className={styles.details}>
        <td colSpan={columns.length + (selection === undefined ? 0 : 1)}>
          <div className={styles.inner}>
            <Details row={row} />
          </div>
        </td>
      </tr>
    </>
  );
}

function isWithShift({ nativeEvent }: ChangeEvent<HTMLInputElement>): boolean {
  return nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
}
