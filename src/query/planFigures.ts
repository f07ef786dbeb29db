// What plans are measured against.
import type { UserStatus } from '../domain/directory';
import { ORG_ADMIN_ROLE } from '../domain/role';
import type { Sql } from '../ports';

/** Returns how many users the organization has; those who are gone do not count. */
export async function countUsers(sql: Sql): Promise<number> {
  const [row] = await sql.select<{ n: number }>('SELECT COUNT(*) AS n FROM users WHERE gone_at IS NULL');
  return row?.n ?? 0;
}

/** Returns how many organization admins are able to act. */
export async function countOrgAdmins(sql: Sql): Promise<number> {
  // Few have any such role: read by it, nobody else's row is touched.
  const admins = await sql.select<{ status: UserStatus }>(
    `SELECT status FROM users
     WHERE gone_at IS NULL AND platform_roles > '' AND CONCAT(',', platform_roles, ',') LIKE ?`,
    [`%,${ORG_ADMIN_ROLE},%`],
  );
  return admins.filter(({ status }) => status === 'active').length;
}
