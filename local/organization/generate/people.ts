// People: what state their account is in, where they belong, what they may use.
import { addPerson } from '../world/changes';
import type { Directory, Person, Place, World } from '../world/world';
import { activityOf } from './activity';
import { choiceIn, groupsFor } from './memberships';
import type { Choice } from './memberships';
import { DAY_MS } from './plan';
import type { Part, PeoplePlan } from './plan';
import { generateProfile } from './profile';
import type { Random } from './random';

const KNOWN_PARTS: readonly Part[] = [
  ...(['org-admin', 'org-admin', 'org-admin'] as const),
  ...(['site-admin', 'site-admin', 'site-admin', 'site-admin'] as const),
  ...(['not-invited', 'suspended', 'deactivated', 'for-deletion', 'never-active', 'external'] as const),
];

const NO_ROLES: readonly string[] = [];
const PLATFORM_ROLES: Partial<Record<Part, readonly string[]>> = {
  'org-admin': ['atlassian/org-admin', 'atlassian/user-access-admin'],
  'site-admin': ['atlassian/site-admin'],
};

export function generatePeople(plan: PeoplePlan): void {
  const choices = new Map(
    plan.world.directories.map((directory) => [directory, choiceIn(plan.world, directory)]),
  );
  for (let number = 0; number < plan.users; number += 1) {
    const part = KNOWN_PARTS[number] ?? drawPart(plan.random);
    addPerson(plan.world, newPerson(plan, part, { number, choices }));
  }
}

function drawPart(random: Random): Part {
  const share = random.share();
  if (share < 0.015) return 'not-invited';
  if (share < 0.045) return 'suspended';
  if (share < 0.085) return 'deactivated';
  if (share < 0.087) return 'for-deletion';
  if (share < 0.15) return 'never-active';
  return 'ordinary';
}

interface Beginning {
  readonly number: number;
  readonly choices: ReadonlyMap<Directory, Choice>;
}

function newPerson(plan: PeoplePlan, part: Part, { number, choices }: Beginning): Person {
  const { random, world, now } = plan;
  const { profile, managed } = generateProfile(random, part, number);
  const places = placesFor(random, world, part);
  const gone = part === 'deactivated' || part === 'for-deletion';
  const sinceDays = random.chance(0.05) ? random.below(20) : 20 + random.below(2000);
  const groups = places.flatMap((place) => groupsFor(random, part, choices.get(place.directory)));
  return {
    accountId: accountId(random),
    profile,
    managed,
    managementSource: sourceOf(random, managed),
    mfaEnabled: managed ? random.chance(0.6) : null,
    accountActive: !gone,
    deactivatedAt: gone ? now - (1 + random.below(300)) * DAY_MS : null,
    deletionAt: part === 'for-deletion' ? now + (1 + random.below(13)) * DAY_MS : null,
    addedAt: random.chance(0.98) ? now - sinceDays * DAY_MS - random.below(DAY_MS) : null,
    platformRoles: PLATFORM_ROLES[part] ?? (random.chance(0.004) ? ['atlassian/ai-access'] : NO_ROLES),
    places,
    groups,
    directRoles: [],
    activity: activityOf(plan, part, { sinceDays, groups, places }),
  };
}

// Three forms of account ids are in use; all match the pattern of the user management document (2026-08-15).
function accountId(random: Random): string {
  const share = random.share();
  if (share < 0.1) return `${random.hex()}${random.hex()}${random.hex()}`;
  return share < 0.3 ? `557058:${random.uuid()}` : `712020:${random.uuid()}`;
}

function sourceOf(random: Random, managed: boolean): Person['managementSource'] {
  if (random.chance(0.02)) return null;
  return managed && random.chance(0.65) ? 'synced' : 'invited';
}

/** In the original model most people are in the first site's directory, and every third in others as well. */
function placesFor(random: Random, world: World, part: Part): readonly Place[] {
  if (part === 'not-invited') return [];
  const suspended = part === 'suspended';
  const everywhere = part === 'org-admin' || part === 'site-admin';
  const places = world.directories.flatMap((directory, index) => {
    const belongs = everywhere || random.chance(index === 0 ? 0.85 : 0.15);
    return belongs ? [{ directory, suspended: suspended || (index > 0 && random.chance(0.03)) }] : [];
  });
  const first = world.directories[0];
  return places.length > 0 || first === undefined ? places : [{ directory: first, suspended }];
}
