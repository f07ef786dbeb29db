import { expect, test } from 'vitest';
import { Burst } from '../../src/jobs/burst';
import { LeaseLost } from '../../src/jobs/leaseLost';
import { VirtualClock } from '../support/virtualClock';

const MINUTE_MS = 60_000;

test('a clock that is set back gives a burst no more time to work', () => {
  const clock = new VirtualClock();
  const burst = new Burst(clock, clock.now() + 60 * MINUTE_MS);
  clock.advance(10 * MINUTE_MS);
  const before = burst.mayContinue();

  clock.advance(-5 * MINUTE_MS);

  expect([before, burst.mayContinue()]).toEqual([false, false]);
});

test('a lease is held by what ends within it, and lost to what could land behind it', () => {
  const clock = new VirtualClock();
  const burst = new Burst(clock, clock.now() + 2 * MINUTE_MS);

  clock.advance(MINUTE_MS);

  expect([burst.holdsLease(MINUTE_MS), burst.holdsLease(MINUTE_MS + 1)]).toEqual([true, false]);
  expect(() => burst.assertLease(MINUTE_MS)).not.toThrow();
  expect(() => burst.assertLease(MINUTE_MS + 1)).toThrow(LeaseLost);
});

test('a clock that is set back does not bring back a lease that is over', () => {
  const clock = new VirtualClock();
  const burst = new Burst(clock, clock.now() + 2 * MINUTE_MS);
  clock.advance(2 * MINUTE_MS);
  expect(() => burst.assertLease()).toThrow(LeaseLost);

  clock.advance(-MINUTE_MS);

  expect(() => burst.assertLease()).toThrow(LeaseLost);
});
