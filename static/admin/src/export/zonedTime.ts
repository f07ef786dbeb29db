import { Zone } from '../../../../src/domain/schedule';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 86_400_000;

export interface ZonedTime {
  /** ISO 8601 with the zone's distance from UTC: 2026-11-22T09:15:00+01:00. */
  iso(at: number): string;
  /** Days since the end of 1899, as spreadsheets count them on the clocks of the zone. */
  serial(at: number): number;
}

// 1970-01-01 – ECMA-376 part 1, 18.17.4.1 (2026-11-22).
const EPOCH_SERIAL = 25_569;

export function zonedTime(timeZone: string): ZonedTime {
  const toWall = wallClock(new Zone(timeZone));
  return {
    iso(at) {
      const wall = toWall(at);
      const minutes = Math.round((wall - Math.floor(at / SECOND_MS) * SECOND_MS) / MINUTE_MS);
      const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
        String(part).padStart(2, '0'),
      );
      return `${new Date(wall).toISOString().slice(0, 19)}${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
    },
    serial: (at) => toWall(at) / DAY_MS + EPOCH_SERIAL,
  };
}

/** Asks the zone once a day and not for each instant: a file has hundreds of thousands, on a few thousand days. */
function wallClock(zone: Zone): (at: number) => number {
  /** How far the clocks are ahead of UTC, keyed by the begin of a UTC day; null: they are changed on it. */
  const aheadMs = new Map<number, number | null>();
  const aheadAt = (at: number): number => zone.toWall(at) - at;
  return (at) => {
    const begin = Math.floor(at / DAY_MS) * DAY_MS;
    let ahead = aheadMs.get(begin);
    if (ahead === undefined) {
      ahead = aheadAt(begin) === aheadAt(begin + DAY_MS) ? aheadAt(begin) : null;
      aheadMs.set(begin, ahead);
    }
    return ahead === null ? zone.toWall(at) : Math.floor(at / SECOND_MS) * SECOND_MS + ahead;
  };
}
