// The page and the card of what runs by itself, in words. Numbers and times come in already written for the reader's
// locale.
import { nightsOfRound } from '../domain/syncSchedule';

export const syncScheduleWords = {
  title: 'Sync schedule',
  change: 'Change the schedule',
  see: 'See the schedule',
  readOnly: 'You can read these settings. Only app admins can change them.',
  licenseInactive: 'The license of this app is not active, so its settings can only be read.',

  daily: 'Daily sync',
  dailyText: 'Reads the whole organization anew and removes what is gone.',
  dailyOn: 'Sync every day',
  time: 'Time',
  timeMissing: 'Enter a time of day, such as 02:30.',
  timeZone: 'Time zone',
  timeZoneHint: (now: string) => `It is ${now} there now.`,
  timeZoneSearch: 'Type a part of a city or region to search.',
  yourTimeZone: (zone: string) => `Use mine (${zone})`,
  next: 'Next',
  last: 'Last',
  off: 'Off',
  switched: (label: string, isOn: boolean) => `${label}: ${isOn ? 'on' : 'off'}`,
  notYet: 'Not yet',
  notKnown: 'Not known yet',
  at: (time: string, zone: string) => `${time}, ${zone}`,

  probe: 'Look for changes',
  probeText:
    'Asks Atlassian for its own numbers, in at most 8 calls, and starts a full sync when one of them is not what it was.',
  probeLimits:
    'Numbers cannot show a swap (one user added, one removed) or a new name: the daily sync and the audit log do.',
  probeOn: 'Look for changes between the daily syncs',
  everyMinutes: 'Minutes between two looks',
  found: 'Last look',
  /** When follows. */
  checked: 'Checked',

  auditLog: 'Audit log',
  auditLogText:
    'Where Atlassian Guard lets the app follow the audit log, users and groups are read anew minutes after they change.',
  state: 'State',

  directRoles: 'Search for hidden direct access',
  directRolesText:
    'Access that somebody has beside a group does not show in any count. Every night the app asks some of those whose access costs a license for roles of their own.',
  directRolesOn: 'Search every night',
  callsPerNight: 'API calls a night',
  callsHint: 'One call looks at one user.',
  round: 'Round',

  history: 'Sync history',
  keepRunsDays: 'Days that syncs are kept',
  keepRunsHint: 'The latest 50 syncs stay in any case.',

  outOfBounds: (least: string, most: string) => `Enter a whole number from ${least} to ${most}.`,
  save: 'Save',
  discard: 'Discard changes',
  unsaved: 'There are changes that are not saved.',
  saved: 'The sync schedule is saved',
  savedNext: (when: string) => `The next daily sync begins on ${when}.`,
  savedOff: 'The daily sync is off.',
} as const;

/** Says how long a round takes through all whose access costs a license, now or as soon as they are active. */
export function roundWords(holders: number | null, callsPerNight: number): string {
  if (holders === null) return 'How many nights a round takes is known after the first full sync and night.';
  const nights = nightsOfRound(holders, callsPerNight);
  const within = nights === 1 ? 'every night' : `within ${nights} nights`;
  return `Everybody whose access costs a license (${holders}) is looked at ${within}.`;
}

/** What a field of the form is missing, by the field's path in the request. */
export type ScheduleField =
  | 'daily.time'
  | 'daily.timeZone'
  | 'probe.everyMinutes'
  | 'directRoles.callsPerNight'
  | 'keepRunsDays';
