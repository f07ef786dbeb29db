// One of several, all in sight.
import { type ReactNode, useId } from 'react';
import styles from './RadioChoices.module.css';

export function RadioChoices({
  legend,
  children,
}: {
  readonly legend: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{legend}</legend>
      {children}
    </fieldset>
  );
}

export interface RadioChoiceProps {
  /** Arrow keys move within it. */
  readonly group: string;
  readonly name: string;
  readonly hint?: string;
  readonly isDisabled?: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

export function RadioChoice({ group, name, hint, isDisabled = false, isChosen, onChoose }: RadioChoiceProps) {
  const hintId = useId();
  return (
    <div className={styles.choice}>
      <label className={styles.label}>
        <input
          className={styles.radio}
          type="radio"
          name={group}
          checked={isChosen}
          disabled={isDisabled}
          aria-describedby={hint === undefined ? undefined : hintId}
          onChange={onChoose}
        />
        {name}
      </label>
      {hint !== undefined && (
        <span className={styles.hint} id={hintId}>
          {hint}
        </span>
      )}
    </div>
  );
}
