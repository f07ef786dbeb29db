// Who may do what in the app. Each role may do everything that the roles before it may.

export const appRoles = ['viewer', 'operator', 'approver', 'admin'] as const;

export type AppRole = (typeof appRoles)[number];

/**
 * What a call asks of the caller: at least a role; `known`: any role, or a Jira administrator; `key-keeper`: an app
 * admin, or a Jira administrator, who may enter a key and nothing else.
 */
export type Need = 'known' | 'key-keeper' | AppRole;

/** What is known of the caller when a call arrives. */
export interface Caller {
  readonly role: AppRole | null;
  readonly isJiraAdmin: boolean;
}

export function hasRole(caller: Caller, least: AppRole): boolean {
  return caller.role !== null && appRoles.indexOf(caller.role) >= appRoles.indexOf(least);
}

export function meetsNeed(caller: Caller, need: Need): boolean {
  if (need === 'known') return caller.isJiraAdmin || caller.role !== null;
  if (need === 'key-keeper') return caller.isJiraAdmin || hasRole(caller, 'admin');
  return hasRole(caller, need);
}
