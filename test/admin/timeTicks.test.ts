import { describe, expect, it } from 'vitest';
import { timeTicks } from '../../static/admin/src/history/timeTicks';

const MINUTE_MS = 60_000;

describe('the marks of an axis of time', () => {
  it.each([
    [1_150, [0, 1_000]],
    [14_000, [0, 5_000, 10_000]],
    [23 * MINUTE_MS, [0, 5, 10, 15, 20].map((minutes) => minutes * MINUTE_MS)],
    [150 * MINUTE_MS, [0, 30, 60, 90, 120, 150].map((minutes) => minutes * MINUTE_MS)],
  ])('up to %i ms are times as a clock shows them', (topMs, ticks) => {
    expect(timeTicks(topMs)).toEqual(ticks);
  });

  it('stay few, however long it took', () => {
    expect(timeTicks(40 * 24 * 60 * MINUTE_MS)).toHaveLength(2);
  });
});
