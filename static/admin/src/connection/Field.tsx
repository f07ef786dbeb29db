import { Text } from '@atlaskit/primitives/compiled';
import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly className: string | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Draws the control with what joins it to its label and hint. */
  readonly children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = useId();
  const isExplained = hint !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': isExplained ? hintId : undefined, className: styles.control })}
      {isExplained && (
        <span id={hintId}>
          <Text size="small" color="color.text.subtlest">
            {hint}
          </Text>
        </span>
      )}
    </div>
  );
}
