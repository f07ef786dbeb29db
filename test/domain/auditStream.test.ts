import { describe, expect, test } from 'vitest';
import { beginningOf, isForgotten, mayAskAgain, settledAt } from '../../src/domain/auditStream';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);

describe('following the audit log without a cursor', () => {
  test('begins a little before the last complete full sync began', () => {
    expect(beginningOf(null, NOW - DAY, NOW)).toEqual({ from: NOW - DAY - 600_000 });
  });

  test('begins behind the last entry that was followed, if that is later', () => {
    expect(beginningOf(NOW - 5, NOW - DAY, NOW)).toEqual({ from: NOW - 4 });
  });

  test('has lost what is older than 180 days', () => {
    expect(beginningOf(NOW - 200 * DAY, NOW - 190 * DAY, NOW)).toBe('lost');
    expect(beginningOf(NOW - 200 * DAY, NOW - 170 * DAY, NOW)).not.toBe('lost');
  });
});

test('a cursor is not used after 180 days', () => {
  expect([179, 181].map((days) => isForgotten(NOW - days * DAY, NOW))).toEqual([false, true]);
  expect(isForgotten(null, NOW)).toBe(false);
});

test('a refusal holds for a day', () => {
  expect(mayAskAgain(null, NOW)).toBe(true);
  expect(mayAskAgain(NOW - DAY + 1, NOW)).toBe(false);
  expect(mayAskAgain(NOW - DAY, NOW)).toBe(true);
});

test('what was just done is asked for half a minute later, whatever the clocks say', () => {
  expect(settledAt(NOW - 10_000, NOW)).toBe(NOW + 20_000);
  expect(settledAt(NOW - DAY, NOW)).toBe(NOW);
  expect(settledAt(NOW + DAY, NOW)).toBe(NOW + 30_000);
  expect(settledAt(null, NOW)).toBe(NOW + 30_000);
});
