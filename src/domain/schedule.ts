// When something that happens every day is due, in the zone of those who chose the time. The rules of the zones are
// those of the host's Intl. A time that a clock change skips is due at the first minute that exists after it; a time
// that comes twice is due the first time only.

export interface DailyTime {
  /** 'HH:MM', 00:00 to 23:59. */
  readonly time: string;
  /** IANA name: 'Europe/Berlin'. */
  readonly timeZone: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

export function isTimeOfDay(text: string): boolean {
  return TIME.test(text);
}

/** True for names of zones only: Intl takes bare offsets ('+02:00') too, which know no clock changes. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Returns the same time of day, so much later; the day does not matter. */
export function shiftedTime({ time, timeZone }: DailyTime, minutes: number): DailyTime {
  const sum = (((minutesOf(time) + minutes) % 1440) + 1440) % 1440;
  const [hour, minute] = [Math.floor(sum / 60), sum % 60].map((part) => String(part).padStart(2, '0'));
  return { time: `${hour}:${minute}`, timeZone };
}

/** Returns the first due instant after the given one, both in epoch milliseconds. */
export function nextDailyAfter(daily: DailyTime, after: number): number {
  const zone = new Zone(daily.timeZone);
  const minutes = minutesOf(daily.time);
  // A day's time may be skipped into the next day, so the search begins the day before.
  let day = Math.floor(zone.toWall(after) / DAY_MS) - 1;
  for (;;) {
    const due = zone.firstInstantAt(day * DAY_MS + minutes * MINUTE_MS);
    if (due > after) return due;
    day += 1;
  }
}

// A year of days is enough to say how many were missed.
const MOST_COUNTED = 366;

/** Returns how many due instants lie after the first and not after the second one; 366 means that many or more. */
export function countDaily(daily: DailyTime, after: number, until: number): number {
  let count = 0;
  for (let due = nextDailyAfter(daily, after); due <= until; due = nextDailyAfter(daily, due)) {
    count += 1;
    if (count === MOST_COUNTED) break;
  }
  return count;
}

function minutesOf(time: string): number {
  const [, hour, minute] = TIME.exec(time) ?? [];
  if (hour === undefined || minute === undefined) throw new RangeError(`Not a time of day: ${time}`);
  return Number(hour) * 60 + Number(minute);
}

/** Instants and wall-clock times of one zone. A wall-clock time is written as the instant that shows it in UTC. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  toWall(instant: number): number {
    const parts = new Map(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  }

  /** Returns the first instant, in whole minutes, at which the clocks show this time or have jumped over it. */
  firstInstantAt(wall: number): number {
    // No zone is a day from UTC, so the offsets a day around are those before and after a change on that day.
    const offsets = [wall - DAY_MS, wall + DAY_MS].map((instant) => this.#offsetAt(instant));
    const candidates = offsets.map((offset) => wall - offset);
    const shown = candidates.filter((instant) => this.toWall(instant) === wall);
    if (shown.length > 0) return Math.min(...shown);
    return this.#firstMinuteFrom(wall, Math.min(...candidates), Math.max(...candidates));
  }

  /** Searches for the change that skips the time: before it the clocks show less, from it on more. */
  #firstMinuteFrom(wall: number, before: number, after: number): number {
    let [low, high] = [Math.floor(before / MINUTE_MS), Math.ceil(after / MINUTE_MS)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.toWall(middle * MINUTE_MS) >= wall) high = middle;
      else low = middle;
    }
    return high * MINUTE_MS;
  }

  #offsetAt(instant: number): number {
    return this.toWall(instant) - Math.floor(instant / 1000) * 1000;
  }
}
