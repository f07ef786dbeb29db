// The settings of what runs by itself, as a form: nothing is changed before it is saved, nothing typed is lost unasked.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { SyncScheduleStatus } from '../../../../src/contract/views';
import { CallFailed } from '../api/call';
import { showMessage } from '../api/host';
import { useSaveSyncSchedule } from '../api/schedule';
import { ErrorMessage } from '../components/ErrorMessage';
import { FormActions } from '../components/FormActions';
import { LeaveWarning } from '../components/LeaveWarning';
import { useFormats } from '../components/viewer';
import {
  draftOf,
  isSameDraft,
  problemsOf,
  requestOf,
  type ScheduleDraft,
  type ScheduleProblems,
} from './draft';
import { AuditLogPart, DailyPart, DirectRolesPart, HistoryPart, ProbePart } from './parts';
import styles from './ScheduleForm.module.css';

export interface ScheduleFormProps {
  readonly status: SyncScheduleStatus;
  readonly isReadOnly: boolean;
}

export function ScheduleForm({ status, isReadOnly }: ScheduleFormProps) {
  const { draft, problems, isChanged, change, forget, submit, save } = useScheduleForm(status);
  const form = useRef<HTMLFormElement>(null);
  const hasProblems = Object.keys(problems).length > 0;
  useEffect(() => {
    if (hasProblems) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [hasProblems]);

  const editing = { draft, isReadOnly, problems, change };
  return (
    <form className={styles.form} ref={form} noValidate onSubmit={submit}>
      <LeaveWarning guards={isChanged} />
      <div>
        <DailyPart status={status} editing={editing} />
        <ProbePart status={status} editing={editing} />
        <AuditLogPart status={status} />
        <DirectRolesPart status={status} editing={editing} />
        <HistoryPart editing={editing} />
      </div>
      {save.error && !hasProblems && <ErrorMessage error={save.error} />}
      {!isReadOnly && (
        <FormActions
          isChanged={isChanged}
          isSaving={save.isPending}
          onDiscard={forget}
          words={syncScheduleWords}
        />
      )}
    </form>
  );
}

function useScheduleForm({ settings }: SyncScheduleStatus) {
  const formats = useFormats();
  const save = useSaveSyncSchedule();
  const [typed, setTyped] = useState<ScheduleDraft | null>(null);
  const [isTried, setTried] = useState(false);
  const saved = draftOf(settings);
  const draft = typed ?? saved;
  const wrong = problemsOf(draft, formats);

  const forget = (): void => {
    setTyped(null);
    setTried(false);
    save.reset();
  };
  const tell = ({ nextDailyAt }: SyncScheduleStatus): void =>
    showMessage({
      id: 'sync-schedule-saved',
      title: syncScheduleWords.saved,
      description:
        nextDailyAt === null
          ? syncScheduleWords.savedOff
          : syncScheduleWords.savedNext(formats.instant(nextDailyAt)),
      type: 'success',
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length > 0) return;
    save.mutate(requestOf(draft), {
      onSuccess: (status) => {
        forget();
        tell(status);
      },
    });
  };
  return {
    draft,
    // Nobody is told that something is wrong before they are done with it.
    problems: { ...(isTried ? wrong : {}), ...refusedField(save.error) },
    isChanged: typed !== null && !isSameDraft(typed, saved),
    change: (changes: Partial<ScheduleDraft>): void => {
      setTyped({ ...draft, ...changes });
      save.reset();
    },
    forget,
    submit,
    save,
  };
}

/** What the backend refused, at the field that it names; nothing for anything else that went wrong. */
function refusedField(error: unknown): ScheduleProblems {
  if (!(error instanceof CallFailed) || error.error.code !== 'invalid-input') return {};
  const { field } = error.error.detail;
  return field === 'daily.timeZone' ? { [field]: `${error.error.title}. ${error.error.action}` } : {};
}
