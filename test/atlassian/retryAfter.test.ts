import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/atlassian/backoff';
import { readAllowance, readRetryAt } from '../../src/atlassian/retryAfter';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const iso = (time: number) => new Date(time).toISOString();
const http = (time: number) => new Date(time).toUTCString();

function answer(headers: Readonly<Record<string, string>>) {
  return { header: (name: string) => headers[name] ?? null };
}

describe('the time to try again', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['a date', { 'retry-after': http(now + 9_000) }, 9_000],
    ['the end of the window', { 'x-ratelimit-reset': iso(now + 30_000) }, 30_000],
    [
      'seconds before the end of the window',
      { 'retry-after': '3', 'x-ratelimit-reset': iso(now + 30_000) },
      3_000,
    ],
    ['nothing', {}, 4_000],
    ['a time that is over', { 'retry-after': http(now - 5_000) }, 4_000],
    ['words', { 'retry-after': 'later' }, 4_000],
    ['at once, which would be a loop', { 'retry-after': '0' }, 4_000],
    ['a day, which is more than an hour', { 'retry-after': '86400' }, 3_600_000],
  ])('follows an answer that names %s', (_, headers, waitMs) => {
    expect(readRetryAt(answer(headers), now, 4_000)).toBe(now + waitMs);
  });

  it('is on our own clock when the two clocks disagree', () => {
    const theirNow = now + 3 * 86_400_000;
    const headers = { date: http(theirNow), 'x-ratelimit-reset': iso(theirNow + 20_000) };

    expect(readRetryAt(answer(headers), now, 4_000)).toBe(now + 20_000);
  });
});

describe('what a window still allows', () => {
  it('is unknown unless both the number and the end are told', () => {
    expect(readAllowance(answer({ 'x-ratelimit-remaining': '9' }), now)).toBeNull();
    expect(readAllowance(answer({ 'x-ratelimit-reset': iso(now) }), now)).toBeNull();
    expect(
      readAllowance(answer({ 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': iso(now + 1_000) }), now),
    ).toBeNull();
  });

  it('is read from the headers', () => {
    const headers = { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': iso(now + 1_500) };

    expect(readAllowance(answer(headers), now)).toEqual({ remaining: 9, resetAt: now + 1_500 });
  });
});

describe('the wait without a told time', () => {
  it('doubles from one second to thirty', () => {
    expect([0, 1, 2, 3, 4, 5, 60].map((failures) => backoffMs(failures, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
  });

  it('is spread by up to a quarter', () => {
    expect(backoffMs(0, 0.999)).toBe(1_250);
  });
});
