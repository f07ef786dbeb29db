// Checkboxes that scroll within their own height.
import Checkbox from '@atlaskit/checkbox';
import { Text } from '@atlaskit/primitives/compiled';
import { filterWords } from '../../../../src/contract/filterWords';
import type { Refusal } from '../components/menuItem';
import styles from './ChoiceList.module.css';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What kind of thing it is, if not the usual one. */
  readonly mark?: string | undefined;
  /** Said at the end of the line; null: on its way. */
  readonly note?: string | null | undefined;
  /** Why it cannot be chosen, short and in a sentence; null or absent: it can. */
  readonly refusal?: Refusal | null;
}

export interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function ChoiceList({ label, choices, chosen, onChange }: ChoiceListProps) {
  const toggle = (value: string): void =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  if (choices.length === 0) return <Text color="color.text.subtle">{filterWords.nothingFound}</Text>;
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{label}</legend>
      {choices.map(({ value, label: text, mark, note, refusal = null }) => (
        <div key={value} className={styles.choice} title={refusal?.text}>
          <Checkbox
            label={text}
            isChecked={chosen.includes(value)}
            // What became impossible meanwhile can still be taken back.
            isDisabled={refusal !== null && !chosen.includes(value)}
            onChange={() => toggle(value)}
          />
          {refusal !== null && <span className={styles.refusal}>{refusal.label}</span>}
          {mark !== undefined && <span className={styles.note}>{mark}</span>}
          {note === null && <span className={styles.coming} aria-hidden="true" />}
          {typeof note === 'string' && <span className={styles.users}>{note}</span>}
        </div>
      ))}
    </fieldset>
  );
}
