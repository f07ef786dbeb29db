// A synced simulated organization and its users as the organization itself tells of them: what any list is held to.
import { knownAccess } from '../../local/verify/knownAccess';
import type { OrganizationFacts, UserFact } from '../../local/verify/facts';
import { readTruth } from '../../local/verify/truth';
import type { UserStatus } from '../../src/domain/directory';
import type { FilterableUser } from '../../src/domain/filter/matches';
import type { Sql } from '../../src/ports';
import { createSyncHarness } from './syncHarness';

export interface KnownUser extends FilterableUser {
  readonly accountId: string;
}

export interface SyncedUsers {
  readonly sql: Sql;
  readonly facts: OrganizationFacts;
  readonly users: readonly KnownUser[];
  readonly now: number;
  readonly close: () => Promise<void>;
}

export async function createSyncedUsers(count: number): Promise<SyncedUsers> {
  const harness = await createSyncHarness({ users: count });
  await harness.sync();
  const { facts } = await readTruth(harness.organization.url);
  return {
    sql: harness.sql,
    facts,
    users: facts.users.map((user) => toKnownUser(user, facts)),
    now: harness.organization.model.clock.now(),
    close: harness.close,
  };
}

function toKnownUser(user: UserFact, { resources, groups }: OrganizationFacts): KnownUser {
  const access = knownAccess(user, new Map(groups.map((group) => [group.groupId, group])));
  return {
    accountId: user.accountId,
    name: user.name,
    email: user.email,
    status: user.status as UserStatus,
    groupIds: new Set(user.groupIds),
    addedAt: user.addedAt,
    isTold: user.activity !== null,
    places: resources.flatMap(({ resourceId, cloudId, productKey }) => {
      const isHeld = access.has(resourceId);
      const lastUsedAt = user.activity?.[resourceId] ?? null;
      return isHeld || lastUsedAt !== null ? [{ siteId: cloudId, productKey, isHeld, lastUsedAt }] : [];
    }),
  };
}
