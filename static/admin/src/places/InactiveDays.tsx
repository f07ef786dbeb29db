// After how many days without use somebody counts as inactive: part of the address, for all numbers of the page.
import { placesWords } from '../../../../src/contract/placesWords';
import { useFormats } from '../components/viewer';
import { OwnDays } from '../filter/ActivityFilter';
import styles from '../filter/ActivityFilter.module.css';
import { FilterMenu } from '../filter/FilterMenu';
import { PRESET_DAYS } from '../filter/valueEditors';

export interface InactiveDaysProps {
  readonly days: number;
  readonly onChange: (days: number) => void;
}

export function InactiveDays({ days, onChange }: InactiveDaysProps) {
  const formats = useFormats();
  return (
    <FilterMenu label={placesWords.inactiveAfter(formats.number(days))} title={placesWords.inactiveTitle}>
      <fieldset className={styles.options}>
        <legend className={styles.legend}>{placesWords.inactiveTitle}</legend>
        {PRESET_DAYS.map((preset) => (
          <label key={preset} className={styles.option}>
            <input
              className={styles.radio}
              type="radio"
              name="inactive-days"
              checked={preset === days}
              onChange={() => onChange(preset)}
            />
            {placesWords.days(formats.number(preset))}
          </label>
        ))}
      </fieldset>
      {/* Nobody is inactive at once. */}
      <OwnDays days={days} onApply={(own) => onChange(Math.max(1, own))} />
    </FilterMenu>
  );
}
