// An organization with people of every kind: as many of each as a test does something to, all of them with the same
// groups and roles.
import type { Group, Person, Resource, World } from '../../local/organization/world/world';
import {
  addMember,
  closeAfterGrace,
  removeFromDirectory,
  removeMember,
} from '../../local/organization/world/changes';

const DAY_MS = 86_400_000;

/** What makes somebody one of the kind. */
const makes = {
  managed: () => undefined,
  external: (person) => void (person.managed = false),
  synced: (person) => void (person.managementSource = 'synced'),
  suspended: (person) => person.places.forEach((place) => (place.suspended = true)),
  deactivated: (person, { now }) => deactivate(person, now),
  'in-deletion': (person, { now, world }) => {
    deactivate(person, now);
    person.deletionAt = now + 14 * DAY_MS;
    closeAfterGrace(world, person);
  },
  'not-invited': (person, { world }) =>
    person.places.forEach(({ directory }) => removeFromDirectory(world, person, directory)),
  'never-active': (person) => void (person.activity = []),
  'org-admin': (person) => void (person.platformRoles = ['atlassian/org-admin']),
  protected: () => undefined,
} as const satisfies Record<
  string,
  (person: Person, at: { readonly world: World; readonly now: number }) => void
>;

export type UserKind = keyof typeof makes;

export const userKinds = [
  'managed',
  'external',
  'synced',
  'suspended',
  'deactivated',
  'in-deletion',
  'not-invited',
  'never-active',
  'org-admin',
  'protected',
] as const satisfies readonly UserKind[];

/** What everybody has, or may get. */
export interface Things {
  /** Everybody is a member; it gives access to a product. */
  readonly held: Group;
  /** Nobody is a member. */
  readonly open: Group;
  /** Everybody has a direct role on it, and no other path. */
  readonly used: Resource;
  /** Nobody has access to it, and it has a license for everybody. */
  readonly unused: Resource;
}

export interface EveryKind extends Things {
  /** So many of each kind. */
  readonly people: Readonly<Record<UserKind, readonly Person[]>>;
  /** An ordinary user, who may act for the app. */
  readonly operator: Person;
  /** Who created the key, and is no org admin. */
  readonly keyOwner: Person;
}

/** Makes people of every kind out of ordinary ones. */
export function arrangeKinds(
  world: World,
  { each, now }: { readonly each: number; readonly now: number },
): EveryKind {
  const things = thingsOf(world);
  // The first one has created the key.
  const [keyOwner, ...others] = [...world.people.values()];
  // In one directory, where the groups and products are.
  const ordinary = others.filter(
    ({ accountActive, platformRoles, places: [place, ...more] }) =>
      accountActive &&
      platformRoles.length === 0 &&
      place?.directory === things.held.directory &&
      !place.suspended &&
      more.length === 0,
  );
  const [operator, ...rest] = ordinary;
  if (keyOwner === undefined || operator === undefined || rest.length < each * userKinds.length)
    throw new Error('The organization is too small');
  keyOwner.platformRoles = [];
  for (const person of [keyOwner, operator, ...rest]) makeEqual(world, person, things);
  const of = (kind: UserKind): readonly Person[] => {
    const people = rest.splice(0, each);
    for (const person of people) makes[kind](person, { world, now });
    return people;
  };
  const entries = userKinds.map((kind) => [kind, of(kind)]);
  const people = Object.fromEntries(entries) as Record<UserKind, readonly Person[]>;
  return { ...things, people, operator, keyOwner };
}

/** Of the directory that has most people. */
function thingsOf(world: World): Things {
  const [directory] = world.directories.toSorted((a, b) => b.people.size - a.people.size);
  const roomy = world.resources
    .filter((resource) => resource.directory === directory)
    .toSorted((a, b) => (b.capacity ?? Number.MAX_SAFE_INTEGER) - (a.capacity ?? Number.MAX_SAFE_INTEGER));
  const giving = (resource: Resource | undefined): Group | undefined =>
    [...world.groups.values()].find(({ roles: [role, ...others], externalSynced, grantsAdmin }) => {
      const gives = role?.target === resource && role?.roleId === 'atlassian/user';
      return gives && others.length === 0 && !externalSynced && !grantsAdmin;
    });
  const [used, unused, first, second] = roomy;
  const [held, open] = [giving(first), giving(second)];
  if (used === undefined || unused === undefined || held === undefined || open === undefined)
    throw new Error('The organization lacks products');
  return { used, unused, held, open };
}

function makeEqual(world: World, person: Person, { held, used }: Things): void {
  for (const group of person.groups) removeMember(world, group, person);
  addMember(world, held, person);
  person.directRoles = [{ target: used, roleId: 'atlassian/user' }];
  person.managed = true;
  person.managementSource = 'invited';
}

function deactivate(person: Person, now: number): void {
  person.accountActive = false;
  person.deactivatedAt = now - DAY_MS;
}
