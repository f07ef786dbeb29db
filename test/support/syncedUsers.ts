// A synced simulated organization and its users as the organization itself tells of them: what any list is held to.
import { DIRECT, knownAccess, knownDirectRoles } from '../../local/verify/knownAccess';
import type { World } from '../../local/organization/world/world';
import type { OrganizationFacts, UserFact } from '../../local/verify/facts';
import { readTruth } from '../../local/verify/truth';
import type { ClaimStatus, ManagementSource, UserStatus } from '../../src/domain/directory';
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

/** `arrange` may change the organization before it is synced. */
export async function createSyncedUsers(
  count: number,
  arrange: (world: World) => void = () => undefined,
): Promise<SyncedUsers> {
  const harness = await createSyncHarness({ users: count });
  arrange(harness.organization.model.world);
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
  const groupsById = new Map(groups.map((group) => [group.groupId, group]));
  const access = knownAccess(user, groupsById);
  const roles = [
    ...user.groupIds.flatMap((groupId) => groupsById.get(groupId)?.roles ?? []),
    ...knownDirectRoles(user),
  ];
  return {
    accountId: user.accountId,
    name: user.name,
    email: user.email,
    status: user.status as UserStatus,
    accountType: user.claimStatus as ClaimStatus,
    source: user.managementSource as ManagementSource | null,
    mfaEnabled: user.mfaEnabled,
    department: user.department,
    jobTitle: user.jobTitle,
    platformRoles: new Set(user.platformRoles),
    groupIds: new Set(user.groupIds),
    appIds: new Set(access.keys()),
    roleIds: new Set(roles.map((role) => role.roleId)),
    seatPaths: [...access].flatMap(([resourceId, { ways }]) =>
      ways.length > 0
        ? [{ resourceId, isDirect: ways.includes(DIRECT), groupIds: ways.filter((way) => way !== DIRECT) }]
        : [],
    ),
    addedAt: user.addedAt,
    isTold: user.activity !== null,
    places: resources.flatMap(({ resourceId, cloudId, productKey }) => {
      const isHeld = access.has(resourceId);
      const lastUsedAt = user.activity?.[resourceId] ?? null;
      return isHeld || lastUsedAt !== null ? [{ siteId: cloudId, productKey, isHeld, lastUsedAt }] : [];
    }),
  };
}
