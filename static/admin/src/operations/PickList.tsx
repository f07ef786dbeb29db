// Several of many: what is chosen, a search, and what it finds.
import { Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { operationChoiceWords } from '../../../../src/contract/operationChoiceWords';
import { filterBounds } from '../../../../src/domain/filter/values';
import { planBounds } from '../../../../src/domain/operationPlan';
import { useFormats } from '../components/viewer';
import { type Choice, ChoiceList } from '../filter/ChoiceList';
import styles from './choose.module.css';

export interface PickListProps {
  /** What is chosen from. */
  readonly label: string;
  /** What the search field says. */
  readonly find: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  /** What is chosen and what was found. */
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function PickList({ label, find, search, onSearch, choices, chosen, onChange }: PickListProps) {
  const formats = useFormats();
  const isTooMany = chosen.length > planBounds.named;
  return (
    <div className={styles.pick}>
      <Textfield
        aria-label={find}
        placeholder={find}
        isCompact
        autoComplete="off"
        spellCheck={false}
        maxLength={filterBounds.textLength}
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
      />
      <ChoiceList label={label} choices={choices} chosen={chosen} onChange={onChange} />
      <output>
        <Text size="small" color={isTooMany ? 'color.text.danger' : 'color.text.subtle'}>
          {operationChoiceWords.chosen(formats.number(chosen.length), formats.number(planBounds.named))}
        </Text>
      </output>
    </div>
  );
}
