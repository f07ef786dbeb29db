// Finds people as the filters of users/search and users/count ask for.
import { holds } from './access';
import { accountStatus, claimStatus, membershipStatus, status } from './status';
import type { AccountStatus, MembershipStatus, Status } from './status';
import type { Directory, Person, Target, World } from './world';

/** Null: not filtered. All must fit; within one list any. */
export interface PeopleFilter {
  readonly directory: Directory | null;
  readonly directoryIds: readonly string[] | null;
  readonly accountIds: readonly string[] | null;
  readonly groupIds: readonly string[] | null;
  readonly targets: ReadonlySet<Target> | null;
  readonly roleIds: readonly string[] | null;
  readonly emails: readonly string[] | null;
  readonly emailDomains: readonly string[] | null;
  readonly searchTerm: string | null;
  readonly mfaEnabled: boolean | null;
  readonly claimStatus: 'managed' | 'unmanaged' | null;
  readonly status: readonly Status[] | null;
  readonly accountStatus: readonly (AccountStatus | 'closed')[] | null;
  readonly membershipStatus: readonly MembershipStatus[] | null;
  readonly sort: 'asc' | 'desc' | null;
}

export function findPeople(world: World, filter: PeopleFilter): readonly Person[] {
  const tests = testsOf(filter);
  const found: Person[] = [];
  for (const person of candidates(world, filter)) if (tests.every((test) => test(person))) found.push(person);
  if (filter.sort !== null) sortByNickname(found, filter.sort);
  return found;
}

/** The smallest collection in which everybody who fits must be. */
function candidates(world: World, filter: PeopleFilter): Iterable<Person> {
  if (filter.accountIds !== null) {
    return [...new Set(filter.accountIds)].flatMap((accountId) => world.people.get(accountId) ?? []);
  }
  if (filter.groupIds !== null) {
    return new Set(filter.groupIds.flatMap((groupId) => [...(world.groups.get(groupId)?.members ?? [])]));
  }
  return filter.directory === null ? world.people.values() : filter.directory.people;
}

type Test = (person: Person) => boolean;

function testsOf(filter: PeopleFilter): readonly Test[] {
  const tests: (Test | null)[] = [
    filter.directory && ((person) => filter.directory?.people.has(person) ?? false),
    oneOf(filter.directoryIds, (person, ids) =>
      person.places.some((place) => ids.has(place.directory.directoryId)),
    ),
    oneOf(filter.groupIds, (person, ids) => person.groups.some((group) => ids.has(group.groupId))),
    oneOf(filter.status, (person, values) => values.has(status(person))),
    oneOf(filter.accountStatus, (person, values) => values.has(accountStatus(person))),
    oneOf(filter.membershipStatus, (person, values) => values.has(membershipStatus(person))),
    oneOf(lower(filter.emails), (person, emails) => emails.has(emailOf(person))),
    oneOf(lower(filter.emailDomains), (person, domains) => domains.has(domainOf(person))),
    filter.claimStatus && ((person) => claimStatus(person) === filter.claimStatus),
    filter.mfaEnabled === null ? null : (person) => person.mfaEnabled === filter.mfaEnabled,
    filter.searchTerm === null ? null : mentions(filter.searchTerm.toLowerCase()),
    roleTest(filter),
  ];
  return tests.filter((test) => test !== null);
}

function oneOf<Value>(
  values: readonly Value[] | null,
  fits: (person: Person, values: ReadonlySet<Value>) => boolean,
): Test | null {
  if (values === null) return null;
  const set = new Set(values);
  return (person) => fits(person, set);
}

/** Any of the roles (or any role) on any of the resources, by any path; platform roles count where no resource is asked for. */
function roleTest({ targets, roleIds }: PeopleFilter): Test | null {
  if (targets !== null) return (person) => [...targets].some((target) => holds(person, target, roleIds));
  if (roleIds === null) return null;
  return (person) =>
    person.platformRoles.some((role) => roleIds.includes(role)) ||
    person.directRoles.some((role) => roleIds.includes(role.roleId)) ||
    person.groups.some((group) => group.roles.some((role) => roleIds.includes(role.roleId)));
}

function mentions(term: string): Test {
  return (person) => person.profile.name.toLowerCase().includes(term) || emailOf(person).includes(term);
}

function emailOf(person: Person): string {
  return person.profile.email?.toLowerCase() ?? '';
}

function domainOf(person: Person): string {
  return emailOf(person).split('@')[1] ?? '';
}

function lower(texts: readonly string[] | null): readonly string[] | null {
  return texts?.map((text) => text.toLowerCase()) ?? null;
}

function sortByNickname(people: Person[], direction: 'asc' | 'desc'): void {
  const sign = direction === 'asc' ? 1 : -1;
  const key = (person: Person): string => (person.profile.nickname ?? '').toLowerCase();
  people.sort((a, b) => (key(a) < key(b) ? -sign : Number(key(a) > key(b)) * sign));
}
