// A user as users/search tells it. What was not asked for by `expand` is not there at all.
import { activityAri, groupAri } from '../wire/ari';
import { countTargets } from '../world/access';
import { accountStatus, claimStatus, membershipStatus, status } from '../world/status';
import type { Directory, Person } from '../world/world';

export const USER_EXPANDS = ['platformRoles', 'counts.resources', 'productAccess', 'groups'] as const;
export type UserExpand = (typeof USER_EXPANDS)[number];

type Row = Record<string, unknown>;

export function profileRow(person: Person): Row {
  const { profile } = person;
  const row: Row = {
    accountId: person.accountId,
    accountType: 'atlassian',
    status: status(person),
    accountStatus: accountStatus(person),
    membershipStatus: membershipStatus(person),
    claimStatus: claimStatus(person),
    managementSource: person.managementSource,
    name: profile.name,
    department: profile.department,
    timeZone: profile.timeZone,
  };
  // Where nothing is known, some fields are null (above) and the others are left out.
  setKnown(row, {
    addedToOrg: person.addedAt === null ? null : new Date(person.addedAt).toISOString(),
    nickname: profile.nickname,
    email: profile.email,
    emailVerified: profile.emailVerified,
    picture: profile.picture,
    avatar: profile.avatar,
    mfaEnabled: person.mfaEnabled,
    jobTitle: profile.jobTitle,
    organization: profile.organization,
    location: profile.location,
  });
  return row;
}

/** `directory` null with several of them: groups and productAccess cover only the first one that the person is in. */
export function userRow(person: Person, expand: ReadonlySet<UserExpand>, directory: Directory | null): Row {
  const row = profileRow(person);
  const covered = directory ?? person.places[0]?.directory ?? null;
  if (expand.has('platformRoles')) row['platformRoles'] = person.platformRoles;
  if (expand.has('counts.resources')) row['counts'] = { resources: countTargets(person, directory) };
  if (expand.has('groups')) row['groups'] = groupsIn(person, covered);
  if (expand.has('productAccess')) row['productAccess'] = activityIn(person, covered);
  return row;
}

function groupsIn(person: Person, directory: Directory | null): readonly Row[] {
  return person.groups
    .filter((group) => group.directory === directory)
    .map(({ groupId, name, description }) => ({ id: groupAri(groupId), name, description }));
}

/** Last use, not entitlement: who never opened a product has no entry. */
function activityIn(person: Person, directory: Directory | null): readonly Row[] {
  return person.activity
    .filter(({ resource }) => resource.directory === directory)
    .map(({ resource, at }) => ({
      id: activityAri(resource),
      key: resource.product.key,
      lastActiveTimestamp: new Date(at).toISOString(),
    }));
}

function setKnown(row: Row, fields: Row): void {
  for (const [name, value] of Object.entries(fields)) if (value !== null) row[name] = value;
}
