// Reads the app's tables as they stand (names and meaning: src/store/tables.ts) into rows under Atlassian's ids.
// Joins are LEFT JOINs, so that a row pointing nowhere shows up as a difference instead of vanishing.
import type { ScopeKind } from './activityByScope';
import { WHOLE_ORGANIZATION } from './activityByScope';
import { NO_DIRECTORY } from './expected';
import { DIRECT } from './knownAccess';
import { type Cell, type Row, type Rows, key } from './rows';

type SqlCell = string | number | null;
/** Runs one SELECT on the database under the app. */
export type ReadSql = (statement: string) => Promise<readonly Readonly<Record<string, SqlCell>>[]>;

const USERS_PER_READ = 20_000;

/** Reads a table part by part: the database under the app takes no statement that lasts, however large the mirror. */
async function readByUsers(
  read: ReadSql,
  table: string,
  statement: (users: string) => string,
): Promise<Readonly<Record<string, SqlCell>>[]> {
  const [last] = await read(`SELECT MAX(user_no) AS userNo FROM ${table}`);
  const parts: (readonly Readonly<Record<string, SqlCell>>[])[] = [];
  for (let from = 0; from <= Number(last?.['userNo'] ?? -1); from += USERS_PER_READ) {
    parts.push(await read(statement(`BETWEEN ${from} AND ${from + USERS_PER_READ - 1}`)));
  }
  return parts.flat();
}

interface Shape {
  readonly id: readonly string[];
  /** Columns that hold 0, 1 or null and mean false, true or unknown. */
  readonly flags?: readonly string[];
}

export async function mirrorDirectories(read: ReadSql): Promise<Rows> {
  const found = await read('SELECT directory_id AS directoryId, name FROM directories WHERE gone_at IS NULL');
  return toRows(found, { id: ['directoryId'] });
}

export async function mirrorResources(read: ReadSql): Promise<Rows> {
  const found = await read(
    `SELECT r.resource_id AS resourceId, p.product_key AS productKey, r.name AS name, r.owner AS owner,
       r.status AS status, s.cloud_id AS cloudId, s.host_url AS hostUrl, r.is_sandbox AS isSandbox,
       r.plan_key AS planKey, r.plan_name AS planName, r.capacity AS capacity, r.created_at AS createdAt
     FROM resources r LEFT JOIN sites s ON s.site_no = r.site_no LEFT JOIN products p ON p.product_no = r.product_no
     WHERE r.gone_at IS NULL`,
  );
  return toRows(found, { id: ['resourceId'], flags: ['isSandbox'] });
}

export async function mirrorGroups(read: ReadSql): Promise<Rows> {
  const found = await read(
    `SELECT g.group_id AS groupId, d.directory_id AS directoryId, g.name AS name, g.description AS description,
       g.managed_by AS managedBy, g.external_synced AS externalSynced, g.readable AS readable,
       g.modifiable AS modifiable, g.deletable AS deletable, g.user_count AS userCount,
       g.resource_count AS resourceCount
     FROM user_groups g LEFT JOIN directories d ON d.directory_no = g.directory_no WHERE g.gone_at IS NULL`,
  );
  return toRows(found, {
    id: ['groupId'],
    flags: ['externalSynced', 'readable', 'modifiable', 'deletable'],
  });
}

export async function mirrorGroupRoles(read: ReadSql): Promise<Rows> {
  const found = await read(
    `SELECT g.group_id AS groupId, r.resource_id AS resourceId, gr.role_id AS roleId, gr.is_default AS isDefault
     FROM group_roles gr LEFT JOIN user_groups g ON g.group_no = gr.group_no
     LEFT JOIN resources r ON r.resource_no = gr.resource_no`,
  );
  return toRows(found, { id: ['groupId', 'resourceId', 'roleId'], flags: ['isDefault'] });
}

export async function mirrorUsers(read: ReadSql): Promise<Rows> {
  const found = await readByUsers(
    read,
    'users',
    (users) => `SELECT account_id AS accountId, status, account_status AS accountStatus,
       membership_status AS membershipStatus,
       claim_status AS claimStatus, management_source AS managementSource, name, nickname, email,
       email_domain AS emailDomain, email_verified AS emailVerified, avatar_url AS avatarUrl,
       job_title AS jobTitle, department, organization, location, time_zone AS timeZone,
       mfa_enabled AS mfaEnabled, added_at AS addedAt, platform_roles AS platformRoles
     FROM users WHERE user_no ${users} AND gone_at IS NULL`,
  );
  return toRows(found, { id: ['accountId'], flags: ['emailVerified', 'mfaEnabled'] });
}

export async function mirrorDirectoryUsers(read: ReadSql): Promise<Rows> {
  const found = await readByUsers(
    read,
    'directory_users',
    (users) => `SELECT u.account_id AS accountId,
       CASE WHEN du.directory_no = 0 THEN '${NO_DIRECTORY}' ELSE d.directory_id END AS directoryId
     FROM directory_users du LEFT JOIN directories d ON d.directory_no = du.directory_no
     LEFT JOIN users u ON u.user_no = du.user_no WHERE du.user_no ${users}`,
  );
  return toRows(found, { id: ['directoryId', 'accountId'] });
}

export async function mirrorMemberships(read: ReadSql): Promise<Rows> {
  const found = await readByUsers(
    read,
    'memberships',
    (users) => `SELECT g.group_id AS groupId, u.account_id AS accountId
     FROM memberships m LEFT JOIN user_groups g ON g.group_no = m.group_no
     LEFT JOIN users u ON u.user_no = m.user_no WHERE m.user_no ${users}`,
  );
  return toRows(found, { id: ['groupId', 'accountId'] });
}

/** An inferred role follows from another one; nobody gave it to the user. */
export async function mirrorDirectRoles(read: ReadSql): Promise<Rows> {
  const found = await readByUsers(
    read,
    'direct_roles',
    (users) => `SELECT u.account_id AS accountId, r.resource_id AS resourceId, dr.role_id AS roleId
     FROM direct_roles dr LEFT JOIN users u ON u.user_no = dr.user_no
     LEFT JOIN resources r ON r.resource_no = dr.resource_no WHERE dr.user_no ${users} AND dr.method <> 'inferred'`,
  );
  return toRows(found, { id: ['accountId', 'resourceId', 'roleId'] });
}

export async function mirrorAccess(read: ReadSql): Promise<Rows> {
  const found = await readByUsers(
    read,
    'access',
    (users) => `SELECT u.account_id AS accountId, r.resource_id AS resourceId,
       a.is_seat AS isSeat, a.is_direct AS isDirect,
       CASE WHEN a.sole_group_no = 0 THEN '${DIRECT}' ELSE g.group_id END AS onlyWay
     FROM access a LEFT JOIN users u ON u.user_no = a.user_no
     LEFT JOIN user_groups g ON g.group_no = a.sole_group_no
     LEFT JOIN resources r ON r.resource_no = a.resource_no WHERE a.user_no ${users}`,
  );
  return toRows(found, { id: ['accountId', 'resourceId'], flags: ['isSeat', 'isDirect'] });
}

export async function mirrorSums(read: ReadSql): Promise<Rows> {
  const found = await readByUsers(
    read,
    'user_sums',
    (users) => `SELECT u.account_id AS accountId, s.site_count AS siteCount, s.product_count AS productCount,
       s.seat_count AS seatCount, s.group_count AS groupCount, s.roles AS roles
     FROM user_sums s LEFT JOIN users u ON u.user_no = s.user_no WHERE s.user_no ${users}`,
  );
  return toRows(found, { id: ['accountId'] });
}

const SCOPE_ID: Readonly<Record<ScopeKind, string>> = {
  organization: `'${WHOLE_ORGANIZATION}'`,
  site: 's.cloud_id',
  product: 'p.product_key',
  resource: 'r.resource_id',
};

export async function mirrorActivity(read: ReadSql, kind: ScopeKind): Promise<Rows> {
  const found = await readByUsers(
    read,
    'activity',
    (users) => `SELECT ${SCOPE_ID[kind]} AS scope, u.account_id AS accountId, a.effective_at AS effectiveAt,
       a.is_never AS isNever, a.is_held AS isHeld
     FROM activity a JOIN scopes c ON c.scope_no = a.scope_no LEFT JOIN users u ON u.user_no = a.user_no
     LEFT JOIN sites s ON s.site_no = c.site_no LEFT JOIN products p ON p.product_no = c.product_no
     LEFT JOIN resources r ON r.resource_no = c.resource_no
     WHERE a.user_no ${users} AND c.kind = '${kind}'`,
  );
  return toRows(found, { id: ['scope', 'accountId'], flags: ['isNever', 'isHeld'] });
}

/** What screens show "as of"; the app may keep the age of more. */
export const datedCollections = ['resources', 'groups', 'users', 'activity'] as const;

export async function mirrorFreshness(read: ReadSql): Promise<Rows> {
  const names = datedCollections.map((collection) => `'${collection}'`).join(', ');
  const found = await read(
    `SELECT collection, as_of > 0 AS isKnown FROM freshness WHERE collection IN (${names})`,
  );
  return toRows(found, { id: ['collection'], flags: ['isKnown'] });
}

function toRows(found: readonly Readonly<Record<string, SqlCell>>[], { id, flags = [] }: Shape): Rows {
  const rows = new Map<string, Row>();
  for (const record of found) {
    const row: Record<string, Cell> = { ...record };
    for (const column of flags) row[column] = fromFlag(record[column] ?? null);
    const rowKey = key(...id.map((column) => record[column]));
    // A second row of the same thing must not hide behind the first.
    rows.set(rows.has(rowKey) ? key(rowKey, 'once more', rows.size) : rowKey, row);
  }
  return rows;
}

function fromFlag(value: SqlCell): Cell {
  if (value === 0) return false;
  return value === 1 ? true : value;
}
