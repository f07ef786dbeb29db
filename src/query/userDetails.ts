// Everything stored of one user: each statement goes by a key of the user's.
import type {
  AccountStatus,
  ClaimStatus,
  GroupManager,
  ManagementSource,
  MembershipStatus,
  UserStatus,
} from '../domain/directory';
import { asDirectoryId, asGroupId, type AccountId } from '../domain/ids';
import type { UserDetails, UserGroup } from '../domain/userDetails';
import type { Sql, SqlRow } from '../ports';
import { listFreshness } from '../store/freshness';
import type { Collection } from '../store/freshness';
import { readPlaces } from './userPlaces';

/** What the mirror tells; `directRoles` of `asOf`, notes and links come from elsewhere. */
export interface MirroredUser extends Omit<UserDetails, 'notes' | 'adminUrl' | 'asOf'> {
  readonly userNo: number;
  readonly asOf: Omit<UserDetails['asOf'], 'directRoles'>;
}

/** Returns null when no sync has met the account; those who are gone are found. */
export async function findMirroredUser(sql: Sql, accountId: AccountId): Promise<MirroredUser | null> {
  const row = await findProfile(sql, accountId);
  if (row === null) return null;
  const userNo = row.user_no;
  const [directories, groups, freshness] = await Promise.all([
    readDirectories(sql, userNo),
    readGroups(sql, userNo),
    listFreshness(sql),
  ]);
  const { places, lastActive } = await readPlaces(sql, userNo, groups);
  const asOf = (collection: Collection): number | null =>
    freshness.find((entry) => entry.collection === collection)?.asOf ?? null;
  return {
    userNo,
    ...profileOf(row, accountId),
    directories,
    lastActive,
    places,
    groups: groups.map(toGroup),
    asOf: { users: asOf('users'), activity: asOf('activity') },
  };
}

interface ProfileRow extends SqlRow {
  readonly user_no: number;
  readonly name: string | null;
  readonly nickname: string | null;
  readonly email: string | null;
  readonly email_verified: number | null;
  readonly avatar_url: string | null;
  readonly job_title: string | null;
  readonly department: string | null;
  readonly organization: string | null;
  readonly location: string | null;
  readonly time_zone: string | null;
  readonly status: UserStatus;
  readonly account_status: AccountStatus;
  readonly membership_status: MembershipStatus;
  readonly claim_status: ClaimStatus;
  readonly management_source: ManagementSource | null;
  readonly mfa_enabled: number | null;
  readonly platform_roles: string;
  readonly added_at: number | null;
  readonly first_seen_at: number;
  readonly changed_at: number;
  readonly gone_at: number | null;
  readonly erased_at: number | null;
}

async function findProfile(sql: Sql, accountId: AccountId): Promise<ProfileRow | null> {
  const [row] = await sql.select<ProfileRow>(
    `SELECT user_no, name, nickname, email, email_verified, avatar_url, job_title, department, organization,
       location, time_zone, status, account_status, membership_status, claim_status, management_source,
       mfa_enabled, platform_roles, added_at, first_seen_at, changed_at, gone_at, erased_at
     FROM users WHERE account_id = ?`,
    [accountId],
  );
  return row ?? null;
}

function profileOf(row: ProfileRow, accountId: AccountId) {
  return {
    accountId,
    name: row.name,
    nickname: row.nickname,
    isErased: row.erased_at !== null,
    email: row.email,
    isEmailVerified: toldFlag(row.email_verified),
    avatarUrl: row.avatar_url,
    jobTitle: row.job_title,
    department: row.department,
    organization: row.organization,
    location: row.location,
    timeZone: row.time_zone,
    status: row.status,
    accountStatus: row.account_status,
    membershipStatus: row.membership_status,
    accountType: row.claim_status,
    source: row.management_source ?? 'unknown',
    mfaEnabled: toldFlag(row.mfa_enabled),
    platformRoles: row.platform_roles === '' ? [] : row.platform_roles.split(','),
    addedAt: row.added_at,
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
    goneAt: row.gone_at,
  } as const;
}

function toldFlag(flag: number | null): boolean | null {
  return flag === null ? null : flag === 1;
}

// Managed accounts that are in no directory have a row of their own, with a number that no directory has.
async function readDirectories(sql: Sql, userNo: number): Promise<UserDetails['directories']> {
  const rows = await sql.select<{ directory_id: string; name: string | null }>(
    `SELECT d.directory_id, d.name FROM directory_users u JOIN directories d ON d.directory_no = u.directory_no
     WHERE u.user_no = ? ORDER BY d.directory_no`,
    [userNo],
  );
  return rows.map((row) => ({ directoryId: asDirectoryId(row.directory_id), name: row.name }));
}

export interface GroupRow extends SqlRow {
  readonly group_no: number;
  readonly group_id: string;
  readonly name: string;
  readonly description: string | null;
  readonly managed_by: GroupManager;
  readonly external_synced: number | null;
  readonly user_count: number | null;
}

/** By name. */
function readGroups(sql: Sql, userNo: number): Promise<GroupRow[]> {
  return sql.select<GroupRow>(
    `SELECT g.group_no, g.group_id, g.name, g.description, g.managed_by, g.external_synced, g.user_count
     FROM memberships m JOIN user_groups g ON g.group_no = m.group_no
     WHERE m.user_no = ? ORDER BY g.name_search, g.group_no`,
    [userNo],
  );
}

function toGroup(row: GroupRow): UserGroup {
  return {
    groupId: asGroupId(row.group_id),
    name: row.name,
    description: row.description,
    managedBy: row.managed_by,
    isSynced: toldFlag(row.external_synced),
    members: row.user_count,
  };
}
