import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { ErrorMessage } from './ErrorMessage';
import { FormActions, type FormActionsProps } from './FormActions';
import { LeaveWarning } from './LeaveWarning';
import styles from './SettingsForm.module.css';

export interface SettingsFormProps extends Pick<FormActionsProps, 'words'> {
  readonly form: {
    readonly problems: Readonly<Record<string, string | undefined>>;
    readonly error: Error | null;
    readonly isChanged: boolean;
    readonly isSaving: boolean;
    readonly forget: () => void;
    readonly submit: (event: FormEvent) => void;
  };
  readonly isReadOnly: boolean;
  readonly children: ReactNode;
}

/** Leads the keyboard to what is wrong, warns whoever leaves with something unsaved, and ends with its buttons. */
export function SettingsForm({ form, isReadOnly, words, children }: SettingsFormProps) {
  const { problems, error, isChanged, isSaving, forget, submit } = form;
  const element = useRef<HTMLFormElement>(null);
  const hasProblems = Object.keys(problems).length > 0;
  useEffect(() => {
    if (hasProblems) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [hasProblems]);
  return (
    <form className={styles.form} ref={element} noValidate onSubmit={submit}>
      <LeaveWarning guards={isChanged} />
      <div>{children}</div>
      {error && !hasProblems && <ErrorMessage error={error} />}
      {!isReadOnly && (
        <FormActions isChanged={isChanged} isSaving={isSaving} onDiscard={forget} words={words} />
      )}
    </form>
  );
}
