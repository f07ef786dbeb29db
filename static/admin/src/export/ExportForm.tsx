import Checkbox from '@atlaskit/checkbox';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useId } from 'react';
import { exportWords, formatWords } from '../../../../src/contract/exportWords';
import { type ExportColumnKey, exportColumnKeys } from '../../../../src/domain/userExport';
import { useFormats } from '../components/viewer';
import { exportFormats } from './exportFile';
import styles from './ExportForm.module.css';
import type { ExportChoice } from './runExport';

export interface ExportFormProps {
  readonly choice: ExportChoice;
  readonly shownColumns: readonly ExportColumnKey[];
  readonly count: number;
  readonly onChange: (choice: ExportChoice) => void;
}

export function ExportForm({ choice, shownColumns, count, onChange }: ExportFormProps) {
  const formats = useFormats();
  const [formatGroup, columnsGroup] = [useId(), useId()];
  const isAll = choice.columns === exportColumnKeys;
  return (
    <Stack space="space.200">
      <Choices legend={exportWords.format}>
        {exportFormats.map((format) => (
          <Choice
            key={format}
            group={formatGroup}
            name={formatWords[format].name}
            hint={
              format === 'xlsx' && count > MOST_ROWS
                ? exportWords.tooManyForXlsx(formats.number(MOST_ROWS))
                : formatWords[format].hint
            }
            isDisabled={format === 'xlsx' && count > MOST_ROWS}
            isChosen={choice.format === format}
            onChoose={() => onChange({ ...choice, format })}
          />
        ))}
      </Choices>
      <Choices legend={exportWords.columns}>
        <Choice
          group={columnsGroup}
          name={exportWords.shownColumns(formats.number(shownColumns.length))}
          isChosen={!isAll}
          onChoose={() => onChange({ ...choice, columns: shownColumns })}
        />
        <Choice
          group={columnsGroup}
          name={exportWords.allColumns(formats.number(exportColumnKeys.length))}
          isChosen={isAll}
          onChoose={() => onChange({ ...choice, columns: exportColumnKeys })}
        />
      </Choices>
      {choice.format === 'csv' && (
        <Checkbox
          label={exportWords.bom}
          isChecked={choice.bom}
          onChange={(event) => onChange({ ...choice, bom: event.currentTarget.checked })}
        />
      )}
      <Text size="small" color="color.text.subtle">
        {choice.format === 'json' ? exportWords.exact : exportWords.safe}
      </Text>
    </Stack>
  );
}

// 1,048,576 rows, one of which is the header – support.microsoft.com, Excel specifications and limits (2026-11-22).
const MOST_ROWS = 1_048_575;

function Choices({ legend, children }: { readonly legend: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  /** Arrow keys move within it. */
  readonly group: string;
  readonly name: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ group, name, hint, isDisabled = false, isChosen, onChoose }: ChoiceProps) {
  const hintId = useId();
  return (
    <div className={styles.choice}>
      <label className={styles.label}>
        <input
          className={styles.radio}
          type="radio"
          name={group}
          checked={isChosen}
          disabled={isDisabled}
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={onChoose}
        />
        {name}
      </label>
      {hint !== undefined && (
        <span className={styles.hint} id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}
