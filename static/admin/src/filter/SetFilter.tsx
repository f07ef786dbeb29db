// A filter on what a user has or is one of: how to compare, and the values.
import Button from '@atlaskit/button/new';
import { useRef, useState } from 'react';
import { fieldWords, filterWords } from '../../../../src/contract/filterWords';
import { newRow } from '../../../../src/domain/filter/draft';
import { findCondition } from '../../../../src/domain/filter/edit';
import type { FieldId } from '../../../../src/domain/filter/fields';
import { ConditionEditor, type OpenCondition } from './ConditionEditor';
import type { FilterEditing } from './filterEditing';
import { FilterMenu } from './FilterMenu';

export interface SetFilterProps {
  readonly field: FieldId;
  readonly editing: FilterEditing;
}

export function SetFilter({ field, editing }: SetFilterProps) {
  const condition = findCondition(editing.filter, field);
  const count = condition === null ? 0 : Math.max(1, condition.values.length);
  const label = fieldWords[field];
  return (
    <FilterMenu label={count === 0 ? label : `${label} (${count})`} title={label}>
      <SetMenu field={field} editing={editing} />
    </FilterMenu>
  );
}

function SetMenu({ field, editing }: SetFilterProps) {
  const inPlace = findCondition(editing.filter, field);
  // Without a value there is no condition yet that could hold the operator.
  const [draft, setDraft] = useState<OpenCondition>(() => newRow(field, 0));
  const condition = inPlace ?? draft;
  // All that is changed while the menu is open is one step back.
  const isChanged = useRef(false);
  const set = (next: OpenCondition): void => {
    setDraft({ ...next, values: [] });
    editing.set(field, next, { replace: isChanged.current });
    isChanged.current = true;
  };
  return (
    <>
      <ConditionEditor condition={condition} editing={editing} within={editing.filter} onChange={set} />
      <div>
        <Button
          spacing="compact"
          isDisabled={inPlace === null}
          onClick={() => set({ ...condition, values: [] })}
        >
          {filterWords.clear}
        </Button>
      </div>
    </>
  );
}
