// What the list shows of each user of one page.
import type { ClaimStatus, ManagementSource, UserStatus } from '../domain/directory';
import { asAccountId, asGroupId, asResourceId } from '../domain/ids';
import type { LastActive } from '../domain/lastActive';
import type { UserListItem, UserProduct } from '../domain/userList';
import type { Sql, SqlRow } from '../ports';
import { isIn } from './activitySql';
import { listOf, plain, sqlText } from './fragment';
import type { Fragment } from './fragment';
import { readHoldingsOfPage } from './holdingRows';
import type { HeldPlace, HeldRole, HoldingRows } from './holdingRows';

/** What the page is shown for. */
interface Shown {
  readonly userNos: readonly number[];
  readonly scopeNos: readonly number[];
}

/** Returns the users in the given order; who is gone meanwhile is left out. */
export async function readUserRows(
  sql: Sql,
  shown: Shown,
  readHoldings: (sql: Sql, userNos: readonly number[]) => Promise<HoldingRows> = readHoldingsOfPage,
): Promise<UserListItem[]> {
  const { userNos } = shown;
  if (userNos.length === 0) return [];
  const [profiles, { places, roles, groups }, activity] = await Promise.all([
    readProfiles(sql, userNos),
    readHoldings(sql, userNos),
    readActivity(sql, shown),
  ]);
  const profileOf = new Map(profiles.map((row) => [row.user_no, row]));
  const [placesBy, rolesBy, groupsBy, activityBy] = [
    byUser(places),
    byUser(roles),
    byUser(groups),
    byUser(activity),
  ];
  return userNos.flatMap((userNo) => {
    const profile = profileOf.get(userNo);
    if (profile === undefined) return [];
    return [
      {
        accountId: asAccountId(profile.account_id),
        name: profile.name,
        isErased: profile.erased_at !== null,
        email: profile.email,
        avatarUrl: profile.avatar_url,
        status: profile.status,
        accountType: profile.claim_status,
        source: profile.management_source ?? 'unknown',
        mfaEnabled: profile.mfa_enabled === null ? null : profile.mfa_enabled === 1,
        jobTitle: profile.job_title,
        department: profile.department,
        platformRoles: profile.platform_roles === '' ? [] : profile.platform_roles.split(','),
        addedAt: profile.added_at,
        changedAt: profile.changed_at,
        ...placesOf(placesBy(userNo), rolesBy(userNo)),
        groups: {
          count: profile.group_count ?? 0,
          first: groupsBy(userNo).map((row) => ({ groupId: asGroupId(row.group_id), name: row.name })),
        },
        lastActive: lastActiveOf(activityBy(userNo)),
      },
    ];
  });
}

/** Returns what finds the rows of a user, in their order. */
function byUser<Row extends { readonly user_no: number }>(
  rows: readonly Row[],
): (userNo: number) => readonly Row[] {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const known = found.get(row.user_no);
    if (known === undefined) found.set(row.user_no, [row]);
    else known.push(row);
  }
  return (userNo) => found.get(userNo) ?? [];
}

function select<Row extends SqlRow>(sql: Sql, { text, params }: Fragment): Promise<Row[]> {
  return sql.select<Row>(text, params);
}

function readProfiles(sql: Sql, userNos: readonly number[]) {
  return select<{
    user_no: number;
    account_id: string;
    name: string | null;
    erased_at: number | null;
    email: string | null;
    avatar_url: string | null;
    status: UserStatus;
    claim_status: ClaimStatus;
    management_source: ManagementSource | null;
    mfa_enabled: number | null;
    job_title: string | null;
    department: string | null;
    platform_roles: string;
    added_at: number | null;
    changed_at: number;
    group_count: number | null;
  }>(
    sql,
    sqlText`SELECT u.user_no, u.account_id, u.name, u.erased_at, u.email, u.avatar_url, u.status, u.claim_status,
        u.management_source, u.mfa_enabled, u.job_title, u.department, u.platform_roles, u.added_at, u.changed_at, s.group_count
      FROM users u LEFT JOIN user_sums s ON s.user_no = u.user_no WHERE u.user_no IN ${listOf(userNos)}`,
  );
}

function placesOf(
  rows: readonly HeldPlace[],
  roles: readonly HeldRole[],
): Pick<UserListItem, 'sites' | 'products' | 'seats'> {
  const sites = new Map(rows.map((row) => [row.cloud_id, { siteId: row.cloud_id, hostUrl: row.host_url }]));
  const products = rows.map((row): UserProduct => ({
    resourceId: asResourceId(row.resource_id),
    siteId: row.cloud_id,
    productKey: row.product_key,
    name: row.name,
    isSeat: row.is_seat === 1,
    roles: roles.filter((role) => role.resource_no === row.resource_no).map((role) => role.role_id),
  }));
  return {
    sites: [...sites.values()],
    products,
    seats: products.filter((product) => product.isSeat).length,
  };
}

interface ActivityRow extends SqlRow {
  readonly user_no: number;
  readonly effective_at: number | null;
  readonly is_never: number;
}

async function readActivity(sql: Sql, { userNos, scopeNos }: Shown): Promise<ActivityRow[]> {
  return select<ActivityRow>(
    sql,
    sqlText`SELECT a.user_no, a.effective_at, a.is_never FROM activity a
      WHERE a.user_no IN ${listOf(userNos)} AND ${isIn(scopeNos)(plain('a'))}`,
  );
}

/** `rows`: one for each scope in which the user holds or used anything. */
export function lastActiveOf(rows: readonly Pick<ActivityRow, 'effective_at' | 'is_never'>[]): LastActive {
  if (rows.length === 0) return { kind: 'none' };
  const latest = (isNever: number): number | null =>
    rows
      .filter((row) => row.is_never === isNever)
      .reduce<number | null>(
        (at, row) => (at === null || (row.effective_at ?? at) > at ? row.effective_at : at),
        null,
      );
  const usedAt = latest(0);
  if (usedAt !== null) return { kind: 'used', at: usedAt };
  const addedAt = latest(1);
  return addedAt === null ? { kind: 'unknown' } : { kind: 'never', at: addedAt };
}
