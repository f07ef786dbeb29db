// Calls of the UI as the local platform carries them, with the time that they take.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Host } from '../local/commands/host';

export interface Timed {
  readonly name: string;
  readonly ms: number;
}

const answer = z.object({ ok: z.literal(true), data: z.unknown() });

// Forge allows 150 statements a second (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01), which a call
// every 100 ms stays below: no measured call waits for the limit.
const PAUSE_MS = 100;

export async function timeCall(
  { platform }: Host,
  call: string,
  payload: object,
): Promise<{ readonly ms: number; readonly data: unknown }> {
  await wait(PAUSE_MS);
  const startedAt = performance.now();
  const response = await fetch(new URL('/invoke', platform.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ functionKey: call, payload }),
  });
  const { data } = answer.parse(await response.json());
  return { ms: Math.round((performance.now() - startedAt) * 10) / 10, data };
}

export function byDuration(a: Timed, b: Timed): number {
  return a.ms - b.ms;
}

/** `sorted`: the quickest first. */
export function quantile(sorted: readonly Timed[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms ?? 0;
}
