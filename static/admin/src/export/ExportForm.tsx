import Checkbox from '@atlaskit/checkbox';
import { Stack, Text } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { exportWords, formatWords } from '../../../../src/contract/exportWords';
import { type ExportColumnKey, exportColumnKeys } from '../../../../src/domain/userExport';
import { RadioChoice, RadioChoices } from '../components/RadioChoices';
import { useFormats } from '../components/viewer';
import { exportFormats } from './exportFile';
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
      <RadioChoices legend={exportWords.format}>
        {exportFormats.map((format) => (
          <RadioChoice
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
      </RadioChoices>
      <RadioChoices legend={exportWords.columns}>
        <RadioChoice
          group={columnsGroup}
          name={exportWords.shownColumns(formats.number(shownColumns.length))}
          isChosen={!isAll}
          onChoose={() => onChange({ ...choice, columns: shownColumns })}
        />
        <RadioChoice
          group={columnsGroup}
          name={exportWords.allColumns(formats.number(exportColumnKeys.length))}
          isChosen={isAll}
          onChoose={() => onChange({ ...choice, columns: exportColumnKeys })}
        />
      </RadioChoices>
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
