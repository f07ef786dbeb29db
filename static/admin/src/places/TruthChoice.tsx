// A filter on what is so or not, or whichever.
import { useId } from 'react';
import { groupsWords } from '../../../../src/contract/placesWords';
import styles from '../filter/ActivityFilter.module.css';
import { FilterMenu } from '../filter/FilterMenu';

export interface TruthChoiceProps {
  readonly label: string;
  readonly yes: string;
  readonly no: string;
  /** Null: whichever. */
  readonly chosen: boolean | null;
  readonly onChange: (chosen: boolean | null) => void;
}

export function TruthChoice({ label, yes, no, chosen, onChange }: TruthChoiceProps) {
  const name = useId();
  const options = [
    { value: null, text: groupsWords.any },
    { value: true, text: yes },
    { value: false, text: no },
  ];
  return (
    <FilterMenu label={chosen === null ? label : `${label} (1)`} title={label}>
      <fieldset className={styles.options}>
        <legend className={styles.legend}>{label}</legend>
        {options.map(({ value, text }) => (
          <label key={text} className={styles.option}>
            <input
              className={styles.radio}
              type="radio"
              name={name}
              checked={value === chosen}
              onChange={() => onChange(value)}
            />
            {text}
          </label>
        ))}
      </fieldset>
    </FilterMenu>
  );
}
