// When the mirror is brought up to date by itself, and what of it is kept.
import type { AuditStreamStatus } from './auditStream';
import type { LastProbe } from './probe';
import type { DailyTime } from './schedule';

/** What admins choose. */
export interface SyncSchedule {
  /** The full sync. */
  readonly daily: DailyTime & { readonly on: boolean };
  /** Asks in a few calls whether anything changed since the last full sync. */
  readonly probe: { readonly on: boolean; readonly everyMinutes: number };
  /** Asks holders of seats for roles of their own, some every night. */
  readonly directRoles: { readonly on: boolean; readonly callsPerNight: number };
  /** Syncs older than that are forgotten, but for the latest. */
  readonly keepRunsDays: number;
}

/** Smallest and largest value of each setting. */
export const syncScheduleBounds = {
  everyMinutes: { min: 5, max: 1_440 },
  callsPerNight: { min: 10, max: 20_000 },
  keepRunsDays: { min: 30, max: 3_650 },
} as const;

/** What runs by itself. */
export const scheduleNames = ['daily-sync', 'probe', 'direct-roles', 'retention', 'personal-data'] as const;

export type ScheduleName = (typeof scheduleNames)[number];

/** The last run that was due, in epoch milliseconds. */
export interface LastDue {
  readonly dueAt: number;
  readonly startedAt: number;
  /** The run that it started or joined; null when it only joined what needs no run. */
  readonly runId: string | null;
  /** Null: it began in time. */
  readonly missed: MissedDue | null;
}

export interface MissedDue {
  readonly lateMs: number;
  /** Further due runs that it stands for. */
  readonly skipped: number;
}

/** Known direct roles: how much of those who hold a seat was looked at, and how old that is. */
export interface DirectRoleSearch {
  /** Null before the first night. */
  readonly lastAt: number | null;
  readonly checked: number;
  /** Holders of seats when the search last ran; null before the first night. */
  readonly holders: number | null;
  /** Everybody was looked at within so many days; null until a round came to its end. */
  readonly withinDays: number | null;
  /** The most nights that a round takes with the present number of calls; null before the first night. */
  readonly nightsPerRound: number | null;
}

export interface SyncScheduleStatus {
  readonly settings: SyncSchedule;
  /** Each null when it is off, or nobody entered a key yet. */
  readonly nextDailyAt: number | null;
  readonly nextProbeAt: number | null;
  readonly nextDirectRolesAt: number | null;
  readonly lastDaily: LastDue | null;
  /** Null before the first. */
  readonly lastProbe: LastProbe | null;
  readonly auditStream: AuditStreamStatus;
  readonly directRoles: DirectRoleSearch;
}

/** Returns the most nights that a round through so many holders takes: half of a night's calls may search for seats. */
export function nightsOfRound(holders: number, callsPerNight: number): number {
  return Math.max(1, Math.ceil(holders / Math.ceil(callsPerNight / 2)));
}
