// Lets days pass for an app as Forge would: ticks at intervals, each message delivered when it is due.
import type { SyncHarness } from './syncHarness';

const MINUTE_MS = 60_000;

export interface PassingTime {
  /** Between two ticks; Forge's are five minutes apart. */
  readonly stepMs?: number;
  /** False: the app is off. */
  readonly isOn?: (at: number) => boolean;
  /** How often each tick comes; Forge promises no exact number. */
  readonly ticks?: number;
}

/** Returns after the instant is reached. */
export async function passUntil(
  { app, organization, work }: SyncHarness,
  until: number,
  { stepMs = 5 * MINUTE_MS, isOn = () => true, ticks = 1 }: PassingTime = {},
): Promise<void> {
  const { clock } = organization.model;
  while (clock.now() < until) {
    clock.set(Math.min(until, clock.now() + stepMs));
    if (!isOn(clock.now())) continue;
    await Promise.all(Array.from({ length: ticks }, () => app.onTick()));
    await work();
  }
}
