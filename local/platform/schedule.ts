// Scheduled triggers, on the platform's clock. Forge starts them about five minutes after a deploy, does not repeat
// a missed one, and promises no exact time – limits-scheduled-trigger (2026-10-09).
import type { PlatformClock } from './clock';
import { modulesOf, type Manifest, type ManifestModule } from './manifest';

const MINUTE_MS = 60_000;
const INTERVAL_MS = {
  fiveMinute: 5 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 24 * 60 * MINUTE_MS,
  week: 7 * 24 * 60 * MINUTE_MS,
} as const;

/** Returns how to stop. */
export function startSchedule(
  manifest: Manifest,
  clock: PlatformClock,
  fire: (trigger: ManifestModule) => void,
): () => void {
  const cancels = new Map<string, () => void>();
  const arm = (trigger: ManifestModule): void => {
    const intervalMs = INTERVAL_MS[trigger.interval ?? 'hour'];
    const cancel = clock.at(clock.now() + intervalMs, () => {
      arm(trigger);
      fire(trigger);
    });
    cancels.set(trigger.key, cancel);
  };
  for (const trigger of modulesOf(manifest, 'scheduledTrigger')) arm(trigger);
  return () => {
    for (const cancel of cancels.values()) cancel();
  };
}
