import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginOfDay, endOfDay, rangeOf } from '../../src/domain/filter/days';

const HOUR_MS = 3_600_000;

describe('a day in a zone', () => {
  it.each([
    ['2026-03-01', 'UTC', '2026-03-01T00:00Z', 24],
    ['2026-03-01', 'Europe/Berlin', '2026-02-28T23:00Z', 24],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00Z', 23],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00Z', 25],
    ['2026-11-01', 'America/St_Johns', '2026-11-01T02:30Z', 25],
    // The clocks of Beirut jump over midnight: the day begins at one.
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00Z', 23],
    ['2026-06-01', 'Pacific/Kiritimati', '2026-05-31T10:00Z', 24],
  ])('%s in %s begins at %s and has %d hours', (...[day, timeZone, begin, hours]) => {
    expect(new Date(beginOfDay(day, timeZone)).toISOString()).toBe(new Date(begin).toISOString());
    expect((endOfDay(day, timeZone) - beginOfDay(day, timeZone)) / HOUR_MS).toBe(hours);
  });

  it('ends where the next one begins, in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(zones, fc.nat(4_000), (timeZone, days) => {
        const at = Date.UTC(2020, 0, 1) + days * 24 * HOUR_MS;
        const [day = '', next = ''] = [at, at + 24 * HOUR_MS].map((each) =>
          new Date(each).toISOString().slice(0, 10),
        );

        expect(endOfDay(day, timeZone)).toBe(beginOfDay(next, timeZone));
      }),
    );
  });
});

describe('the time that a condition means', () => {
  const view = { now: Date.UTC(2026, 10, 22, 12), timeZone: 'Europe/Berlin' };

  it('is before the day begins, or after it has ended', () => {
    expect(rangeOf('before', '2026-03-29', view)).toEqual({ before: Date.parse('2026-03-28T23:00Z') });
    expect(rangeOf('after', '2026-03-29', view)).toEqual({ after: Date.parse('2026-03-29T22:00Z') - 1 });
  });

  it('counts days of 24 hours back from now, across clock changes', () => {
    expect(rangeOf('more-than', 60, view)).toEqual({ before: view.now - 60 * 24 * HOUR_MS });
    expect(rangeOf('less-than', 60, view)).toEqual({ after: view.now - 60 * 24 * HOUR_MS - 1 });
  });

  it('leaves no instant out between more and less than so many days', () => {
    const border = view.now - 60 * 24 * HOUR_MS;
    for (const at of [border - 1, border, border + 1]) {
      const isIn = (operator: string): boolean => {
        const { after = -Infinity, before = Infinity } = rangeOf(operator, 60, view) ?? {};
        return at > after && at < before;
      };
      expect([isIn('more-than'), isIn('less-than')].filter(Boolean)).toHaveLength(1);
    }
  });

  it('is none for a condition without a value', () => {
    expect(rangeOf('unknown', undefined, view)).toBeNull();
  });
});
