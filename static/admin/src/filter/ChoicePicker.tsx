// Chooses several values of a field: a search where there are many, the choices, and what each would leave.
import Button from '@atlaskit/button/new';
import { Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { controlWords } from '../../../../src/contract/filterUiWords';
import { choiceWords, fieldWords, filterWords } from '../../../../src/contract/filterWords';
import type { FacetField } from '../../../../src/domain/filter/facet';
import { EVERYBODY, type Filter } from '../../../../src/domain/filter/filter';
import { filterBounds } from '../../../../src/domain/filter/values';
import unseen from '../components/unseen.module.css';
import { ChoiceList } from './ChoiceList';
import styles from './ChoicePicker.module.css';
import { fieldChoices } from './fieldChoices';
import type { FilterEditing } from './filterEditing';
import { useFieldChoices } from './useFieldChoices';
import { useSettled } from './useSettled';

/** More are searched rather than read. */
const READ_AT_ONCE = 8;

export interface ChoicePickerProps {
  /** Whose values are chosen. */
  readonly field: FacetField;
  /** What is filtered: its name stands above. */
  readonly forField: keyof typeof choiceWords;
  readonly editing: FilterEditing;
  readonly within: Filter;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function ChoicePicker({ field, forField, editing, within, chosen, onChange }: ChoicePickerProps) {
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  // Few members hold a license by their group alone: the list that follows is another one.
  const ofPath = forField === 'path';
  const { choices, isCounting, isUncounted, hasMore } = useFieldChoices({
    field,
    editing,
    within: ofPath ? EVERYBODY : within,
    inWords: ofPath ? controlWords.members : controlWords.users,
    chosen,
    search,
  });
  const { isOpen } = fieldChoices[field];
  const isSearched = isOpen || field === 'group' || choices.length > READ_AT_ONCE || text !== '';
  const isNew =
    isOpen && search !== '' && !choices.some(({ label }) => label.toLowerCase() === search.toLowerCase());
  const label = isOpen ? controlWords.findChoice : filterWords.find(fieldWords[forField]);
  return (
    <div className={styles.picker} aria-busy={isCounting}>
      {isSearched && (
        <Textfield
          aria-label={label}
          placeholder={label}
          isCompact
          autoComplete="off"
          maxLength={filterBounds.textLength}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {isNew && (
        <Button
          spacing="compact"
          onClick={() => {
            onChange([...chosen, search]);
            setText('');
          }}
        >
          {controlWords.addOwn(search)}
        </Button>
      )}
      <ChoiceList label={choiceWords[forField]} choices={choices} chosen={chosen} onChange={onChange} />
      {hasMore && (
        <Text size="small" color="color.text.subtle">
          {controlWords.moreChoices}
        </Text>
      )}
      {isUncounted && (
        <Text size="small" color="color.text.subtle">
          {controlWords.notCounted}
        </Text>
      )}
      <output className={unseen.unseen}>{isCounting && controlWords.counting}</output>
    </div>
  );
}
