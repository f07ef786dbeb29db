// What Atlassian says of each operation: path, paging, whether it may be sent twice.
// Source of every row: organization admin API, official OpenAPI document (2026-08-21), unless the row says otherwise.
// Account operations: user management API, official OpenAPI document (2026-08-15); the same host, without /admin.
// But for the stream of events none of these operations has a documented rate limit; the gate learns it from the
// answers (gate.ts).

interface Paging {
  /** Where later pages carry the cursor: in the query, beside the search's body, or as the body's only property. */
  readonly cursorIn: 'query' | 'body' | 'body-alone';
  /** Largest page that Atlassian allows; null: the size is not chosen. */
  readonly size: number | null;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Template below https://api.atlassian.com; names of path parameters in braces. Safe to log. */
  readonly path: string;
  /** null: the operation has one answer. */
  readonly paging: Paging | null;
  /** True when sending it twice does no harm, whatever came of the first time: only what reads. */
  readonly repeatable: boolean;
  /** True: its answers tell of a limit that no other operation shares. */
  readonly hasOwnLimit?: true;
}

export type Operation =
  | 'listOrganizations'
  | 'getOrganization'
  | 'listDirectories'
  | 'listResources'
  | 'searchGroups'
  | 'countGroups'
  | 'getGroupStats'
  | 'listGroupRoles'
  | 'searchUsers'
  | 'countUsers'
  | 'getUserStats'
  | 'listUserRoles'
  | 'pollEvents'
  | 'listApiKeys'
  | 'getManageability'
  | 'listApiTokens'
  | ChangeOperation;

/** What changes something: after an answer that was lost, only a reading tells whether it did. */
export type ChangeOperation =
  | 'addMember'
  | 'removeMember'
  | 'assignRole'
  | 'revokeRole'
  | 'suspendUser'
  | 'restoreUser'
  | 'removeFromDirectory'
  | 'deactivateAccount'
  | 'activateAccount'
  | 'deleteAccount'
  | 'cancelDeletion'
  | 'inviteUsers';

const DIRECTORY = '/admin/v2/orgs/{orgId}/directories/{directoryId}';

const USER = `${DIRECTORY}/users/{accountId}`;
const MEMBERSHIPS = `${DIRECTORY}/groups/{groupId}/memberships`;
const ROLES = '/admin/v1/orgs/{orgId}/users/{accountId}/roles';
const ACCOUNT = '/users/{accountId}/manage';

const list = (path: string, size: number | null): Endpoint => ({
  method: 'GET',
  path,
  paging: { cursorIn: 'query', size },
  repeatable: true,
});

const search = (path: string): Endpoint => ({
  method: 'POST',
  path,
  paging: { cursorIn: 'body', size: 100 },
  repeatable: true,
});

const read = (path: string): Endpoint => ({ method: 'GET', path, paging: null, repeatable: true });

const change = (path: string, method: 'POST' | 'DELETE' = 'POST'): Endpoint => ({
  method,
  path,
  paging: null,
  repeatable: false,
});

export const endpoints: Readonly<Record<Operation, Endpoint>> = {
  listOrganizations: list('/admin/v1/orgs', null),
  getOrganization: read('/admin/v1/orgs/{orgId}'),
  listDirectories: list('/admin/v2/orgs/{orgId}/directories', 100),
  // "When a cursor is provided in the request body, no other properties may be present."
  listResources: {
    method: 'POST',
    path: '/admin/v2/orgs/{orgId}/workspaces',
    paging: { cursorIn: 'body-alone', size: 1000 },
    repeatable: true,
  },
  searchGroups: search(`${DIRECTORY}/groups/search`),
  countGroups: read(`${DIRECTORY}/groups/count`),
  getGroupStats: read(`${DIRECTORY}/groups/stats`),
  listGroupRoles: list(`${DIRECTORY}/groups/{groupId}/role-assignments`, 100),
  searchUsers: search(`${DIRECTORY}/users/search`),
  countUsers: read(`${DIRECTORY}/users/count`),
  getUserStats: read(`${DIRECTORY}/users/stats`),
  listUserRoles: list(`${DIRECTORY}/users/{accountId}/role-assignments`, 100),
  // At most 60 requests a minute and user, 50 a minute and path.
  pollEvents: {
    method: 'GET',
    path: '/admin/v1/orgs/{orgId}/events-stream',
    paging: { cursorIn: 'query', size: 500 },
    repeatable: true,
    hasOwnLimit: true,
  },
  // developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-key (2026-11-22)
  listApiKeys: list('/admin/api-access/v1/orgs/{orgId}/api-keys', null),
  getManageability: read(ACCOUNT),
  listApiTokens: read(`${ACCOUNT}/api-tokens`),
  addMember: change(MEMBERSHIPS),
  removeMember: change(`${MEMBERSHIPS}/{accountId}`, 'DELETE'),
  assignRole: change(`${ROLES}/assign`),
  revokeRole: change(`${ROLES}/revoke`),
  suspendUser: change(`${USER}/suspend`),
  restoreUser: change(`${USER}/restore`),
  removeFromDirectory: change(USER, 'DELETE'),
  deactivateAccount: change(`${ACCOUNT}/lifecycle/disable`),
  activateAccount: change(`${ACCOUNT}/lifecycle/enable`),
  deleteAccount: change(`${ACCOUNT}/lifecycle/delete`),
  cancelDeletion: change(`${ACCOUNT}/lifecycle/cancel-delete`),
  inviteUsers: change('/admin/v2/orgs/{orgId}/users/invite'),
};

/** Longest lists that one search takes. */
export const searchBounds = {
  accountIds: 10,
  groupIds: 10,
  roleIds: 10,
  resourceIds: 20,
  status: 4,
  emails: 100,
} as const;

/** Most addresses of one invitation. */
export const INVITED_AT_ONCE = 25;

/** Stands for all directories that the key may administer; only reads and searches take it. */
export const EVERY_DIRECTORY = '-';
