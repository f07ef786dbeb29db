// The filter on the last use: how long ago, never, or unknown – one of them at a time.
import Button from '@atlaskit/button/new';
import { type FormEvent, useId, useState } from 'react';
import { fieldWords, filterWords } from '../../../../src/contract/filterWords';
import { findCondition } from '../../../../src/domain/filter/edit';
import { filterBounds } from '../../../../src/domain/filter/values';
import { useFormats } from '../components/viewer';
import styles from './ActivityFilter.module.css';
import type { FilterControlProps } from './filterEditing';
import { FilterMenu } from './FilterMenu';
import { PRESET_DAYS } from './valueEditors';

interface Option {
  readonly id: string;
  readonly label: string;
  readonly condition: { readonly operator: string; readonly values: readonly number[] } | null;
}

export function ActivityFilter({ editing }: FilterControlProps) {
  const isSet = findCondition(editing.filter, 'last-active') !== null;
  const label = fieldWords['last-active'];
  return (
    <FilterMenu label={isSet ? `${label} (1)` : label} title={label}>
      <ActivityMenu editing={editing} />
    </FilterMenu>
  );
}

function ActivityMenu({ editing }: FilterControlProps) {
  const formats = useFormats();
  const groupName = useId();
  const condition = findCondition(editing.filter, 'last-active');
  const chosen = condition === null ? 'any' : [condition.operator, ...condition.values].join(' ');
  const options: Option[] = [
    { id: 'any', label: filterWords.anyTime, condition: null },
    ...PRESET_DAYS.map((days) => ({
      id: `more-than ${days}`,
      label: filterWords.inactiveForDays(formats.number(days)),
      condition: { operator: 'more-than', values: [days] },
    })),
    { id: 'never', label: filterWords.neverActive, condition: { operator: 'never', values: [] } },
    { id: 'unknown', label: filterWords.activityUnknown, condition: { operator: 'unknown', values: [] } },
  ];
  return (
    <>
      <fieldset className={styles.options}>
        <legend className={styles.legend}>{fieldWords['last-active']}</legend>
        {options.map((option) => (
          <label key={option.id} className={styles.option}>
            <input
              className={styles.radio}
              type="radio"
              name={groupName}
              checked={chosen === option.id}
              onChange={() => editing.set('last-active', option.condition)}
            />
            {option.label}
          </label>
        ))}
      </fieldset>
      <OwnDays
        days={daysOf(condition?.values[0])}
        onApply={(days) => editing.set('last-active', { operator: 'more-than', values: [days] })}
      />
    </>
  );
}

/** A condition may also hold a date, which other controls set. */
function daysOf(value: string | number | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export interface OwnDaysProps {
  readonly days: number | null;
  readonly onApply: (days: number) => void;
}

export function OwnDays({ days, onApply }: OwnDaysProps) {
  const [text, setText] = useState(days === null ? '' : String(days));
  const fieldId = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onApply(Number(text));
  };
  return (
    <form onSubmit={submit}>
      <label className={styles.legend} htmlFor={fieldId}>
        {filterWords.ownDays}
      </label>
      <div className={styles.own}>
        <input
          className={styles.days}
          id={fieldId}
          type="number"
          required
          min={0}
          max={filterBounds.days}
          step={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit">{filterWords.apply}</Button>
      </div>
    </form>
  );
}
