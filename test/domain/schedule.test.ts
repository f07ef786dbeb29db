// The expected instants come from the published transition times of the zones (IANA tz database), written in UTC.
import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDaily,
  isTimeOfDay,
  isTimeZone,
  nextDailyAfter,
  shiftedTime,
  type DailyTime,
} from '../../src/domain/schedule';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

/** Due instants of the days from then on. */
function dues(daily: DailyTime, from: string, count: number): string[] {
  const found: string[] = [];
  for (let last = at(from); found.length < count;) {
    last = nextDailyAfter(daily, last);
    found.push(iso(last));
  }
  return found;
}

describe('a daily time', () => {
  it('is due today while it lies ahead, and tomorrow from its very instant on', () => {
    const daily = { time: '02:30', timeZone: 'UTC' };

    expect(iso(nextDailyAfter(daily, at('2026-11-22T02:29:59Z')))).toBe('2026-11-22T02:30');
    expect(iso(nextDailyAfter(daily, at('2026-11-22T02:30:00Z')))).toBe('2026-11-23T02:30');
  });

  it('keeps to the wall clock when the offset changes', () => {
    expect(dues({ time: '06:00', timeZone: 'Europe/Berlin' }, '2026-03-27T12:00Z', 3)).toEqual([
      '2026-03-28T05:00',
      '2026-03-29T04:00',
      '2026-03-30T04:00',
    ]);
  });

  it('that a clock change skips is due once, at the first minute after it', () => {
    // 2026-03-29: 02:00 becomes 03:00 at 01:00 UTC.
    expect(dues({ time: '02:30', timeZone: 'Europe/Berlin' }, '2026-03-28T00:00Z', 4)).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
      '2026-03-31T00:30',
    ]);
  });

  it('that comes twice is due once, the first time', () => {
    // 2026-10-25: 03:00 becomes 02:00 at 01:00 UTC.
    expect(dues({ time: '02:30', timeZone: 'Europe/Berlin' }, '2026-10-24T00:00Z', 4)).toEqual([
      '2026-10-24T00:30',
      '2026-10-25T00:30',
      '2026-10-26T01:30',
      '2026-10-27T01:30',
    ]);
  });

  it('knows changes by half an hour', () => {
    // Lord Howe 2026: back by 30 minutes on 5 April at 02:00 (+11), ahead by 30 on 4 October at 02:00 (+10:30).
    expect(dues({ time: '01:45', timeZone: 'Australia/Lord_Howe' }, '2026-04-03T18:00Z', 2)).toEqual([
      '2026-04-04T14:45',
      '2026-04-05T15:15',
    ]);
    expect(dues({ time: '02:15', timeZone: 'Australia/Lord_Howe' }, '2026-10-02T18:00Z', 2)).toEqual([
      '2026-10-03T15:30',
      '2026-10-04T15:15',
    ]);
  });

  it('knows a midnight that does not exist, and a day that was left out', () => {
    // Cairo 2026-04-24: 00:00 becomes 01:00 at 22:00 UTC. Samoa had no 2011-12-30.
    expect(dues({ time: '00:00', timeZone: 'Africa/Cairo' }, '2026-04-23T12:00Z', 2)).toEqual([
      '2026-04-23T22:00',
      '2026-04-24T21:00',
    ]);
    expect(dues({ time: '12:00', timeZone: 'Pacific/Apia' }, '2011-12-29T00:00Z', 3)).toEqual([
      '2011-12-29T22:00',
      '2011-12-30T10:00',
      '2011-12-30T22:00',
    ]);
  });

  it('is due once a calendar day in any zone, and never earlier than the clocks show it', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Pacific/Chatham',
    ];
    assert(
      property(
        constantFrom(...zones),
        integer({ min: 0, max: 1439 }),
        integer({ min: at('2024-01-01T00:00Z'), max: at('2030-01-01T00:00Z') }),
        (timeZone, minutes, from) => {
          const { time } = shiftedTime({ time: '00:00', timeZone }, minutes);
          const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
          let last = nextDailyAfter({ time, timeZone }, from);
          for (let day = 0; day < 5; day += 1) {
            const next = nextDailyAfter({ time, timeZone }, last);
            const [date = '', shown = ''] = wall.format(next).split(' ');
            expect(shown >= time).toBe(true);
            expect(date).toBe(dayAfter(wall.format(last).slice(0, 10)));
            last = next;
          }
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });

  it('is counted between two instants', () => {
    const daily = { time: '02:30', timeZone: 'Europe/Berlin' };

    expect(countDaily(daily, at('2026-10-24T00:30Z'), at('2026-10-24T12:00Z'))).toBe(0);
    expect(countDaily(daily, at('2026-10-24T00:30Z'), at('2026-10-27T01:30Z'))).toBe(3);
    expect(countDaily(daily, at('2020-01-01T00:00Z'), at('2026-01-01T00:00Z'))).toBe(366);
  });

  it('is shifted around midnight', () => {
    expect(shiftedTime({ time: '23:30', timeZone: 'UTC' }, 90).time).toBe('01:00');
    expect(shiftedTime({ time: '00:10', timeZone: 'UTC' }, -20).time).toBe('23:50');
  });
});

describe('what somebody enters', () => {
  it.each(['00:00', '09:05', '23:59'])('%s is a time of day', (text) => {
    expect(isTimeOfDay(text)).toBe(true);
  });

  it.each(['24:00', '9:05', '12:60', '', '02:30:00'])('"%s" is none', (text) => {
    expect(isTimeOfDay(text)).toBe(false);
  });

  it('a zone is a name that Intl knows, no bare offset', () => {
    expect(['UTC', 'Europe/Berlin', 'Asia/Calcutta', 'Australia/Lord_Howe'].every(isTimeZone)).toBe(true);
    expect(['', '+02:00', 'Mars/Olympus', 'Europe/Nowhere'].some(isTimeZone)).toBe(false);
  });
});

function dayAfter(date: string): string {
  return new Date(at(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
