// What is true of the organization, told from its own state and nothing else: what a mirror of it must equal.
import type { OrganizationModel } from './model';
import { rolesOf, targetsOf } from './world/access';
import { settle } from './world/changes';
import { managementAccess } from './world/group';
import { accountStatus, claimStatus, membershipStatus, status } from './world/status';
import type { Directory, Group, Person, Resource, Target, World } from './world/world';

/** Longer than any lag of what is accepted but not yet seen, shorter than any grace. */
const LONGEST_LAG_MS = 60_000;

type Line = Readonly<Record<string, unknown>>;

/** Settles what is pending first: the truth has no lag, and neither has the API after it was told. */
export function* truthOf(model: OrganizationModel): Iterable<Line> {
  const { world } = model;
  settle(world, model.clock.now() + LONGEST_LAG_MS);
  yield summary(world, model.clock.now());
  for (const { directoryId, name } of world.directories) yield { kind: 'directory', directoryId, name };
  for (const resource of world.resources) yield resourceLine(resource);
  for (const group of world.groups.values()) yield groupLine(world, group);
  for (const person of world.people.values()) yield userLine(world, person);
}

function summary(world: World, at: number): Line {
  const people = [...world.people.values()];
  const users = new Map<Target, number>(world.resources.map((resource) => [resource, 0]));
  for (const person of people) {
    for (const target of rolesOf(person, null).keys()) {
      const known = users.get(target);
      if (known !== undefined) users.set(target, known + 1);
    }
  }
  return {
    kind: 'summary',
    orgId: world.orgId,
    name: world.name,
    model: world.model,
    at,
    D: world.directories.length,
    W: world.resources.length,
    directoryUsers: Object.fromEntries(world.directories.map((each) => [each.directoryId, each.people.size])),
    G: world.groups.size,
    Gr: [...world.groups.values()].filter((group) => group.roles.length > 0).length,
    K: world.directories.reduce((sum, directory) => sum + mismatches(directory), 0),
    resourceUsers: Object.fromEntries(world.resources.map((each) => [each.resourceId, users.get(each) ?? 0])),
    N: people.filter((person) => person.managed && person.places.length === 0).length,
  };
}

function mismatches(directory: Directory): number {
  return [...directory.people].filter((person) => isMismatch(person, directory)).length;
}

/** True when the count of resources shows that groups are not the only path. */
function isMismatch(person: Person, directory: Directory): boolean {
  return [...rolesOf(person, directory).values()].some((held) => held.byGroup.size === 0);
}

function resourceLine({ product, site, ...resource }: Resource): Line {
  return {
    kind: 'resource',
    resourceId: resource.resourceId,
    productKey: product.key,
    name: resource.name,
    owner: resource.owner,
    status: resource.status,
    cloudId: site.cloudId,
    hostUrl: site.hostUrl,
    isSandbox: site.sandbox,
    planKey: resource.planKey,
    planName: resource.planName,
    capacity: resource.capacity,
    createdAt: resource.createdAt,
  };
}

function groupLine(world: World, group: Group): Line {
  const roles = group.roles.map(({ target, roleId, isDefault }) => ({
    isProduct: isProduct(world, target),
    line: { resourceId: target.resourceId, roleId, isDefault },
  }));
  return {
    kind: 'group',
    groupId: group.groupId,
    directoryId: group.directory.directoryId,
    name: group.name,
    description: group.description,
    managedBy: group.managedBy,
    externalSynced: group.externalSynced,
    ...managementAccess(group),
    userCount: group.members.size,
    resourceCount: targetsOf(group).size,
    roles: roles.filter((role) => role.isProduct).map((role) => role.line),
    otherRoles: roles.filter((role) => !role.isProduct).map((role) => role.line),
  };
}

function userLine(world: World, person: Person): Line {
  const { picture, avatar, ...profile } = person.profile;
  return {
    kind: 'user',
    accountId: person.accountId,
    status: status(person),
    accountStatus: accountStatus(person),
    membershipStatus: membershipStatus(person),
    claimStatus: claimStatus(person),
    managementSource: person.managementSource,
    ...profile,
    avatarUrl: avatar ?? picture,
    mfaEnabled: person.mfaEnabled,
    addedAt: person.addedAt,
    platformRoles: [...new Set(person.platformRoles)].sort(),
    directoryIds: person.places.map((place) => place.directory.directoryId),
    groupIds: person.groups.map((group) => group.groupId),
    directRoles: person.directRoles.map(({ target, roleId }) => ({
      resourceId: target.resourceId,
      roleId,
      visible: isMismatch(person, target.directory),
    })),
    access: accessOf(world, person),
    activity: activityOf(person),
  };
}

function accessOf(world: World, person: Person): Line {
  const held = [...rolesOf(person, null)].filter(([target]) => isProduct(world, target));
  return Object.fromEntries(
    held.map(([target, { byGroup, direct }]) => [
      target.resourceId,
      { roles: [...new Set([...byGroup, ...direct])].sort(), direct: direct.size > 0 },
    ]),
  );
}

/** Activity is told by directory: what was done where somebody no longer is cannot be read. */
function activityOf(person: Person): Line {
  const seen = person.activity.filter(({ resource }) =>
    person.places.some((place) => place.directory === resource.directory),
  );
  return Object.fromEntries(seen.map(({ resource, at }) => [resource.resourceId, at]));
}

function isProduct(world: World, target: Target): boolean {
  return world.resources.some((resource) => resource === target);
}
