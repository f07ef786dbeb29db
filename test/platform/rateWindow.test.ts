import { expect, test } from 'vitest';
import { RateWindow } from '../../local/platform/rateWindow';

test('a window allows its limit and no more, however long it is in use', () => {
  let now = 0;
  const window = new RateWindow(() => now, 1_000);
  const taken: number[] = [];

  for (now = 0; now < 60_000; now += 5) if (window.take(100)) taken.push(now);

  const within = taken.map((at) => taken.filter((other) => other > at - 1_000 && other <= at).length);
  expect(Math.max(...within)).toBe(100);
  expect(taken.length).toBeGreaterThan(59 * 100);
});

test('a window forgets what has left it', () => {
  let now = 0;
  const window = new RateWindow(() => now, 1_000);
  window.add(7);

  now = 999;
  const before = window.used();
  now = 1_000;

  expect([before, window.used()]).toEqual([7, 0]);
});
