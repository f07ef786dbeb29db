// Which roles cost a seat.

// atlassian/user and atlassian/admin are billable; guest, customer, contributor, basic, stakeholder and
// user-access-admin are not – texts of the organization admin API document (2026-08-21).
// The stronger one first: an admin is inferred to be a user, too.
export const BILLABLE_ROLES: readonly string[] = ['atlassian/admin', 'atlassian/user'];

// Owners whose role assignments are not products – organization admin API, group role assignments (2026-08-21).
const OWNERS_WITHOUT_LICENSES: ReadonlySet<string> = new Set(['platform', 'project', 'goal']);

export const ORG_ADMIN_ROLE = 'atlassian/org-admin';

// Roles on the organization or a site itself – platformRoles of the organization admin API document (2026-08-21), which
// has atlassian/ai-access beside them: that one administers nothing.
const ADMIN_ROLES: ReadonlySet<string> = new Set([
  ORG_ADMIN_ROLE,
  'atlassian/site-admin',
  'atlassian/user-access-admin',
]);

/** Tells whether the role administers the organization or a site: the app gives it to nobody. */
export function isAdminRole(roleId: string): boolean {
  return ADMIN_ROLES.has(roleId);
}

/** Tells whether a group's assignment makes its members admins of the organization or of a site. */
export function grantsAdmin({
  resourceOwner,
  roles,
}: {
  readonly resourceOwner: string;
  readonly roles: readonly string[];
}): boolean {
  return resourceOwner === 'platform' && roles.some(isAdminRole);
}

export function isBillableRole(roleId: string): boolean {
  return BILLABLE_ROLES.includes(roleId);
}

export function isLicensedOwner(resourceOwner: string): boolean {
  return !OWNERS_WITHOUT_LICENSES.has(resourceOwner);
}
