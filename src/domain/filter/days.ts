// Days of a filter as instants. A date is a day of the calendar in the admin's zone, which a clock change makes 23 or
// 25 hours long; a number of days counts 24 hours each back from now. Both resolve when a list is made, so that a
// saved filter moves with the time.
import { Zone } from '../schedule';

const DAY_MS = 86_400_000;

/** Returns the instant before which a time must lie to be more than that many days ago. */
function daysBefore(now: number, days: number): number {
  return now - days * DAY_MS;
}

/** Returns the first instant of the day, 'YYYY-MM-DD', in the zone. */
export function beginOfDay(day: string, timeZone: string): number {
  return new Zone(timeZone).firstInstantAt(Date.parse(`${day}T00:00:00Z`));
}

/** Returns the first instant after the day in the zone. */
export function endOfDay(day: string, timeZone: string): number {
  return new Zone(timeZone).firstInstantAt(Date.parse(`${day}T00:00:00Z`) + DAY_MS);
}

/** Instants later than `after`, or earlier than `before`; the bound itself is outside. */
export type TimeRange =
  | { readonly after: number; readonly before?: undefined }
  | { readonly before: number; readonly after?: undefined };

/** Returns the range that a condition on a time means; null without a value: then it means none. */
export function rangeOf(
  operator: string,
  value: string | number | undefined,
  view: { readonly now: number; readonly timeZone: string },
): TimeRange | null {
  if (typeof value === 'number') {
    const at = daysBefore(view.now, value);
    // Whoever is not more than so many days away is less: the very instant belongs to one of them.
    return operator === 'more-than' ? { before: at } : { after: at - 1 };
  }
  if (value === undefined) return null;
  // The day itself is neither before nor after.
  return operator === 'before'
    ? { before: beginOfDay(value, view.timeZone) }
    : { after: endOfDay(value, view.timeZone) - 1 };
}
