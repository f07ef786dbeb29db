// The organization admin API as the app uses it: one method an operation, one page a call.
import type { Directory, Group, Organization, Resource } from '../domain/directory';
import type { AccountId, DirectoryId, GroupId, OrgId } from '../domain/ids';
import type { Page } from '../domain/page';
import type { GroupQuery, GroupRoleAssignment, UserQuery, UserRoleAssignment, UserRow } from './answers';
import type { Operation } from './limits';

export type {
  ApiKey,
  GroupQuery,
  GroupRoleAssignment,
  UserQuery,
  UserRoleAssignment,
  UserRow,
} from './answers';
export type { Operation } from './limits';

export interface Credentials {
  readonly orgId: OrgId;
  readonly apiKey: string;
}

export interface AdminApiOptions {
  /** How long one call may wait for the rate gate, all its waits together; 2,000 ms when absent. */
  readonly patienceMs?: number;
  /** How long one request may take; 30,000 ms when absent. */
  readonly timeoutMs?: number;
  /** Spreads the waits of those whom Atlassian told no time: a number in [0, 1). */
  readonly random?: () => number;
  /** Called for each request that is really sent: a host budgets them. */
  onCall?(operation: Operation): void;
}

/**
 * Every method may throw RateLimited (the wait would be longer than the patience), Unavailable, KeyRejected,
 * NotPermitted, NotFound, Conflict or UnexpectedAnswer; methods with a cursor throw CursorExpired, too.
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
  /** Returns Atlassian's own count of one directory's users; null: of all directories. */
  countUsers(directoryId: DirectoryId | null): Promise<number>;
  countGroups(): Promise<number>;
}
