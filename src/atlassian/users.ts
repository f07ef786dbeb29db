// POST …/users/search, GET …/users/count
import { z } from 'zod';
import { bareId } from '../domain/ari';
import type { ProductActivity, User } from '../domain/directory';
import { asAccountId, asGroupId, type DirectoryId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { KnownUserStatus, UserQuery, UserRow } from './answers';
import { EVERY_DIRECTORY } from './limits';
import type { Client } from './client';
import { fetchPage } from './paging';
import { toInstant, type WordReader } from './words';

const productAccess = z.object({
  id: z.string().min(1),
  key: z.string().nullish(),
  lastActiveTimestamp: z.string().nullish(),
});

const text = z.string().nullish();

const userRow = z.object({
  accountId: z.string().min(1),
  status: text,
  accountStatus: text,
  membershipStatus: text,
  claimStatus: text,
  managementSource: text,
  name: text,
  nickname: text,
  email: text,
  emailVerified: z.boolean().nullish(),
  avatar: text,
  picture: text,
  jobTitle: text,
  department: text,
  organization: text,
  location: text,
  timeZone: text,
  mfaEnabled: z.boolean().nullish(),
  addedToOrg: text,
  platformRoles: z.array(z.string()).nullish(),
  counts: z.object({ resources: z.number().nullish() }).nullish(),
  productAccess: z.array(productAccess).nullish(),
  groups: z.array(z.object({ id: z.string().min(1) })).nullish(),
});

type WireUser = z.infer<typeof userRow>;

// Values of the search's answer – organization admin API document (2026-08-21).
const STATUSES = ['active', 'suspended', 'not_invited', 'deactivated', 'for_deletion'] as const;
const ACCOUNT_STATUSES = ['active', 'inactive', 'closed'] as const;
export const MEMBERSHIP_STATUSES = ['active', 'suspended', 'no_membership'] as const;
const CLAIM_STATUSES = ['managed', 'unmanaged'] as const;
const MANAGEMENT_SOURCES = ['invited', 'synced'] as const;

/** Always with all four expansions: without them the answer leaves the fields out. */
const EXPAND = ['platformRoles', 'counts.resources', 'productAccess', 'groups'];

export async function searchUsers(client: Client, query: UserQuery): Promise<Page<UserRow>> {
  const { directoryId, cursor, limit, ...filters } = query;
  return fetchPage(
    client.transport,
    {
      operation: 'searchUsers',
      path: { orgId: client.orgId, directoryId: directoryId ?? EVERY_DIRECTORY },
      cursor,
      search: { ...filters, expand: EXPAND },
      ...(limit === undefined ? {} : { limit }),
    },
    { row: userRow, toItem: (row) => toUserRow(row, client.words) },
  );
}

/** The path alone may not narrow the count to a directory: its document names `directoryIds` for that. */
export async function countUsers(
  client: Client,
  directoryId: DirectoryId | null,
  status?: KnownUserStatus,
): Promise<number> {
  const answer = await client.transport.request(
    {
      operation: 'countUsers',
      path: { orgId: client.orgId, directoryId: directoryId ?? EVERY_DIRECTORY },
      query: {
        ...(directoryId === null ? {} : { directoryIds: directoryId }),
        ...(status === undefined ? {} : { status }),
      },
    },
    z.object({ count: z.number().int().nonnegative() }),
  );
  return answer.count;
}

function toUserRow(wire: WireUser, words: WordReader): UserRow {
  return {
    user: toUser(wire, words),
    groupIds: wire.groups?.map((group) => asGroupId(bareId(group.id))) ?? null,
    activity: wire.productAccess?.map(toActivity) ?? null,
    resourceCount: wire.counts?.resources ?? null,
    tellsPlatformRoles: wire.platformRoles != null,
  };
}

function toUser(wire: WireUser, words: WordReader): User {
  return {
    accountId: asAccountId(wire.accountId),
    status: words.read(STATUSES, wire.status, 'user.status'),
    accountStatus: words.read(ACCOUNT_STATUSES, wire.accountStatus, 'user.accountStatus'),
    membershipStatus: words.read(MEMBERSHIP_STATUSES, wire.membershipStatus, 'user.membershipStatus'),
    claimStatus: words.read(CLAIM_STATUSES, wire.claimStatus, 'user.claimStatus'),
    managementSource: words.find(MANAGEMENT_SOURCES, wire.managementSource, 'user.managementSource'),
    name: wire.name ?? null,
    nickname: wire.nickname ?? null,
    email: wire.email ?? null,
    emailVerified: wire.emailVerified ?? null,
    avatarUrl: wire.avatar ?? wire.picture ?? null,
    jobTitle: wire.jobTitle ?? null,
    department: wire.department ?? null,
    organization: wire.organization ?? null,
    location: wire.location ?? null,
    timeZone: wire.timeZone ?? null,
    mfaEnabled: wire.mfaEnabled ?? null,
    addedAt: toInstant(wire.addedToOrg),
    platformRoles: [...new Set(wire.platformRoles)].sort(),
  };
}

function toActivity(wire: z.infer<typeof productAccess>): ProductActivity {
  return {
    resourceAri: wire.id,
    productKey: wire.key ?? null,
    lastActiveAt: toInstant(wire.lastActiveTimestamp),
  };
}
