// What runs by itself, in words.
import type { DirectRoleSearch, MissedDue } from '../domain/syncSchedule';
import { aboutDuration } from './timeWords';

/** Says that a daily sync did not begin in time. */
export function missedWords({ lateMs, skipped }: MissedDue): string {
  const late = `It began ${aboutDuration(lateMs)} late, because the app was not running when it was due.`;
  if (skipped === 0) return late;
  return `${late} It also stands for ${skipped} further daily ${skipped === 1 ? 'sync that was' : 'syncs that were'} missed.`;
}

/** Says how far the access shown can be relied on. */
export function knownPathsWords({ withinDays, nightsPerRound }: DirectRoleSearch): string {
  if (withinDays !== null) return `Known paths, checked within the last ${days(withinDays)}.`;
  if (nightsPerRound === null) return 'Known paths; the nightly search for direct access has not run yet.';
  return `Known paths; the first search for direct access through all users whose access costs a license takes up to ${nightsPerRound} ${nightsPerRound === 1 ? 'night' : 'nights'}.`;
}

function days(count: number): string {
  return count === 1 ? 'day' : `${count} days`;
}
