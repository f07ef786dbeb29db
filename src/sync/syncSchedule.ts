// When the mirror is brought up to date by itself: what is chosen, what is next, and what became of the last one.
import { InvalidInput } from '../domain/errors';
import { countDaily, isTimeZone, nextDailyAfter, shiftedTime } from '../domain/schedule';
import { nightsOfRound } from '../domain/syncSchedule';
import type {
  DirectRoleSearch,
  LastDue,
  ScheduleName,
  SyncSchedule,
  SyncScheduleStatus,
} from '../domain/syncSchedule';
import type { Ports } from '../ports';
import { readDocument, writeDocument } from '../store/documents';
import {
  directRoleRoundDocument,
  syncScheduleDocument,
  type DirectRoleRound,
} from '../store/scheduleSettings';
import { listSchedules, setNextDue, type Schedule } from '../store/schedules';
import { connectionDocument } from '../store/settings';
import { getAuditStream } from './auditStream';
import { findLastProbe } from './probe';

type SchedulePorts = Pick<Ports, 'sql' | 'keyValue' | 'log' | 'clock'>;

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

// The nightly search and the cleaning follow the daily sync, so that they seldom wait for it.
const DIRECT_ROLES_LATER_MINUTES = 90;
const RETENTION_LATER_MINUTES = 180;
// Each account is to be reported within every cycle of 7 days
// (developer.atlassian.com/platform/forge/user-privacy-guidelines, 2026-11-22): a day is left for waits.
const PERSONAL_DATA_DAYS = 6;

/** Returns when the next one is due after the given instant, or null while it is off. */
export function nextDueAfter(name: ScheduleName, settings: SyncSchedule, after: number): number | null {
  const { daily, probe, directRoles } = settings;
  switch (name) {
    case 'daily-sync':
      return daily.on ? nextDailyAfter(daily, after) : null;
    case 'probe':
      return probe.on ? after + probe.everyMinutes * MINUTE_MS : null;
    case 'direct-roles':
      return directRoles.on ? nextDailyAfter(shiftedTime(daily, DIRECT_ROLES_LATER_MINUTES), after) : null;
    case 'retention':
      return nextDailyAfter(shiftedTime(daily, RETENTION_LATER_MINUTES), after);
    case 'personal-data':
      return after + PERSONAL_DATA_DAYS * DAY_MS;
  }
}

export async function getSyncSchedule(ports: SchedulePorts): Promise<SyncScheduleStatus> {
  const [settings, connection, round, schedules, lastProbe, auditStream] = await Promise.all([
    readDocument(ports, syncScheduleDocument),
    readDocument(ports, connectionDocument),
    readDocument(ports, directRoleRoundDocument),
    listSchedules(ports.sql),
    findLastProbe(ports),
    getAuditStream(ports),
  ]);
  const now = ports.clock.now();
  // The first tick after the key was entered writes what is computed here until then.
  const next = (name: ScheduleName): number | null => {
    const computed = nextDueAfter(name, settings, now);
    return connection === null || computed === null ? null : (schedules.get(name)?.nextAt ?? computed);
  };
  return {
    settings,
    nextDailyAt: next('daily-sync'),
    nextProbeAt: next('probe'),
    nextDirectRolesAt: next('direct-roles'),
    lastDaily: lastDueOf(schedules.get('daily-sync'), settings),
    lastProbe,
    auditStream,
    directRoles: searchFrom(round, settings, now),
  };
}

/**
 * Stores the settings; what is due next is computed anew, so that a change never starts what lies in the past.
 * @throws {InvalidInput} when nobody knows the zone.
 */
export async function saveSyncSchedule(ports: SchedulePorts, settings: SyncSchedule): Promise<void> {
  if (!isTimeZone(settings.daily.timeZone)) throw new InvalidInput('daily.timeZone', 'unknown-time-zone');
  const before = await readDocument(ports, syncScheduleDocument);
  const now = ports.clock.now();
  // What is due before the settings: a stop in between must not leave new settings to which the past is due.
  for (const name of ['daily-sync', 'probe', 'direct-roles', 'retention'] as const) {
    const next = nextDueAfter(name, settings, now);
    if (next !== null && next !== nextDueAfter(name, before, now)) await setNextDue(ports.sql, name, next);
  }
  await writeDocument(ports, syncScheduleDocument, settings);
}

/** Lets the daily sync keep the zone of whoever enters the first key, unless somebody chose one. */
export async function proposeTimeZone(
  ports: Pick<SchedulePorts, 'keyValue' | 'log'>,
  timeZone: string,
): Promise<void> {
  const isChosen = (await ports.keyValue.get(syncScheduleDocument.key)) !== null;
  if (isChosen || !isTimeZone(timeZone)) return;
  const { initial } = syncScheduleDocument;
  await writeDocument(ports, syncScheduleDocument, { ...initial, daily: { ...initial.daily, timeZone } });
}

// A tick comes every five minutes, and Forge promises no exact time.
const IN_TIME_MS = 15 * MINUTE_MS;

function lastDueOf(schedule: Schedule | undefined, { daily }: SyncSchedule): LastDue | null {
  if (schedule === undefined || schedule.lastDueAt === null || schedule.lastStartedAt === null) return null;
  const { lastDueAt: dueAt, lastStartedAt: startedAt, lastRunId: runId } = schedule;
  const lateMs = startedAt - dueAt;
  const missed = lateMs <= IN_TIME_MS ? null : { lateMs, skipped: countDaily(daily, dueAt, startedAt) };
  return { dueAt, startedAt, runId, missed };
}

function searchFrom(round: DirectRoleRound, { directRoles }: SyncSchedule, now: number): DirectRoleSearch {
  const { lastAt, checked, holders, roundBeforeBeganAt } = round;
  return {
    lastAt,
    checked,
    holders,
    // Whoever this round has not come to yet was looked at in the one before.
    withinDays: roundBeforeBeganAt === null ? null : Math.ceil((now - roundBeforeBeganAt) / DAY_MS),
    nightsPerRound: holders === null ? null : nightsOfRound(holders, directRoles.callsPerNight),
  };
}
