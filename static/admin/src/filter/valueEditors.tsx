// The controls for the values of a condition, one for each kind of value.
import Button from '@atlaskit/button/new';
import { useId } from 'react';
import { controlWords } from '../../../../src/contract/filterUiWords';
import { fieldWords } from '../../../../src/contract/filterWords';
import type { FieldId } from '../../../../src/domain/filter/fields';
import { count, day, days, filterBounds, phrase } from '../../../../src/domain/filter/values';
import { useFormats } from '../components/viewer';
import { useTypedValue } from './draftText';
import { emailsIn } from './emailsIn';
import styles from './valueEditors.module.css';

/** The steps that administrators ask for; any other number can be typed. */
export const PRESET_DAYS = [7, 14, 30, 60, 90, 180, 365] as const;

export type Values = readonly (string | number)[];

export interface ValueEditorProps {
  readonly field: FieldId;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}

const asText = { print: String, read: (text: string) => phrase.read(text) };

export function TextEditor({ field, values: [value], onChange }: ValueEditorProps) {
  const typed = useTypedValue(typeof value === 'string' ? value : null, asText);
  return (
    <input
      className={styles.control}
      aria-label={controlWords.value(fieldWords[field])}
      autoComplete="off"
      maxLength={filterBounds.textLength}
      value={typed.text}
      onChange={(event) => onChange(several(typed.type(event.target.value)))}
    />
  );
}

const asDays = { print: String, read: (text: string) => days.read(text) };

export function DaysEditor({ field, values: [value], onChange }: ValueEditorProps) {
  const formats = useFormats();
  const id = useId();
  const typed = useTypedValue(typeof value === 'number' ? value : null, asDays);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {controlWords.days}
      </label>
      <input
        className={styles.short}
        id={id}
        type="number"
        min={0}
        max={filterBounds.days}
        step={1}
        value={typed.text}
        onChange={(event) => onChange(several(typed.type(event.target.value)))}
      />
      <fieldset className={styles.presets} aria-label={`${controlWords.dayPresets}: ${fieldWords[field]}`}>
        {PRESET_DAYS.map((preset) => (
          <Button
            key={preset}
            spacing="compact"
            appearance={value === preset ? 'primary' : 'default'}
            aria-pressed={value === preset}
            aria-label={controlWords.presetDays(formats.number(preset))}
            onClick={() => onChange([preset])}
          >
            {formats.number(preset)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

const asDay = { print: String, read: (text: string) => day.read(text) };

export function DayEditor({ field, values: [value], onChange }: ValueEditorProps) {
  const typed = useTypedValue(typeof value === 'string' ? value : null, asDay);
  return (
    <input
      className={styles.short}
      aria-label={`${controlWords.date}: ${fieldWords[field]}`}
      type="date"
      min="1900-01-01"
      max="2999-12-31"
      value={typed.text}
      onChange={(event) => onChange(several(typed.type(event.target.value)))}
    />
  );
}

const asCount = { print: String, read: (text: string) => count.read(text) };

export function CountEditor({ field, values: [value], onChange }: ValueEditorProps) {
  const typed = useTypedValue(typeof value === 'number' ? value : null, asCount);
  return (
    <input
      className={styles.short}
      aria-label={`${controlWords.number}: ${fieldWords[field]}`}
      type="number"
      min={0}
      max={filterBounds.count}
      step={1}
      value={typed.text}
      onChange={(event) => onChange(several(typed.type(event.target.value)))}
    />
  );
}

const asEmails = {
  print: (emails: readonly string[]) => emails.join('\n'),
  read: (text: string) => nonEmpty(emailsIn(text).emails),
};

export function EmailsEditor({ values, onChange }: ValueEditorProps) {
  const id = useId();
  const formats = useFormats();
  const typed = useTypedValue(nonEmpty(values.map(String)), asEmails);
  const { others } = emailsIn(typed.text);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {controlWords.emails}
      </label>
      <textarea
        className={styles.list}
        id={id}
        autoComplete="off"
        spellCheck={false}
        value={typed.text}
        onChange={(event) => onChange(typed.type(event.target.value) ?? [])}
      />
      <output className={styles.note}>
        {values.length > 0 && controlWords.emailsTaken(formats.number(values.length), values.length === 1)}
      </output>
      {others.length > 0 && <span className={styles.note}>{controlWords.noEmails(others.join(', '))}</span>}
    </div>
  );
}

function several(value: string | number | null): Values {
  return value === null ? [] : [value];
}

function nonEmpty(texts: readonly string[]): readonly string[] | null {
  return texts.length === 0 ? null : texts;
}
