// A file to choose, and to take away again.
import Button from '@atlaskit/button/new';
import { useEffect, useRef } from 'react';
import { fileWords } from '../../../../src/contract/shellWords';
import { Field, type FieldProps } from './Field';
import styles from './FileField.module.css';

export interface FileFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'error'> {
  /** As HTML's `accept`. */
  readonly accept: string;
  /** False: whatever was chosen counts no more. */
  readonly hasFile: boolean;
  /** Null: none any more. */
  readonly onChoose: (file: File | null) => void;
}

export function FileField({ accept, hasFile, onChoose, ...field }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The browser would go on to name it, and would not notice when it is chosen once more.
    if (!hasFile && input.current !== null) input.current.value = '';
  }, [hasFile]);
  const takeAway = (): void => {
    onChoose(null);
    input.current?.focus();
  };
  return (
    <Field {...field}>
      {(ids) => (
        <div className={styles.line}>
          <input
            {...ids}
            ref={input}
            className={styles.file}
            type="file"
            accept={accept}
            onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
          />
          {hasFile && (
            <Button appearance="subtle" spacing="compact" onClick={takeAway}>
              {fileWords.remove}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
