// The safety settings as a form: nothing is changed before it is saved, nothing typed is lost unasked.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { safetyWords } from '../../../../src/contract/safetyWords';
import type { SafetyInPlace } from '../../../../src/contract/views';
import { CallFailed } from '../api/call';
import { showMessage } from '../api/host';
import { useSaveSafety } from '../api/safety';
import { ErrorMessage } from '../components/ErrorMessage';
import { FormActions } from '../components/FormActions';
import { LeaveWarning } from '../components/LeaveWarning';
import { useFormats } from '../components/viewer';
import styles from '../schedule/ScheduleForm.module.css';
import { draftOf, isSameDraft, problemsOf, requestOf, type SafetyDraft, type SafetyProblems } from './draft';
import { SafetyParts } from './parts';

export interface SafetyFormProps {
  readonly settings: SafetyInPlace;
  readonly isReadOnly: boolean;
}

export function SafetyForm({ settings, isReadOnly }: SafetyFormProps) {
  const { draft, problems, isChanged, change, forget, submit, save } = useSafetyForm(settings);
  const form = useRef<HTMLFormElement>(null);
  const hasProblems = Object.keys(problems).length > 0;
  useEffect(() => {
    if (hasProblems) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [hasProblems]);
  return (
    <form className={styles.form} ref={form} noValidate onSubmit={submit}>
      <LeaveWarning guards={isChanged} />
      <SafetyParts editing={{ draft, isReadOnly, problems, change }} />
      {save.error && !hasProblems && <ErrorMessage error={save.error} />}
      {!isReadOnly && (
        <FormActions isChanged={isChanged} isSaving={save.isPending} onDiscard={forget} words={safetyWords} />
      )}
    </form>
  );
}

function useSafetyForm(settings: SafetyInPlace) {
  const formats = useFormats();
  const save = useSaveSafety();
  const [typed, setTyped] = useState<SafetyDraft | null>(null);
  const [isTried, setTried] = useState(false);
  const saved = draftOf(settings);
  const draft = typed ?? saved;
  const wrong = problemsOf(draft, formats);

  const forget = (): void => {
    setTyped(null);
    setTried(false);
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    save.mutate(requestOf(draft), {
      onSuccess: () => {
        forget();
        showMessage({
          id: 'safety-saved',
          title: safetyWords.saved,
          description: safetyWords.savedText,
          type: 'success',
        });
      },
    });
  };
  return {
    draft,
    // Nobody is told that something is wrong before they are done with it.
    problems: { ...(isTried ? wrong : {}), ...refusedField(save.error) },
    isChanged: typed !== null && !isSameDraft(typed, saved),
    change: (changes: Partial<SafetyDraft>): void => {
      setTyped({ ...draft, ...changes });
      save.reset();
    },
    forget,
    submit,
    save,
  };
}

/** What the backend refused, at the field that it names; nothing for anything else that went wrong. */
function refusedField(error: unknown): SafetyProblems {
  if (!(error instanceof CallFailed) || error.error.code !== 'invalid-input') return {};
  const { field } = error.error.detail;
  if (field !== 'protectedUsers' && field !== 'protectedGroups') return {};
  return { [field]: `${error.error.title}. ${error.error.action}` };
}
