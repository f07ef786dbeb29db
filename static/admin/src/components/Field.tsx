import { Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
  readonly className: string | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was entered. */
  readonly error?: string | undefined;
  /** Draws the control with what joins it to its label, hint and error. */
  readonly children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const hintId = useId();
  const errorId = useId();
  const described = [error !== undefined && errorId, hint !== undefined && hintId].filter(Boolean);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : true,
        className: styles.control,
      })}
      {/* There before there is an error: only what comes into it later is read out. */}
      <output id={errorId} htmlFor={id} className={styles.error}>
        {error}
      </output>
      {hint !== undefined && (
        <span id={hintId}>
          <Text size="small" color="color.text.subtlest">
            {hint}
          </Text>
        </span>
      )}
    </div>
  );
}
