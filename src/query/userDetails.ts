// Everything stored of one user: each statement goes by a key of the user's.
import type {
  AccountStatus,
  ClaimStatus,
  ManagementSource,
  MembershipStatus,
  UserStatus,
} from '../domain/directory';
import { detailedSubject } from '../domain/detailedSubject';
import { asDirectoryId, type AccountId } from '../domain/ids';
import type { PlanSubject } from '../domain/planSubject';
import type { UserDetails } from '../domain/userDetails';
import type { Sql, SqlRow } from '../ports';
import type { Collection } from '../store/freshness';
import { findRead } from '../store/userReads';
import { readAges } from './ages';
import { readHoldings } from './userPlaces';

export interface MirroredUser {
  readonly userNo: number;
  /** What the mirror tells; the rest comes from elsewhere. */
  readonly details: Omit<UserDetails, 'notes' | 'adminUrl' | 'asOf' | 'certainSkips'>;
  readonly asOf: Omit<UserDetails['asOf'], 'directRoles'>;
  /** As plans need the user; null: the organization no longer has it. */
  readonly subject: PlanSubject | null;
}

/** Returns null when no sync has met the account; those who are gone are found. */
export async function findMirroredUser(sql: Sql, accountId: AccountId): Promise<MirroredUser | null> {
  const row = await findProfile(sql, accountId);
  if (row === null) return null;
  const userNo = row.user_no;
  const [directories, { rulesOf, ...holdings }, ageOf, readAt] = await Promise.all([
    readDirectories(sql, userNo),
    readHoldings(sql, userNo),
    readAges(sql),
    findRead(sql, userNo),
  ]);
  // Read alone, everything of the user is told anew; nothing is told of an age before everybody was read once.
  const asOf = (collection: Collection): number | null => {
    const everybody = ageOf(collection);
    return everybody === null || readAt === null ? everybody : Math.max(everybody, readAt);
  };
  const details = { ...profileOf(row, accountId), directories, ...holdings };
  return {
    userNo,
    details,
    subject: details.goneAt === null ? detailedSubject(details, rulesOf) : null,
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
