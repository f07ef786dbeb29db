// What runs by itself, one part each: its settings, and what it last did.
import { Text } from '@atlaskit/primitives/compiled';
import type { ReactNode } from 'react';
import { knownPathsWords, missedWords } from '../../../../src/contract/scheduleWords';
import { roundWords, syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import type { SyncScheduleStatus } from '../../../../src/contract/views';
import { isTimeOfDay, isTimeZone, nextDailyAfter } from '../../../../src/domain/schedule';
import { Fact, Facts } from '../components/Facts';
import { useNow } from '../components/now';
import { RelativeTime } from '../components/RelativeTime';
import type { ScheduleDraft } from './draft';
import { NumberField, type ScheduleEditing, SwitchField, TimeField, TimeZoneField } from './fields';
import { AuditLogState, LastLook } from './findings';
import { SettingsPart } from '../components/SettingsPart';
import styles from './parts.module.css';

export interface SchedulePartProps {
  readonly status: SyncScheduleStatus;
  readonly editing: ScheduleEditing;
}

export function DailyPart({ status, editing }: SchedulePartProps) {
  const now = useNow();
  const { lastDaily } = status;
  return (
    <SettingsPart title={syncScheduleWords.daily} about={[syncScheduleWords.dailyText]}>
      <SwitchField editing={editing} label={syncScheduleWords.dailyOn} name="dailyOn" />
      <div className={styles.row}>
        <TimeField editing={editing} />
        <TimeZoneField editing={editing} />
      </div>
      <Facts>
        <Fact term={syncScheduleWords.next}>
          <Next at={nextOf(editing.draft, status, now)} isOn={editing.draft.dailyOn} />
        </Fact>
        <Fact term={syncScheduleWords.last}>
          {lastDaily === null ? syncScheduleWords.notYet : <RelativeTime at={lastDaily.startedAt} />}
          {lastDaily !== null && lastDaily.missed !== null && (
            <Text as="p" size="small" color="color.text.subtle">
              {missedWords(lastDaily.missed)}
            </Text>
          )}
        </Fact>
      </Facts>
    </SettingsPart>
  );
}

export function ProbePart({ status, editing }: SchedulePartProps) {
  return (
    <SettingsPart
      title={syncScheduleWords.probe}
      about={[syncScheduleWords.probeText, syncScheduleWords.probeLimits]}
    >
      <SwitchField editing={editing} label={syncScheduleWords.probeOn} name="probeOn" />
      <NumberField
        editing={editing}
        label={syncScheduleWords.everyMinutes}
        name="everyMinutes"
        field="probe.everyMinutes"
      />
      <Facts>
        <Fact term={syncScheduleWords.next}>
          <Next at={status.nextProbeAt} isOn={editing.draft.probeOn} />
        </Fact>
        <Fact term={syncScheduleWords.found}>
          <LastLook status={status} />
        </Fact>
      </Facts>
    </SettingsPart>
  );
}

export function AuditLogPart({ status }: Pick<SchedulePartProps, 'status'>) {
  return (
    <SettingsPart title={syncScheduleWords.auditLog} about={[syncScheduleWords.auditLogText]}>
      <Facts>
        <Fact term={syncScheduleWords.state}>
          <AuditLogState status={status} />
        </Fact>
      </Facts>
    </SettingsPart>
  );
}

export function DirectRolesPart({ status, editing }: SchedulePartProps) {
  const { directRoles } = status;
  const calls = Number(editing.draft.callsPerNight);
  return (
    <SettingsPart title={syncScheduleWords.directRoles} about={[syncScheduleWords.directRolesText]}>
      <SwitchField editing={editing} label={syncScheduleWords.directRolesOn} name="directRolesOn" />
      <NumberField
        editing={editing}
        label={syncScheduleWords.callsPerNight}
        name="callsPerNight"
        field="directRoles.callsPerNight"
        hint={syncScheduleWords.callsHint}
      />
      <Facts>
        <Fact term={syncScheduleWords.next}>
          <Next at={status.nextDirectRolesAt} isOn={editing.draft.directRolesOn} />
        </Fact>
        <Fact term={syncScheduleWords.round}>
          {calls > 0 && <Line>{roundWords(directRoles.holders, calls)}</Line>}
          {directRoles.lastAt !== null && <Line>{knownPathsWords(directRoles)}</Line>}
        </Fact>
      </Facts>
    </SettingsPart>
  );
}

export function HistoryPart({ editing }: Pick<SchedulePartProps, 'editing'>) {
  return (
    <SettingsPart title={syncScheduleWords.history} about={[syncScheduleWords.keepRunsHint]}>
      <NumberField
        editing={editing}
        label={syncScheduleWords.keepRunsDays}
        name="keepRunsDays"
        field="keepRunsDays"
      />
    </SettingsPart>
  );
}

function Next({ at, isOn }: { readonly at: number | null; readonly isOn: boolean }) {
  if (!isOn) return syncScheduleWords.off;
  return at === null ? syncScheduleWords.notKnown : <RelativeTime at={at} />;
}

/** Follows what is chosen before it is saved, so that nobody has to count hours. */
function nextOf(draft: ScheduleDraft, status: SyncScheduleStatus, now: number): number | null {
  const { time, timeZone } = status.settings.daily;
  const isAsSaved = draft.time === time && draft.timeZone === timeZone && status.settings.daily.on;
  if (isAsSaved) return status.nextDailyAt;
  return isTimeOfDay(draft.time) && isTimeZone(draft.timeZone) ? nextDailyAfter(draft, now) : null;
}

function Line({ children }: { readonly children: ReactNode }) {
  return <Text as="p">{children}</Text>;
}
