// The whole company from three numbers: the same (seed, users, model, now) gives the same world, id by id.
import { closeAfterGrace } from '../world/changes';
import type { OrgEvent, UserManagementModel, World } from '../world/world';
import { generateCompany } from './company';
import { generateDirectRoles } from './directRoles';
import { generateGroups, groupSizes } from './groups';
import { generatePeople } from './people';
import { DAY_MS } from './plan';
import { Random } from './random';
import { COMPANY, DOMAINS } from './words';

export interface WorldOptions {
  readonly seed: number;
  readonly users: number;
  readonly model: UserManagementModel;
  /** The day the company is looked at, epoch milliseconds: activity and ages are relative to it. */
  readonly now: number;
}

export function generateWorld(options: WorldOptions): World {
  const random = new Random(options.seed);
  const world = newWorld(random, options);
  generateGroups({ random, world, ...groupSizes(options.users) });
  const plan = { random, world, users: options.users, now: options.now };
  generatePeople(plan);
  generateDirectRoles(plan);
  for (const person of world.people.values()) closeAfterGrace(world, person);
  world.events.push(...pastEvents(random, world, options.now));
  return world;
}

function newWorld(random: Random, options: WorldOptions): World {
  const orgId = random.uuid();
  return {
    ...generateCompany(random, options),
    orgId,
    name: COMPANY,
    model: options.model,
    seed: options.seed,
    bornAt: options.now,
    groups: new Map(),
    people: new Map(),
    domains: DOMAINS.map((domain) => ({ ...domain, domainId: random.uuid() })),
    events: [],
    tokens: new Map(),
    pending: [],
    version: 0,
    created: 0,
  };
}

/** A few logins of the last days, so that a first look at the audit log finds something. */
function pastEvents(random: Random, world: World, now: number): OrgEvent[] {
  const people = [...world.people.values()].slice(0, 20);
  return people.map((actor, index) => {
    const at = now - (people.length - index) * (DAY_MS / 10);
    return { eventId: random.uuid(), at, processedAt: at + 2000, action: 'user_login', actor, context: [] };
  });
}
