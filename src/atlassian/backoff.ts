// How long to wait when Atlassian says "later" and no time.

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;
/** Up to a quarter longer, so that callers who were refused together do not come back together. */
const SPREAD = 0.25;

/** Returns 1, 2, 4 … 30 s and up to a quarter more. `failures` counts from 0; `random` is in [0, 1). */
export function backoffMs(failures: number, random: number): number {
  const baseMs = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(baseMs * (1 + SPREAD * random));
}
