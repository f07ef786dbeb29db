// When somebody last used what: from this morning to years ago, or never.
import type { Activity, Group, Place, Resource } from '../world/world';
import { DAY_MS } from './plan';
import type { Part, PeoplePlan } from './plan';
import type { Random } from './random';

interface Past {
  /** Days since the account came. */
  readonly sinceDays: number;
  readonly groups: readonly Group[];
  readonly places: readonly Place[];
}

export function activityOf({ random, world, now }: PeoplePlan, part: Part, past: Past): readonly Activity[] {
  if (part === 'never-active') return [];
  const usable = new Set(past.groups.flatMap((group) => group.roles.map((role) => role.target)));
  const idleDays = Math.min(idle(random), past.sinceDays);
  return world.resources.flatMap((resource) => {
    if (!past.places.some((place) => place.directory === resource.directory)) return [];
    // Access that was taken away leaves its last use behind.
    const used = usable.has(resource) ? !random.chance(0.12) : random.chance(0.01);
    return used ? [{ resource, at: lastUse({ random, now, idleDays }, resource, past.sinceDays) }] : [];
  });
}

/** A quarter of the people has done nothing for 90 days. */
function idle(random: Random): number {
  const share = random.share();
  if (share < 0.6) return random.below(10);
  if (share < 0.78) return 10 + random.below(80);
  return 90 + random.below(share < 0.95 ? 300 : 900);
}

interface Habit {
  readonly random: Random;
  readonly now: number;
  readonly idleDays: number;
}

function lastUse({ random, now, idleDays }: Habit, resource: Resource, sinceDays: number): number {
  const extraDays = random.chance(0.4) ? random.below(60) : 0;
  const days = Math.min(idleDays + extraDays, Math.max(sinceDays, 0));
  const at = now - days * DAY_MS - random.below(DAY_MS / 2);
  // Whole seconds, never before the product was there.
  return Math.floor(Math.max(at, resource.createdAt ?? 0) / 1000) * 1000;
}
