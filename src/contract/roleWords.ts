// Roles by the names that people know. Ids: texts of the organization admin API document (2026-08-21); an open list.

const NAMES: ReadonlyMap<string, string> = new Map([
  ['atlassian/admin', 'Product admin'],
  ['atlassian/basic', 'Basic'],
  ['atlassian/contributor', 'Contributor'],
  ['atlassian/customer', 'Customer'],
  ['atlassian/guest', 'Guest'],
  ['atlassian/org-admin', 'Organization admin'],
  ['atlassian/site-admin', 'Site admin'],
  ['atlassian/stakeholder', 'Stakeholder'],
  ['atlassian/user', 'User'],
  ['atlassian/user-access-admin', 'User access admin'],
]);

/** Returns the id itself for a role that is not known yet. */
export function roleName(roleId: string): string {
  return NAMES.get(roleId) ?? roleId;
}
