import { describe, expect, it } from 'vitest';
import { aboutDuration, duration, relativeTime } from '../../src/contract/timeWords';

const NOW = Date.UTC(2026, 10, 22, 9);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('spans of time in words', () => {
  it.each([
    [-59_000, 'just now'],
    [29_000, 'just now'],
    [45_000, 'in less than a minute'],
    [-MINUTE_MS, '1 minute ago'],
    [-119 * MINUTE_MS, '1 hour ago'],
    [-DAY_MS, 'yesterday'],
    [-45 * DAY_MS, '45 days ago'],
    [-400 * DAY_MS, '13 months ago'],
    [-800 * DAY_MS, '2 years ago'],
    [3 * HOUR_MS, 'in 3 hours'],
  ])('say %i ms from now as "%s", as coarse as the clock behind it', (distanceMs, words) => {
    expect(relativeTime(NOW + distanceMs, NOW)).toBe(words);
  });

  it.each([
    [0, '0 s'],
    [386, 'under 1 s'],
    [44_600, '45 s'],
    [200_000, '3 min 20 s'],
    [180_000, '3 min'],
    [HOUR_MS + 5 * MINUTE_MS + 9_000, '1 h 5 min'],
    [2 * HOUR_MS, '2 h'],
  ])('tell a length of %i ms in two units: %s', (durationMs, words) => {
    expect(duration(durationMs)).toBe(words);
  });

  it.each([
    [4_000, 'a few seconds'],
    [40_000, 'less than a minute'],
    [70_000, 'about 1 minute'],
    [12.4 * MINUTE_MS, 'about 12 minutes'],
    [100 * MINUTE_MS, 'about 1.5 hours'],
  ])('estimate %i ms no more exactly than can be known: %s', (durationMs, words) => {
    expect(aboutDuration(durationMs)).toBe(words);
  });
});
