// Whom a filter must choose: by the organization's own data and the predicates of domain/filter, never by the mirror.
import type { Filter } from '../../src/domain/filter/filter';
import { matches } from '../../src/domain/filter/matches';
import type { ActivityContext } from '../../src/domain/lastActive';
import type { Known } from '../support/anyFilter';
import type { SyncedUsers } from '../support/syncedUsers';

// Its day begins at another hour than that of UTC, and changes its length.
export const TIME_ZONE = 'America/St_Johns';

/** Returns the ids of the accounts, sorted. */
export function expectedUsers(
  { users, now }: SyncedUsers,
  filter: Filter,
  context: ActivityContext,
): string[] {
  return users
    .filter((user) => matches(filter, user, { context, now, timeZone: TIME_ZONE }))
    .map((user) => user.accountId)
    .sort();
}

export function knownOf({ facts, users }: SyncedUsers): Known {
  return {
    siteIds: [...new Set(facts.resources.map((resource) => resource.cloudId))],
    productKeys: [...new Set(facts.resources.map((resource) => resource.productKey))],
    groupIds: facts.groups.map((group) => group.groupId),
    texts: users.flatMap((user) => [user.name ?? 'x', user.email ?? 'x@x']),
    resourceIds: facts.resources.map((resource) => resource.resourceId),
    roleIds: [...new Set(users.flatMap((user) => [...user.roleIds]))],
    platformRoleIds: [...new Set(users.flatMap((user) => [...user.platformRoles]))],
    departments: [...new Set(users.map((user) => user.department ?? 'x'))],
    jobTitles: [...new Set(users.map((user) => user.jobTitle ?? 'x'))],
  };
}
