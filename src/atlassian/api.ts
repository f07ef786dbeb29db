// The organization admin API as the app uses it: one method an operation, one page a call.
import type { Directory, Group, Organization, Resource } from '../domain/directory';
import type { AccountId, DirectoryId, GroupId, OrgId } from '../domain/ids';
import type { Page } from '../domain/page';
import type {
  EventsPage,
  EventsPlace,
  GroupQuery,
  GroupRoleAssignment,
  GroupStats,
  KnownUserStatus,
  UserQuery,
  UserRoleAssignment,
  UserRow,
  UserStats,
} from './answers';
import type { Client } from './client';
import { pollEvents } from './events';
import { countGroups, listGroupRoles, searchGroups } from './groups';
import { getOrganization, listDirectories } from './organizations';
import { countResources, listResources } from './resources';
import { getGroupStats, getUserStats } from './stats';
import { createTransport, type AdminApiOptions, type TransportPorts } from './transport';
import { listUserRoles } from './userRoles';
import { countUsers, searchUsers } from './users';
import { createWordReader } from './words';

export type {
  ApiKey,
  EventsPage,
  EventsPlace,
  GroupQuery,
  GroupRoleAssignment,
  UserQuery,
  UserRoleAssignment,
  UserRow,
} from './answers';
export type { AdminApiOptions } from './transport';

export interface Credentials {
  readonly orgId: OrgId;
  readonly apiKey: string;
}

/**
 * Every method may throw RateLimited (the wait would be longer than the patience), Unavailable, KeyRejected,
 * NotPermitted, NotFound, Conflict or UnexpectedAnswer; those with a cursor CursorExpired, too. A list may stand still or
 * go in circles: whoever reads on asks `follow` (cursorTrail.ts) first.
 */
export interface AdminApi {
  getOrganization(): Promise<Organization>;
  listDirectories(cursor: string | null): Promise<Page<Directory>>;
  listResources(cursor: string | null): Promise<Page<Resource>>;
  searchGroups(query: GroupQuery): Promise<Page<Group>>;
  listGroupRoles(
    group: { readonly directoryId: DirectoryId | null; readonly groupId: GroupId },
    cursor: string | null,
  ): Promise<Page<GroupRoleAssignment>>;
  searchUsers(query: UserQuery): Promise<Page<UserRow>>;
  listUserRoles(query: {
    readonly directoryId: DirectoryId | null;
    readonly accountId: AccountId;
    readonly cursor: string | null;
  }): Promise<Page<UserRoleAssignment>>;
  countResources(): Promise<number>;
  /** Returns Atlassian's own count of one directory's users; null: of all directories. Absent status: any. */
  countUsers(directoryId: DirectoryId | null, status?: KnownUserStatus): Promise<number>;
  countGroups(): Promise<number>;
  /** Of all directories. */
  getUserStats(): Promise<UserStats>;
  /** Of all directories. */
  getGroupStats(): Promise<GroupStats>;
  /** The audit log; NotPermitted or NotFound without Atlassian Guard. */
  pollEvents(place: EventsPlace): Promise<EventsPage>;
  /** Returns how many words nobody knows came in answers since the last time of asking; each was read as `unknown`. */
  takeUnknownWords(): number;
}

export function createAdminApi(
  ports: TransportPorts,
  credentials: Credentials,
  options: AdminApiOptions = {},
): AdminApi {
  const client: Client = {
    transport: createTransport(ports, credentials.apiKey, options),
    words: createWordReader(ports.log),
    orgId: credentials.orgId,
  };
  return {
    getOrganization: () => getOrganization(client),
    listDirectories: (cursor) => listDirectories(client, cursor),
    listResources: (cursor) => listResources(client, cursor),
    searchGroups: (query) => searchGroups(client, query),
    listGroupRoles: (group, cursor) => listGroupRoles(client, { ...group, cursor }),
    searchUsers: (query) => searchUsers(client, query),
    listUserRoles: (query) => listUserRoles(client, query),
    countResources: () => countResources(client),
    countUsers: (directoryId, status) => countUsers(client, directoryId, status),
    countGroups: () => countGroups(client),
    getUserStats: () => getUserStats(client),
    getGroupStats: () => getGroupStats(client),
    pollEvents: (place) => pollEvents(client, place),
    takeUnknownWords: () => client.words.takeUnknown(),
  };
}
