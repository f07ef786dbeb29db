// What Atlassian says of each operation: path, paging, whether it may be sent twice.
// Source of every row: organization admin API, official OpenAPI document (2026-08-21), unless the row says otherwise.
// But for the stream of events none of these operations has a documented rate limit; the gate learns it from the
// answers (gate.ts).

interface Paging {
  /** Where later pages carry the cursor: in the query, beside the search's body, or as the body's only property. */
  readonly cursorIn: 'query' | 'body' | 'body-alone';
  /** Largest page that Atlassian allows; null: the size is not chosen. */
  readonly size: number | null;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Template below https://api.atlassian.com; names of path parameters in braces. Safe to log. */
  readonly path: string;
  /** null: the operation has one answer. */
  readonly paging: Paging | null;
  /** True when sending it twice does no harm. Every POST here is a search. */
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
  | 'listApiKeys';

const DIRECTORY = '/admin/v2/orgs/{orgId}/directories/{directoryId}';

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
};

/** Longest lists that one search takes. */
export const searchBounds = {
  accountIds: 10,
  groupIds: 10,
  roleIds: 10,
  resourceIds: 20,
  status: 4,
} as const;

/** Stands for all directories that the key may administer; only reads and searches take it. */
export const EVERY_DIRECTORY = '-';
