// The settings as they stand in the form: numbers as they are typed, until they are saved.
import type { CallRequest } from '../../../../src/contract/calls';
import type { ScheduleField } from '../../../../src/contract/syncScheduleWords';
import { syncScheduleWords } from '../../../../src/contract/syncScheduleWords';
import { inputWords } from '../../../../src/contract/inputWords';
import { isTimeOfDay, isTimeZone } from '../../../../src/domain/schedule';
import { type SyncSchedule, syncScheduleBounds } from '../../../../src/domain/syncSchedule';
import type { Formats } from '../components/viewer';

export interface ScheduleDraft {
  readonly dailyOn: boolean;
  readonly time: string;
  readonly timeZone: string;
  readonly probeOn: boolean;
  readonly everyMinutes: string;
  readonly directRolesOn: boolean;
  readonly callsPerNight: string;
  readonly keepRunsDays: string;
}

type ScheduleProblems = Readonly<Partial<Record<ScheduleField, string>>>;

export function draftOf({ daily, probe, directRoles, keepRunsDays }: SyncSchedule): ScheduleDraft {
  return {
    dailyOn: daily.on,
    time: daily.time,
    timeZone: daily.timeZone,
    probeOn: probe.on,
    everyMinutes: String(probe.everyMinutes),
    directRolesOn: directRoles.on,
    callsPerNight: String(directRoles.callsPerNight),
    keepRunsDays: String(keepRunsDays),
  };
}

/** Only for a draft without problems. */
export function requestOf(draft: ScheduleDraft): CallRequest<'settings.syncSchedule.save'> {
  return {
    daily: { on: draft.dailyOn, time: draft.time, timeZone: draft.timeZone },
    probe: { on: draft.probeOn, everyMinutes: Number(draft.everyMinutes) },
    directRoles: { on: draft.directRolesOn, callsPerNight: Number(draft.callsPerNight) },
    keepRunsDays: Number(draft.keepRunsDays),
  };
}

/** Returns what is wrong, by field; the backend decides the same on its own. */
export function problemsOf(draft: ScheduleDraft, formats: Pick<Formats, 'number'>): ScheduleProblems {
  const outOf = (text: string, bounds: { readonly min: number; readonly max: number }) => {
    const isWithin = /^\d+$/.test(text) && Number(text) >= bounds.min && Number(text) <= bounds.max;
    if (isWithin) return undefined;
    return syncScheduleWords.outOfBounds(formats.number(bounds.min), formats.number(bounds.max));
  };
  const problems: Partial<Record<ScheduleField, string | undefined>> = {
    'daily.time': isTimeOfDay(draft.time) ? undefined : syncScheduleWords.timeMissing,
    'daily.timeZone': isTimeZone(draft.timeZone) ? undefined : sentence(inputWords['unknown-time-zone']),
    'probe.everyMinutes': outOf(draft.everyMinutes, syncScheduleBounds.everyMinutes),
    'directRoles.callsPerNight': outOf(draft.callsPerNight, syncScheduleBounds.callsPerNight),
    keepRunsDays: outOf(draft.keepRunsDays, syncScheduleBounds.keepRunsDays),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

function sentence({ title, action }: { readonly title: string; readonly action: string }): string {
  return `${title}. ${action}`;
}
