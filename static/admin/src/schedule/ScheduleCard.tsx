// What runs by itself, at a glance, above the syncs that came of it.
import Heading from '@atlaskit/heading';
import { Text } from '@atlaskit/primitives/compiled';
import { useId } from 'react';
import { missedWords } from '../../../../src/contract/scheduleWords';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { SyncScheduleStatus } from '../../../../src/contract/views';
import { hasRole } from '../../../../src/domain/appRole';
import { useSyncSchedule } from '../api/schedule';
import cardStyles from '../components/card.module.css';
import { ErrorMessage } from '../components/ErrorMessage';
import { Fact, Facts } from '../components/Facts';
import { useCurrentMe } from '../components/me';
import { RelativeTime } from '../components/RelativeTime';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { AuditLogState, LastLook } from './findings';
import styles from './ScheduleCard.module.css';

export function ScheduleCard() {
  const titleId = useId();
  const me = useCurrentMe();
  const { data: status, error, refetch } = useSyncSchedule();
  return (
    <section className={cardStyles.card} aria-labelledby={titleId}>
      <div className={styles.head}>
        <Heading size="small" as="h2" id={titleId}>
          {syncScheduleWords.title}
        </Heading>
        <RouteLink to={paths.syncSchedule()}>
          {hasRole(me, 'admin') ? syncScheduleWords.change : syncScheduleWords.see}
        </RouteLink>
      </div>
      {error && <ErrorMessage error={error} onRetry={() => void refetch()} />}
      {status && <Glance status={status} />}
    </section>
  );
}

function Glance({ status }: { readonly status: SyncScheduleStatus }) {
  const { settings, nextDailyAt, lastDaily } = status;
  return (
    <Facts inColumns>
      <Fact term={syncScheduleWords.daily}>
        {settings.daily.on && nextDailyAt !== null ? (
          <Text as="p">
            {syncScheduleWords.next}: <RelativeTime at={nextDailyAt} /> (
            {syncScheduleWords.at(settings.daily.time, settings.daily.timeZone)})
          </Text>
        ) : (
          <Text as="p">{settings.daily.on ? syncScheduleWords.notYet : syncScheduleWords.off}</Text>
        )}
        {lastDaily !== null && lastDaily.missed !== null && (
          <Text as="p" size="small" color="color.text.subtle">
            {syncScheduleWords.last}: <RelativeTime at={lastDaily.startedAt} />.{' '}
            {missedWords(lastDaily.missed)}
          </Text>
        )}
      </Fact>
      <Fact term={syncScheduleWords.probe}>
        {settings.probe.on ? <LastLook status={status} /> : <Text>{syncScheduleWords.off}</Text>}
      </Fact>
      <Fact term={syncScheduleWords.auditLog}>
        <AuditLogState status={status} />
      </Fact>
    </Facts>
  );
}
