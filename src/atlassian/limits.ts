// What Atlassian says of each operation: path, page size, whether it may be sent twice.
// Source of every row: organization admin API, official OpenAPI document (2026-08-21), unless the row says otherwise.
// None of these operations has a documented rate limit; the gate learns it from the answers (gate.ts).

interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Template below https://api.atlassian.com; names of path parameters in braces. Safe to log. */
  readonly path: string;
  /** Largest page that Atlassian allows; null: the size cannot be chosen. */
  readonly pageSize: number | null;
  /** True when sending it twice does no harm. Every POST here is a search. */
  readonly repeatable: boolean;
}

const DIRECTORY = '/admin/v2/orgs/{orgId}/directories/{directoryId}';

export const endpoints = {
  listOrganizations: { method: 'GET', path: '/admin/v1/orgs', pageSize: null, repeatable: true },
  getOrganization: { method: 'GET', path: '/admin/v1/orgs/{orgId}', pageSize: null, repeatable: true },
  listDirectories: {
    method: 'GET',
    path: '/admin/v2/orgs/{orgId}/directories',
    pageSize: 100,
    repeatable: true,
  },
  listResources: {
    method: 'POST',
    path: '/admin/v2/orgs/{orgId}/workspaces',
    pageSize: 1000,
    repeatable: true,
  },
  searchGroups: { method: 'POST', path: `${DIRECTORY}/groups/search`, pageSize: 100, repeatable: true },
  countGroups: { method: 'GET', path: `${DIRECTORY}/groups/count`, pageSize: null, repeatable: true },
  listGroupRoles: {
    method: 'GET',
    path: `${DIRECTORY}/groups/{groupId}/role-assignments`,
    pageSize: 100,
    repeatable: true,
  },
  searchUsers: { method: 'POST', path: `${DIRECTORY}/users/search`, pageSize: 100, repeatable: true },
  countUsers: { method: 'GET', path: `${DIRECTORY}/users/count`, pageSize: null, repeatable: true },
  listUserRoles: {
    method: 'GET',
    path: `${DIRECTORY}/users/{accountId}/role-assignments`,
    pageSize: 100,
    repeatable: true,
  },
  // Not in the organization document: developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-key (2026-11-22).
  listApiKeys: {
    method: 'GET',
    path: '/admin/api-access/v1/orgs/{orgId}/api-keys',
    pageSize: null,
    repeatable: true,
  },
} as const satisfies Record<string, Endpoint>;

export type Operation = keyof typeof endpoints;

/** Longest lists that a search takes. */
export const searchBounds = { accountIds: 10, groupIds: 10, roleIds: 10, resourceIds: 20 } as const;

/** Stands for all directories that the key may administer; reads and searches only. */
export const EVERY_DIRECTORY = '-';
