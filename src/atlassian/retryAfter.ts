// What an answer's headers say of time. X-RateLimit-Remaining and X-RateLimit-Reset (ISO 8601, UTC) come with every
// answer – organization admin API document (2026-08-21); Retry-After is seconds or a date – RFC 9110 §10.2.3.
import type { HttpResponse } from '../ports';
import type { Allowance } from './gateState';

/** Own clock and Atlassian's agree within this, or Atlassian's Date header is used to translate its instants. */
const CLOCKS_AGREE_MS = 2_000;
/** An answer cannot keep the app from working for longer: an absurd header would close the gate for good. */
const LONGEST_WAIT_MS = 3_600_000;
/** "At once" after a refusal would be a loop. */
const SHORTEST_WAIT_MS = 1_000;

type Headers = Pick<HttpResponse, 'header'>;

/** Returns what the window still allows, or null when the answer does not tell. Instants are on our own clock. */
export function readAllowance(response: Headers, now: number): Allowance | null {
  const remaining = toCount(response.header('x-ratelimit-remaining'));
  const resetAt = toInstant(response, 'x-ratelimit-reset', now);
  if (remaining === null || resetAt === null) return null;
  return { remaining, resetAt: Math.min(resetAt, now + LONGEST_WAIT_MS) };
}

/** Returns when to try again after a 429; `fallbackMs` from now when the answer does not tell. */
export function readRetryAt(response: Headers, now: number, fallbackMs: number): number {
  const seconds = toCount(response.header('retry-after'));
  const told =
    seconds === null
      ? (toInstant(response, 'retry-after', now) ?? toInstant(response, 'x-ratelimit-reset', now))
      : now + seconds * 1000;
  const at = told === null || told <= now ? now + fallbackMs : told;
  return Math.min(now + LONGEST_WAIT_MS, Math.max(now + SHORTEST_WAIT_MS, at));
}

function toInstant(response: Headers, name: string, now: number): number | null {
  const told = toTime(response.header(name));
  if (told === null) return null;
  const theirNow = toTime(response.header('date'));
  if (theirNow === null || Math.abs(theirNow - now) < CLOCKS_AGREE_MS) return told;
  return told - theirNow + now;
}

function toTime(text: string | null): number | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

function toCount(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}
