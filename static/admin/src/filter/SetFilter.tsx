// A filter on what a user has or is one of: how to compare, and the values.
import Button from '@atlaskit/button/new';
import { useId, useRef, useState, type ReactNode } from 'react';
import { choiceWords, fieldWords, filterWords, operatorWords } from '../../../../src/contract/filterWords';
import { findCondition } from '../../../../src/domain/filter/edit';
import { fields, type OperatorOf } from '../../../../src/domain/filter/fields';
import { type Choice, ChoiceList } from './ChoiceList';
import type { FilterEditing } from './filterEditing';
import { FilterMenu } from './FilterMenu';
import styles from './SetFilter.module.css';

export type SetField = 'site' | 'product' | 'group' | 'status';

type SetOperator = OperatorOf<SetField>;

interface SetFilterProps {
  readonly field: SetField;
  readonly editing: FilterEditing;
  readonly choices: readonly Choice[];
  /** Stands above the choices: a search for them. */
  readonly search?: ReactNode;
  /** Stands below the choices. */
  readonly hint?: ReactNode;
}

export function SetFilter(props: SetFilterProps) {
  const { field, editing } = props;
  const count = findCondition(editing.filter, field)?.values.length ?? 0;
  const label = fieldWords[field];
  return (
    <FilterMenu label={count === 0 ? label : `${label} (${count})`} title={label}>
      <SetMenu {...props} />
    </FilterMenu>
  );
}

function SetMenu({ field, editing, choices, search, hint }: SetFilterProps) {
  const condition = findCondition(editing.filter, field);
  // Without a value there is no condition yet that could hold the operator.
  const [draft, setDraft] = useState<SetOperator>('any-of');
  const operator = condition?.operator ?? draft;
  const values: readonly string[] = condition?.values ?? [];
  // All that is changed while the menu is open is one step back.
  const isChanged = useRef(false);
  const operatorId = useId();
  const set = (next: { operator: string; values: readonly string[] }): void => {
    editing.set(field, next, { replace: isChanged.current });
    isChanged.current = true;
  };
  const choose = (next: SetOperator): void => {
    setDraft(next);
    if (values.length > 0) set({ operator: next, values });
  };
  return (
    <>
      <div>
        <label className={styles.label} htmlFor={operatorId}>
          {fieldWords[field]}
        </label>
        <select
          className={styles.operator}
          id={operatorId}
          value={operator}
          onChange={(event) => {
            const next = fields[field].operators.find((known) => known === event.target.value);
            if (next !== undefined) choose(next);
          }}
        >
          {fields[field].operators.map((known) => (
            <option key={known} value={known}>
              {operatorWords[known]}
            </option>
          ))}
        </select>
      </div>
      {search}
      <ChoiceList
        label={choiceWords[field]}
        choices={choices}
        chosen={values}
        onChange={(next) => set({ operator, values: next })}
      />
      {hint}
      <div>
        <Button
          spacing="compact"
          isDisabled={values.length === 0}
          onClick={() => set({ operator, values: [] })}
        >
          {filterWords.clear}
        </Button>
      </div>
    </>
  );
}
