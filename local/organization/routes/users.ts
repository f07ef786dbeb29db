// Users: search, count, stats, details, and the list that search replaces.
import type { OrganizationModel } from '../model';
import { param } from '../wire/call';
import type { Answer, Call, Operation } from '../wire/call';
import { Input } from '../wire/input';
import { pageOf, readList } from '../wire/page';
import { refuse } from '../wire/refusal';
import { countTargets } from '../world/access';
import { accountStatus } from '../world/status';
import type { Person } from '../world/world';
import { directoryOf, personOf } from './place';
import { peopleFor } from './userFilter';
import { profileRow, USER_EXPANDS, userRow } from './userRow';

const USERS = '/v2/orgs/{orgId}/directories/{directoryId}/users';
const READ = { family: 'v2', scope: null, changes: false } as const;

export const userReads: readonly Operation[] = [
  { ...READ, name: 'users.search', method: 'POST', path: `${USERS}/search`, handle: search },
  { ...READ, name: 'users.count', method: 'GET', path: `${USERS}/count`, handle: count },
  // The document names read:directories:admin here, and no scope at its neighbours (2026-08-21).
  {
    ...READ,
    name: 'users.stats',
    method: 'GET',
    path: `${USERS}/stats`,
    scope: 'read:directories:admin',
    handle: stats,
  },
  { ...READ, name: 'users.get', method: 'GET', path: `${USERS}/{accountId}`, handle: details },
  // Stops working after 2027-06-30 – organization admin API document (2026-08-21).
  { ...READ, name: 'users.list', method: 'GET', path: USERS, handle: list },
];

function search(model: OrganizationModel, call: Call): Answer {
  const directory = directoryOf(model, call);
  const page = readList(call, 'with-body', { max: 100, byDefault: 50 });
  const expand = new Set(page.input.listOf('expand', USER_EXPANDS, { min: 0, max: USER_EXPANDS.length }));
  const people = peopleFor(model, page.input, directory);
  return { status: 200, body: pageOf(page, people, (person) => userRow(person, expand, directory)) };
}

function list(model: OrganizationModel, call: Call): Answer {
  const directory = directoryOf(model, call);
  const page = readList(call, 'alone', { max: 100, byDefault: 20 });
  const people = peopleFor(model, page.input, directory);
  return { status: 200, body: pageOf(page, people, profileRow) };
}

/** Only `directoryIds` narrows to a directory, the path does not: so reads the wording of the document (2026-08-21). */
function count(model: OrganizationModel, call: Call): Answer {
  directoryOf(model, call);
  return { status: 200, body: { count: peopleFor(model, Input.ofQuery(call.query), null).length } };
}

function stats(model: OrganizationModel, call: Call): Answer {
  const people = peopleFor(model, Input.ofQuery(new URLSearchParams()), directoryOf(model, call));
  const statuses = tally(people, (person) => [accountStatus(person)]);
  const roles = tally(people, rolesHeld);
  return {
    status: 200,
    body: {
      accountStatus: statuses.map(([status, number]) => ({ status, count: number })),
      roles: roles.map(([roleId, number]) => ({ roleId, count: number })),
    },
  };
}

function details(model: OrganizationModel, call: Call): Answer {
  const directory = directoryOf(model, call);
  const person = personOf(model, param(call, 'accountId'));
  if (directory !== null && !directory.people.has(person))
    throw refuse(404, 'ADMIN-UAM-404-1', 'The user is not in the directory.');
  const data = {
    ...profileRow(person),
    platformRoles: person.platformRoles,
    counts: { resources: countTargets(person, directory) },
    ...(person.deactivatedAt === null ? {} : { deactivatedOn: new Date(person.deactivatedAt).toISOString() }),
  };
  return { status: 200, body: { data } };
}

function rolesHeld(person: Person): readonly string[] {
  const byGroup = person.groups.flatMap((group) => group.roles.map((role) => role.roleId));
  return [
    ...new Set([...person.platformRoles, ...person.directRoles.map((role) => role.roleId), ...byGroup]),
  ];
}

/** Returns pairs [name, number of people], sorted by name. */
function tally(
  people: readonly Person[],
  namesOf: (person: Person) => readonly string[],
): readonly [string, number][] {
  const counts = new Map<string, number>();
  for (const person of people)
    for (const name of namesOf(person)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
