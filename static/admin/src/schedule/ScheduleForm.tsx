import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { SyncScheduleStatus } from '../../../../src/contract/views';
import { showMessage } from '../api/host';
import { useSaveSyncSchedule } from '../api/schedule';
import { SettingsForm } from '../components/SettingsForm';
import { useSettingsForm } from '../components/useSettingsForm';
import { type Formats, useFormats } from '../components/viewer';
import { draftOf, problemsOf, requestOf } from './draft';
import { AuditLogPart, DailyPart, DirectRolesPart, HistoryPart, ProbePart } from './parts';

export interface ScheduleFormProps {
  readonly status: SyncScheduleStatus;
  readonly isReadOnly: boolean;
}

export function ScheduleForm({ status, isReadOnly }: ScheduleFormProps) {
  const formats = useFormats();
  const form = useSettingsForm({
    saved: draftOf(status.settings),
    problemsOf: (draft) => problemsOf(draft, formats),
    requestOf,
    save: useSaveSyncSchedule(),
    onSaved: (saved) => tell(saved, formats),
    refusable: ['daily.timeZone'],
  });
  const { draft, problems, change } = form;
  const editing = { draft, isReadOnly, problems, change };
  return (
    <SettingsForm form={form} isReadOnly={isReadOnly} words={syncScheduleWords}>
      <DailyPart status={status} editing={editing} />
      <ProbePart status={status} editing={editing} />
      <AuditLogPart status={status} />
      <DirectRolesPart status={status} editing={editing} />
      <HistoryPart editing={editing} />
    </SettingsForm>
  );
}

function tell({ nextDailyAt }: SyncScheduleStatus, formats: Formats): void {
  showMessage({
    id: 'sync-schedule-saved',
    title: syncScheduleWords.saved,
    description:
      nextDailyAt === null
        ? syncScheduleWords.savedOff
        : syncScheduleWords.savedNext(formats.instant(nextDailyAt)),
    type: 'success',
  });
}
