// Spans of time in words. Exact instants are written by the page, in the reader's own zone.

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// Descending: the first unit of which there are enough is said. Months and years are the mean ones of the Gregorian
// calendar; a single one is too coarse to judge inactivity by: "45 days ago" instead of "last month".
const UNITS = [
  { name: 'year', sizeMs: 365.2425 * DAY_MS, least: 2 },
  { name: 'month', sizeMs: 30.436875 * DAY_MS, least: 2 },
  { name: 'day', sizeMs: DAY_MS, least: 1 },
  { name: 'hour', sizeMs: HOUR_MS, least: 1 },
  { name: 'minute', sizeMs: MINUTE_MS, least: 1 },
] as const;

/** The present is known no better than that: a page looks at its clock now and then, and servers have their own. */
const TOLERANCE_MS = 30 * SECOND_MS;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Returns how far an instant is from now: "3 minutes ago", "in 2 hours". Both in epoch milliseconds. */
export function relativeTime(at: number, now: number): string {
  const distanceMs = at - now;
  const unit = UNITS.find(({ sizeMs, least }) => Math.abs(distanceMs) >= least * sizeMs);
  if (unit === undefined) return distanceMs > TOLERANCE_MS ? 'in less than a minute' : 'just now';
  return relative.format(Math.trunc(distanceMs / unit.sizeMs), unit.name);
}

/** Returns a length of time in its two largest units: "under 1 s", "45 s", "3 min 20 s", "1 h 5 min". */
export function duration(durationMs: number): string {
  if (durationMs > 0 && durationMs < SECOND_MS) return 'under 1 s';
  const seconds = Math.max(0, Math.round(durationMs / SECOND_MS));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** Returns a length of time that is only estimated, no more exact than it can be: "about 3 minutes". */
export function aboutDuration(durationMs: number): string {
  if (durationMs < 10 * SECOND_MS) return 'a few seconds';
  if (durationMs < MINUTE_MS) return 'less than a minute';
  const minutes = Math.round(durationMs / MINUTE_MS);
  if (minutes < 60) return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const hours = Math.round(minutes / 30) / 2;
  return `about ${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}
