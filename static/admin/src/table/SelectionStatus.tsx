// How many users there are and how many of them are chosen; read out when it changes.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import { pagingWords, selectionWords } from '../../../../src/contract/usersWords';
import { MOST_NAMED_USERS } from '../../../../src/domain/selection';
import { useFormats } from '../components/viewer';
import { countChosen, type RowSelection, useSelection } from './rowSelection';
import styles from './SelectionStatus.module.css';

export interface SelectionStatusProps {
  readonly selection: RowSelection;
  readonly total: number;
}

export function SelectionStatus({ selection, total }: SelectionStatusProps) {
  const formats = useFormats();
  const state = useSelection(selection);
  const count = countChosen(state, total);
  const all = formats.number(total);
  return (
    <div className={styles.line}>
      <output>
        <Text weight="medium">
          {count === 0
            ? pagingWords.total(all, total === 1)
            : selectionWords.selected(formats.number(count), all)}
        </Text>
        {state.clearedBy !== null && (
          <Text color="color.text.subtle"> {selectionWords.clearedBy[state.clearedBy]}</Text>
        )}
        {state.isFull && (
          <Text color="color.text.warning"> {selectionWords.full(formats.number(MOST_NAMED_USERS))}</Text>
        )}
      </output>
      {count > 0 && count < total && (
        <Button appearance="subtle" spacing="compact" onClick={() => selection.chooseMatching()}>
          {selectionWords.matching(all)}
        </Button>
      )}
      {count > 0 && (
        <Button appearance="subtle" spacing="compact" onClick={() => selection.clear(null)}>
          {selectionWords.clear}
        </Button>
      )}
    </div>
  );
}
