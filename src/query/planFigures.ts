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

/**
 * Returns when the readings of each user of a plan by themselves began, at the earliest, epoch milliseconds. 0: somebody
 * was read with everybody else; null: nobody of the plan is in the mirror.
 */
export async function findOldestRead(sql: Sql, operationId: string): Promise<number | null> {
  const [row] = await sql.select<{ oldest: number | null }>(
    `SELECT MIN(read_at) AS oldest FROM (
       SELECT MAX(COALESCE(d.read_at, 0)) AS read_at
       FROM operation_items i
       JOIN users u ON u.account_id = i.account_id AND u.gone_at IS NULL
       JOIN directory_users d ON d.user_no = u.user_no
       WHERE i.operation_id = ? GROUP BY u.user_no) reads_of_users`,
    [operationId],
  );
  return row?.oldest ?? null;
}
