// Which roles cost a seat.

// atlassian/user and atlassian/admin are billable; guest, customer, contributor, basic, stakeholder and
// user-access-admin are not – texts of the organization admin API document (2026-08-21).
// The stronger one first: an admin is inferred to be a user, too.
export const BILLABLE_ROLES: readonly string[] = ['atlassian/admin', 'atlassian/user'];

// Owners whose role assignments are not products – organization admin API, group role assignments (2026-08-21).
const OWNERS_WITHOUT_LICENSES: ReadonlySet<string> = new Set(['platform', 'project', 'goal']);

export const ORG_ADMIN_ROLE = 'atlassian/org-admin';

export function isBillableRole(roleId: string): boolean {
  return BILLABLE_ROLES.includes(roleId);
}

export function isLicensedOwner(resourceOwner: string): boolean {
  return !OWNERS_WITHOUT_LICENSES.has(resourceOwner);
}
