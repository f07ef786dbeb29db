// A condition of the builder: field, operator, value.
import { builderWords, controlWords } from '../../../../src/contract/filterUiWords';
import { fieldWords } from '../../../../src/contract/filterWords';
import { type DraftRow, filterAround, newRow } from '../../../../src/domain/filter/draft';
import { replaced } from '../../../../src/domain/filter/draftMoves';
import type { FacetField } from '../../../../src/domain/filter/facet';
import { facetFields } from '../../../../src/domain/filter/facet';
import { fieldIds, readCondition } from '../../../../src/domain/filter/fields';
import type { Building } from './building';
import { type ConditionEditorProps, OperatorSelect, ValueControl } from './ConditionEditor';
import { fieldChoices } from './fieldChoices';
import styles from './GroupEditor.module.css';
import { NodeActions } from './NodeActions';

export interface RowEditorProps {
  readonly row: DraftRow;
  readonly building: Building;
}

export function RowEditor({ row, building }: RowEditorProps) {
  const { root, editing, change } = building;
  const put = (next: Omit<DraftRow, 'key'>): void =>
    change(replaced(root, row.key, () => [{ ...next, key: row.key }]));
  const editor: ConditionEditorProps = {
    condition: row,
    editing,
    within: filterAround(root, row),
    onChange: put,
  };
  return (
    <div className={styles.row}>
      <div className={styles.part}>
        <select
          className={styles.field}
          aria-label={builderWords.field}
          value={row.field}
          onChange={(event) => {
            const field = fieldIds.find((each) => each === event.target.value);
            if (field !== undefined) put(newRow(field, row.key));
          }}
        >
          {fieldIds.map((field) => (
            <option key={field} value={field}>
              {fieldWords[field]}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.part}>
        <OperatorSelect {...editor} isBare />
      </div>
      <div className={styles.value}>
        <ValueControl {...editor} listLabel={chosenWords(row, building)} />
        {readCondition(row) === null && <div className={styles.note}>{builderWords.unfinished}</div>}
      </div>
      <NodeActions node={row} building={building} what={fieldWords[row.field]} />
    </div>
  );
}

function chosenWords({ field, values: [first, ...others] }: DraftRow, { editing }: Building): string {
  if (first === undefined) return controlWords.choose;
  const listed: FacetField | undefined =
    field === 'path' ? 'group' : facetFields.find((each) => each === field);
  const name =
    listed === undefined ? String(first) : fieldChoices[listed].nameOf(String(first), editing.names);
  return others.length === 0 ? name : controlWords.chosen(name, String(others.length));
}
