// When the mirror is brought up to date by itself, and what came of it.
import SectionMessage from '@atlaskit/section-message';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { Me } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';
import { useSyncSchedule } from '../api/schedule';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { PageHeader } from '../components/PageHeader';
import { ScheduleForm } from '../schedule/ScheduleForm';
import { PageSkeleton } from '../shell/PageSkeleton';

export function SyncSchedulePage() {
  const schedule = useSyncSchedule();
  const refusal = whyReadOnly(useCurrentMe());
  return (
    <>
      <PageHeader title={syncScheduleWords.title} />
      {refusal !== null && <SectionMessage>{refusal}</SectionMessage>}
      {schedule.isPending && <PageSkeleton />}
      {schedule.error && <ErrorMessage error={schedule.error} onRetry={() => void schedule.refetch()} />}
      {schedule.data && <ScheduleForm status={schedule.data} isReadOnly={refusal !== null} />}
    </>
  );
}

function whyReadOnly(me: Me): string | null {
  if (!hasRole(me, 'admin')) return syncScheduleWords.readOnly;
  return me.licenseActive ? null : syncScheduleWords.licenseInactive;
}
