// Adds a condition on any field: the field first, then how it is compared and with what.
import Button from '@atlaskit/button/new';
import { Inline, Text } from '@atlaskit/primitives/compiled';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { controlWords } from '../../../../src/contract/filterUiWords';
import { fieldWords, filterWords } from '../../../../src/contract/filterWords';
import { savedFilterWords } from '../../../../src/contract/savedFilterUiWords';
import { newRow } from '../../../../src/domain/filter/draft';
import { withClause } from '../../../../src/domain/filter/edit';
import { type FieldId, fieldIds, readCondition } from '../../../../src/domain/filter/fields';
import styles from './AddFilter.module.css';
import { ConditionEditor, type OpenCondition } from './ConditionEditor';
import type { FilterEditing } from './filterEditing';
import { FilterMenu } from './FilterMenu';

interface AddFilterProps {
  readonly editing: FilterEditing;
}

export function AddFilter({ editing }: AddFilterProps) {
  return (
    <FilterMenu label={controlWords.add} title={controlWords.add}>
      {(close) => <AddMenu editing={editing} onDone={close} />}
    </FilterMenu>
  );
}

function AddMenu({ editing, onDone }: AddFilterProps & { readonly onDone: () => void }) {
  const [draft, setDraft] = useState<OpenCondition | null>(null);
  if (draft === null) return <FieldList onChoose={(field) => setDraft(newRow(field, 0))} />;
  const condition = readCondition(draft);
  const add = (): void => {
    if (condition === null) return;
    editing.replace(withClause(editing.filter, null, condition));
    onDone();
  };
  return (
    <>
      <ConditionEditor condition={draft} editing={editing} within={editing.filter} onChange={setDraft} />
      <Inline space="space.100">
        <Button appearance="primary" isDisabled={condition === null} onClick={add}>
          {controlWords.addCondition}
        </Button>
        <Button appearance="subtle" onClick={() => setDraft(null)}>
          {savedFilterWords.cancel}
        </Button>
      </Inline>
    </>
  );
}

function FieldList({ onChoose }: { readonly onChoose: (field: FieldId) => void }) {
  const [search, setSearch] = useState('');
  const found = fieldIds.filter((field) =>
    fieldWords[field].toLowerCase().includes(search.trim().toLowerCase()),
  );
  return (
    <>
      <Textfield
        aria-label={controlWords.findField}
        placeholder={controlWords.findField}
        isCompact
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 && <Text color="color.text.subtle">{filterWords.nothingFound}</Text>}
      <ul className={styles.fields}>
        {found.map((field) => (
          <li key={field}>
            <button type="button" className={styles.field} onClick={() => onChoose(field)}>
              {fieldWords[field]}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
