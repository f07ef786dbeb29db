// Which columns a table shows, in which order, and how dense it is.
import Button, { IconButton } from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import ArrowDownIcon from '@atlaskit/icon/core/arrow-down';
import ArrowUpIcon from '@atlaskit/icon/core/arrow-up';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { columnsMenuWords, densityWords } from '../../../../src/contract/tableWords';
import { densities } from '../../../../src/domain/preferences';
import { FilterMenu } from '../filter/FilterMenu';
import { moveColumn, placeOf, toggleColumn } from './columnLayout';
import styles from './ColumnsMenu.module.css';
import type { Column } from './tableDefinition';
import type { TableLayout } from './useTableLayout';

type NamedColumn = Pick<Column<never>, 'key' | 'label' | 'width' | 'isOptional'>;

export interface ColumnsMenuProps {
  /** All that the table has. */
  readonly columns: readonly NamedColumn[];
  readonly layout: TableLayout;
}

export function ColumnsMenu({ columns, layout }: ColumnsMenuProps) {
  return (
    <FilterMenu label={columnsMenuWords.button} title={columnsMenuWords.title} isAtEnd>
      {layout.isForeign && <ForeignColumns layout={layout} />}
      <DensityChoice layout={layout} />
      <ColumnList columns={columns} layout={layout} />
      <div>
        <Button spacing="compact" isDisabled={layout.isStandard} onClick={layout.reset}>
          {columnsMenuWords.reset}
        </Button>
      </div>
    </FilterMenu>
  );
}

function ForeignColumns({ layout }: Pick<ColumnsMenuProps, 'layout'>) {
  return (
    <div className={styles.foreign}>
      <Text size="small">{columnsMenuWords.foreign}</Text>
      <Inline space="space.100">
        <Button spacing="compact" onClick={layout.adopt}>
          {columnsMenuWords.adopt}
        </Button>
        <Button spacing="compact" onClick={layout.leave}>
          {columnsMenuWords.leave}
        </Button>
      </Inline>
    </div>
  );
}

function DensityChoice({ layout }: Pick<ColumnsMenuProps, 'layout'>) {
  const name = useId();
  return (
    <fieldset className={styles.density}>
      <legend className={styles.legend}>{columnsMenuWords.density}</legend>
      {densities.map((density) => (
        <label key={density} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={layout.density === density}
            onChange={() => layout.setDensity(density)}
          />
          {densityWords[density]}
        </label>
      ))}
    </fieldset>
  );
}

function ColumnList({ columns, layout }: ColumnsMenuProps) {
  const { columns: shown, setColumns } = layout;
  const hidden = columns.filter(({ key }) => placeOf(shown, key) < 0);
  const inOrder = [...shown.flatMap(({ key }) => columns.filter((column) => column.key === key)), ...hidden];
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{columnsMenuWords.shown}</legend>
      {inOrder.map(({ key, label }, at) => {
        const isShown = at < shown.length;
        const move = (to: number): void => setColumns(moveColumn(shown, key, to));
        return (
          <div key={key} className={styles.line}>
            <Checkbox
              label={label}
              isChecked={isShown}
              isDisabled={at === 0}
              onChange={() => setColumns(toggleColumn(columns, shown, key))}
            />
            {at === 0 && <Text color="color.text.subtle">{columnsMenuWords.alwaysShown}</Text>}
            {isShown && at > 0 && (
              <span className={styles.moves}>
                <IconButton
                  icon={ArrowUpIcon}
                  label={columnsMenuWords.moveUp(label)}
                  appearance="subtle"
                  spacing="compact"
                  isDisabled={at === 1}
                  onClick={() => move(at - 1)}
                />
                <IconButton
                  icon={ArrowDownIcon}
                  label={columnsMenuWords.moveDown(label)}
                  appearance="subtle"
                  spacing="compact"
                  isDisabled={at === shown.length - 1}
                  onClick={() => move(at + 1)}
                />
              </span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
