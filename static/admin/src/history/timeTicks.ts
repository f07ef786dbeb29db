const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

// Steps that people read on a clock, ascending.
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 30].map((seconds) => seconds * SECOND_MS),
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 4, 8, 24].map((hours) => hours * HOUR_MS),
];

const MOST_TICKS = 5;

/** Returns the marks of an axis of time from zero to `topMs`, in milliseconds. */
export function timeTicks(topMs: number): number[] {
  const stepMs = STEPS_MS.find((step) => topMs / step <= MOST_TICKS) ?? topMs;
  return Array.from({ length: Math.floor(topMs / stepMs) + 1 }, (_, index) => index * stepMs);
}
