// The filters that users/search, users/count and the old list of users share.
import type { OrganizationModel } from '../model';
import { bareId, findTargets } from '../wire/ari';
import type { Input } from '../wire/input';
import { findPeople } from '../world/findPeople';
import type { PeopleFilter } from '../world/findPeople';
import type { Directory, Person } from '../world/world';

export const ROLE_IDS = [
  'atlassian/user',
  'atlassian/admin',
  'atlassian/guest',
  'atlassian/customer',
  'atlassian/user-access-admin',
  'atlassian/contributor',
  'atlassian/basic',
  'atlassian/stakeholder',
  'atlassian/org-admin',
  'atlassian/site-admin',
  'atlassian/ai-access',
] as const;

const STATUSES = ['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion'] as const;

// All bounds: MultiDirectoryUserSearchRequest and parameters of users/count, organization admin API document (2026-08-21).
function readPeopleFilter(model: OrganizationModel, input: Input, directory: Directory | null): PeopleFilter {
  if (input.has('emails') && input.has('searchTerm'))
    throw input.wrong('emails', 'cannot be combined with searchTerm');
  const resourceIds = input.list('resourceIds', 20);
  return {
    directory,
    accountIds: input.list('accountIds', 10),
    directoryIds: input.list('directoryIds', 10),
    groupIds: input.list('groupIds', 10)?.map(bareId) ?? null,
    targets: resourceIds === null ? null : findTargets(model.world, resourceIds),
    roleIds: input.listOf('roleIds', ROLE_IDS, 10),
    emails: input.list('emails', 100),
    emailDomains: input.list('emailDomains', 10),
    searchTerm: input.text('searchTerm'),
    mfaEnabled: input.flag('mfaEnabled'),
    claimStatus: input.oneOf('claimStatus', ['managed', 'unmanaged']),
    status: input.listOf('status', STATUSES, 4),
    accountStatus: input.listOf('accountStatus', ['active', 'inactive', 'closed']),
    membershipStatus: input.listOf('membershipStatus', ['active', 'suspended', 'no_membership']),
    sort: input.sortDirection('nick_name'),
  };
}

/** Reads the filter and finds who fits; pages of one search share what was found. */
export function peopleFor(
  model: OrganizationModel,
  input: Input,
  directory: Directory | null,
): readonly Person[] {
  const filter = readPeopleFilter(model, input, directory);
  const { limit: _, expand: __, ...filters } = input.fields;
  const key = `people ${directory?.directoryId ?? '-'} ${JSON.stringify(filters)}`;
  return model.found.get(model.world, key, () => findPeople(model.world, filter));
}
