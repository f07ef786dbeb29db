// Roles that no group gives. A few raise counts.resources; as many stand beside a group path, where no count shows them.
import { holds, rolesOf } from '../world/access';
import type { Person, Resource } from '../world/world';
import type { PeoplePlan } from './plan';

const SHARE_OF_PEOPLE = 0.0025;

export function generateDirectRoles(plan: PeoplePlan): void {
  const members = [...plan.world.people.values()].filter((person) => person.places.length > 0);
  const count = Math.max(1, Math.floor(plan.users * SHARE_OF_PEOPLE));
  const step = Math.max(1, Math.floor(members.length / (2 * count)));
  for (let number = 0; number < 2 * count; number += 1) {
    const person = members[number * step];
    if (person !== undefined) addDirectRole(plan, person, number % 2 === 0);
  }
}

function addDirectRole(plan: PeoplePlan, person: Person, visible: boolean): void {
  const resource = visible ? resourceWithoutRole(plan, person) : resourceWithRole(plan, person);
  if (resource !== undefined) person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
}

function resourceWithoutRole({ random, world }: PeoplePlan, person: Person): Resource | undefined {
  const open = world.resources.filter(
    (resource) =>
      person.places.some((place) => place.directory === resource.directory) && !holds(person, resource, null),
  );
  return open.length === 0 ? undefined : random.pick(open);
}

function resourceWithRole({ world }: PeoplePlan, person: Person): Resource | undefined {
  const held = rolesOf(person, null);
  return world.resources.find((resource) => held.has(resource));
}
