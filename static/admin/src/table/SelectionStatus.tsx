// How many users there are and how many of them are chosen; read out when it changes.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { pagingWords, selectionWords } from '../../../../src/contract/usersWords';
import { useFormats } from '../components/viewer';
import { type Selection, useSelection } from './selection';
import styles from './SelectionStatus.module.css';

export interface SelectionStatusProps {
  readonly selection: Selection;
  readonly total: number;
}

export function SelectionStatus({ selection, total }: SelectionStatusProps) {
  const formats = useFormats();
  const { ids, clearedBy } = useSelection(selection);
  const all = formats.number(total);
  return (
    <div className={styles.line}>
      <output>
        <Text weight="medium">
          {ids.size === 0
            ? pagingWords.total(all, total === 1)
            : selectionWords.selected(formats.number(ids.size), all)}
        </Text>
        {clearedBy !== null && <Text color="color.text.subtle"> {selectionWords.clearedBy[clearedBy]}</Text>}
      </output>
      {ids.size > 0 && (
        <Button appearance="subtle" spacing="compact" onClick={() => selection.clear(null)}>
          {selectionWords.clear}
        </Button>
      )}
    </div>
  );
}
