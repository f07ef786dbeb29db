// Changes that happen to an organization between two looks, made to order: the same order on the same world changes the
// same things.
import { newResource, PRODUCTS } from './generate/company';
import { DAY_MS } from './generate/plan';
import { Random } from './generate/random';
import type { OrganizationModel } from './model';
import { Input } from './wire/input';
import {
  addGroup,
  addMember,
  addPerson,
  addResource,
  addToDirectory,
  changed,
  removeDirectory,
  removeGroup,
  removeMember,
  removePerson,
  removeResource,
} from './world/changes';
import { addEvent } from './world/events';
import { isDefaultGroup, newGroup } from './world/group';
import { newcomer } from './world/newcomer';
import { nextId } from './world/newId';
import type { Group, Person, World } from './world/world';

export const CHANGE_KINDS = [
  'add-users',
  'remove-users',
  'suspend-users',
  'rename-users',
  'move-activity',
  'change-memberships',
  'add-groups',
  'remove-groups',
  'add-workspaces',
  'remove-workspaces',
  'remove-directories',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

interface Order {
  readonly world: World;
  readonly random: Random;
  readonly now: number;
  readonly count: number;
  /** Addresses of new users, names of new groups. */
  readonly names: readonly string[];
}

/** Many enough to turn a large organization upside down. */
const MOST = 100_000;

/** Returns the ids of what was changed. `at`: now, unless a journal makes it again. */
export function change(model: OrganizationModel, body: unknown, at = model.clock.now()): readonly string[] {
  const input = Input.ofBody(body);
  const kind = input.oneOf('kind', CHANGE_KINDS);
  if (kind === null) throw input.wrong('kind', 'is missing');
  const { world } = model;
  const names = input.list('names', MOST) ?? [];
  const count = input.number('count', { max: MOST, byDefault: Math.max(1, names.length) });
  world.created += 1;
  const random = new Random(world.seed * 1_000_003 + world.created);
  const ids = KINDS[kind]({ world, random, now: at, count, names });
  const trace = TRACES[kind];
  if (trace !== null)
    for (const id of ids) addEvent(world, { action: trace.action, at, context: [[trace.type, id]] });
  changed(world);
  return ids;
}

const KINDS: Readonly<Record<ChangeKind, (order: Order) => readonly string[]>> = {
  'add-users': addUsers,
  'remove-users': (order) => eachPerson(order, (person) => removePerson(order.world, person)),
  'suspend-users': (order) => eachPerson(order, suspendEverywhere),
  'rename-users': (order) => eachPerson(order, (person) => rename(person, order.random)),
  'move-activity': (order) => eachPerson(order, (person) => moveActivity(person, order)),
  'change-memberships': (order) => eachPerson(order, (person) => changeMembership(person, order)),
  'add-groups': addGroups,
  'remove-groups': removeGroups,
  'add-workspaces': addWorkspaces,
  'remove-workspaces': removeWorkspaces,
  'remove-directories': removeDirectories,
};

/** What the audit log says of each thing that was changed; null: more than one can say of it by its id. */
const TRACES: Readonly<Record<ChangeKind, { readonly action: string; readonly type: string } | null>> = {
  'add-users': { action: 'user_invitation_sent', type: 'user' },
  'remove-users': { action: 'user_removed', type: 'user' },
  'suspend-users': { action: 'user_suspended', type: 'user' },
  'rename-users': { action: 'user_profile_changed', type: 'user' },
  'move-activity': null,
  'change-memberships': null,
  'add-groups': { action: 'group_created', type: 'group' },
  'remove-groups': { action: 'group_deleted', type: 'group' },
  'add-workspaces': { action: 'product_added', type: 'workspace' },
  'remove-workspaces': { action: 'product_removed', type: 'workspace' },
  'remove-directories': null,
};

/** Administrators are left alone: an organization without them could not be looked at any more. */
function eachPerson({ world, random, count }: Order, act: (person: Person) => void): readonly string[] {
  const people = [...world.people.values()].filter(
    (person) => person.platformRoles.length === 0 && person.places.length > 0,
  );
  return some(random, people, count).map((person) => {
    act(person);
    return person.accountId;
  });
}

/** Returns `count` different items. */
function some<Item>(random: Random, items: readonly Item[], count: number): readonly Item[] {
  const left = [...items];
  const chosen: Item[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(random.below(left.length), 1));
  return chosen;
}

function addUsers({ world, now, count, names }: Order): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const id = nextId(world);
    const email = names[index] ?? `new.${id.slice(0, 8)}@meridian.example`;
    const person = newcomer({
      accountId: `712020:${id}`,
      email,
      managed: email.endsWith('@meridian.example'),
      addedAt: now,
    });
    const directory = world.directories[index % world.directories.length];
    addPerson(world, person);
    if (directory !== undefined) addToDirectory(world, person, directory);
    return person.accountId;
  });
}

function suspendEverywhere(person: Person): void {
  for (const place of person.places) place.suspended = true;
}

function rename({ profile }: Person, random: Random): void {
  profile.name = `${profile.name} ${random.hex().slice(0, 4)}`;
}

/** Back to work within the last day, on one product. */
function moveActivity(person: Person, { world, random, now }: Order): void {
  const [first, ...others] = person.activity;
  if (first === undefined) return;
  const at = Math.floor((now - random.below(DAY_MS)) / 1000) * 1000;
  person.activity = [{ ...first, at }, ...others];
  addEvent(world, { action: 'user_login', at: now, context: [], actor: person });
}

function changeMembership(person: Person, { world, random, now }: Order): void {
  const place = person.places[0];
  if (place === undefined) return;
  const own = [...world.groups.values()].filter(
    (group) => group.directory === place.directory && !group.grantsAdmin,
  );
  const left = person.groups.find((group) => !group.grantsAdmin);
  const joined = random.pick(own);
  if (left !== undefined) removeMember(world, left, person);
  addMember(world, joined, person);
  const say = (action: string, group: Group): void =>
    addEvent(world, {
      action,
      at: now,
      context: [
        ['user', person.accountId],
        ['group', group.groupId],
      ],
    });
  if (left !== undefined) say('user_removed_from_group', left);
  say('user_added_to_group', joined);
}

function addGroups({ world, random, count, names }: Order): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const groupId = nextId(world);
    const directory = random.pick(world.directories);
    const name = names[index] ?? `New team ${groupId.slice(0, 8)}`;
    addGroup(world, newGroup(groupId, { directory, name }));
    return groupId;
  });
}

function removeGroups({ world, random, count }: Order): readonly string[] {
  const free = [...world.groups.values()].filter(
    (group: Group) => !group.grantsAdmin && !isDefaultGroup(group),
  );
  return some(random, free, count).map((group) => {
    removeGroup(world, group);
    return group.groupId;
  });
}

function addWorkspaces({ world, random, count }: Order): readonly string[] {
  const known = new Map(world.resources.map((resource) => [resource.site, resource.directory]));
  const missing = [...known].flatMap(([site, directory]) =>
    Object.values(PRODUCTS)
      .filter(
        (product) => !world.resources.some((each) => each.site === site && each.product.key === product.key),
      )
      .map((product) => newResource(site, product, directory)),
  );
  return some(random, missing, count).map((resource) => {
    addResource(world, resource);
    return resource.resourceId;
  });
}

function removeWorkspaces({ world, random, count }: Order): readonly string[] {
  return some(random, world.resources, count).map((resource) => {
    removeResource(world, resource);
    return resource.resourceId;
  });
}

/** The first one stays: where would the administrators be? */
function removeDirectories({ world, random, count }: Order): readonly string[] {
  return some(random, world.directories.slice(1), count).map((directory) => {
    removeDirectory(world, directory);
    return directory.directoryId;
  });
}
