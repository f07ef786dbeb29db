// The only ways to change the world. Each keeps both ends of a relation in step and marks the world as changed.
import type { Directory, Group, Person, Pending, Resource, World } from './world';

export function addPerson(world: World, person: Person): void {
  world.people.set(person.accountId, person);
  for (const place of person.places) place.directory.people.add(person);
  for (const group of person.groups) group.members.add(person);
  world.version += 1;
}

/** The account leaves the organization altogether. */
export function removePerson(world: World, person: Person): void {
  for (const place of person.places) removeFromDirectory(world, person, place.directory);
  world.people.delete(person.accountId);
  world.version += 1;
}

/** Groups and direct roles of that directory are lost. */
export function removeFromDirectory(world: World, person: Person, directory: Directory): void {
  for (const group of person.groups) if (group.directory === directory) removeMember(world, group, person);
  person.directRoles = person.directRoles.filter((role) => role.target.directory !== directory);
  person.places = person.places.filter((place) => place.directory !== directory);
  directory.people.delete(person);
  world.version += 1;
}

/** The site is deleted: with it go its groups and products; who was nowhere else leaves, unless the account is managed. */
export function removeDirectory(world: World, directory: Directory): void {
  for (const person of directory.people) {
    removeFromDirectory(world, person, directory);
    if (person.places.length === 0 && !person.managed) removePerson(world, person);
  }
  for (const group of world.groups.values()) if (group.directory === directory) removeGroup(world, group);
  for (const resource of world.resources) {
    if (resource.directory === directory) removeResource(world, resource);
  }
  world.directories = world.directories.filter((known) => known !== directory);
  world.version += 1;
}

export function addToDirectory(world: World, person: Person, directory: Directory): void {
  if (person.places.some((place) => place.directory === directory)) return;
  person.places = [...person.places, { directory, suspended: false }];
  directory.people.add(person);
  world.version += 1;
}

export function addMember(world: World, group: Group, person: Person): void {
  if (group.members.has(person)) return;
  group.members.add(person);
  person.groups = [...person.groups, group];
  world.version += 1;
}

export function removeMember(world: World, group: Group, person: Person): void {
  group.members.delete(person);
  person.groups = person.groups.filter((known) => known !== group);
  world.version += 1;
}

/** The name is taken at once; `world.groups` may follow later. */
export function reserveGroup(group: Group): void {
  group.directory.groupNames.set(group.name.toLowerCase(), group);
}

export function showGroup(world: World, group: Group): void {
  world.groups.set(group.groupId, group);
  world.version += 1;
}

export function addGroup(world: World, group: Group): void {
  reserveGroup(group);
  showGroup(world, group);
}

export function removeGroup(world: World, group: Group): void {
  for (const person of group.members) removeMember(world, group, person);
  group.directory.groupNames.delete(group.name.toLowerCase());
  world.groups.delete(group.groupId);
  world.version += 1;
}

export function addResource(world: World, resource: Resource): void {
  world.resources = [...world.resources, resource];
  world.version += 1;
}

export function removeResource(world: World, resource: Resource): void {
  world.resources = world.resources.filter((known) => known !== resource);
  for (const group of world.groups.values()) {
    group.roles = group.roles.filter((role) => role.target !== resource);
  }
  for (const person of world.people.values()) {
    person.directRoles = person.directRoles.filter((role) => role.target !== resource);
    person.activity = person.activity.filter((entry) => entry.resource !== resource);
  }
  world.version += 1;
}

/** For changes of single fields. */
export function changed(world: World): void {
  world.version += 1;
}

export function later(world: World, pending: Pending): void {
  world.pending = [...world.pending, pending];
}

/** An account whose deletion was asked for leaves the organization when its grace is over. */
export function closeAfterGrace(world: World, person: Person): void {
  const dueAt = person.deletionAt;
  if (dueAt === null) return;
  later(world, {
    dueAt,
    apply: () => {
      if (person.deletionAt === dueAt) removePerson(world, person);
    },
  });
}

/** Applies what is due, in order. */
export function settle(world: World, now: number): void {
  if (world.pending.every((pending) => pending.dueAt > now)) return;
  const due = world.pending.filter((pending) => pending.dueAt <= now);
  world.pending = world.pending.filter((pending) => pending.dueAt > now);
  for (const pending of due.sort((a, b) => a.dueAt - b.dueAt)) pending.apply();
  world.version += 1;
}
