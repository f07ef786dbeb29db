// Who holds which role, by every path.
import { directoryStatus } from './status';
import type { Directory, Group, Person, Resource, Target, World } from './world';

/** Roles on one target, by path. */
export interface Held {
  readonly byGroup: Set<string>;
  readonly direct: Set<string>;
}

// Seats are counted for these roles only – texts of the organization admin API document (2026-08-21).
const BILLABLE_ROLES: readonly string[] = ['atlassian/user', 'atlassian/admin'];

/** `directory` null: in all of them. */
export function rolesOf(person: Person, directory: Directory | null): Map<Target, Held> {
  const held = new Map<Target, Held>();
  for (const group of person.groups) {
    if (directory !== null && group.directory !== directory) continue;
    for (const role of group.roles) heldOn(held, role.target).byGroup.add(role.roleId);
  }
  for (const role of person.directRoles) {
    if (directory !== null && role.target.directory !== directory) continue;
    heldOn(held, role.target).direct.add(role.roleId);
  }
  return held;
}

/** What `counts.resources` of a user says: distinct targets on which any role is held by any path. */
export function countTargets(person: Person, directory: Directory | null): number {
  return rolesOf(person, directory).size;
}

export function targetsOf(group: Group): Set<Target> {
  return new Set(group.roles.map((role) => role.target));
}

export function holds(person: Person, target: Target, roleIds: readonly string[] | null): boolean {
  const fits = (role: { target: Target; roleId: string }): boolean =>
    role.target === target && (roleIds === null || roleIds.includes(role.roleId));
  return person.directRoles.some(fits) || person.groups.some((group) => group.roles.some(fits));
}

export function hasSeat(person: Person, resource: Target): boolean {
  return holds(person, resource, BILLABLE_ROLES);
}

export function isBillable(roleId: string): boolean {
  return BILLABLE_ROLES.includes(roleId);
}

// Suspending, deactivating and deleting stop billing – texts of the organization admin (2026-08-21) and the user
// management API documents (2026-08-15).
export function isBilled(person: Person, directory: Directory): boolean {
  return person.accountActive && directoryStatus(person, directory) === 'active';
}

/** Returns whether one more seat would be more than the plan allows. */
export function isFull(resource: Resource): boolean {
  if (resource.capacity === null) return false;
  let seats = 0;
  for (const person of resource.directory.people) {
    if (isBilled(person, resource.directory) && hasSeat(person, resource)) seats += 1;
  }
  return seats >= resource.capacity;
}

export function findResource(world: World, target: Target): Resource | null {
  return world.resources.find((resource) => resource === target) ?? null;
}

function heldOn(held: Map<Target, Held>, target: Target): Held {
  const known = held.get(target);
  if (known !== undefined) return known;
  const fresh = { byGroup: new Set<string>(), direct: new Set<string>() };
  held.set(target, fresh);
  return fresh;
}
