// The words Atlassian has for the state of an account and of its place in the organization.
import type { Directory, Person } from './world';

export type AccountStatus = 'active' | 'inactive';
export type MembershipStatus = 'active' | 'suspended' | 'no_membership';
export type Status = 'active' | 'suspended' | 'not_invited' | 'deactivated' | 'for_deletion';

export function accountStatus(person: Person): AccountStatus {
  return person.accountActive ? 'active' : 'inactive';
}

/** Organization-wide: a suspension in one of several directories is not seen here. */
export function membershipStatus(person: Person): MembershipStatus {
  if (person.places.length === 0) return 'no_membership';
  return person.places.every((place) => place.suspended) ? 'suspended' : 'active';
}

export function directoryStatus(person: Person, directory: Directory): MembershipStatus {
  const place = person.places.find((known) => known.directory === directory);
  if (place === undefined) return 'no_membership';
  return place.suspended ? 'suspended' : 'active';
}

export function status(person: Person): Status {
  if (person.deletionAt !== null) return 'for_deletion';
  if (!person.accountActive) return 'deactivated';
  const membership = membershipStatus(person);
  return membership === 'no_membership' ? 'not_invited' : membership;
}

export function claimStatus(person: Person): 'managed' | 'unmanaged' {
  return person.managed ? 'managed' : 'unmanaged';
}
