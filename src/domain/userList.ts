// The list of users: how it is ordered and paged, and what it shows of each.
import type { ClaimStatus, ManagementSource, UserStatus } from './directory';
import type { AccountId, GroupId, ResourceId } from './ids';
import type { ActivityContext, LastActive } from './lastActive';

/** `sites`, `products`, `groups` and `seats` order by how many a user has. */
export const userSortKeys = [
  'name',
  'email',
  'status',
  'sites',
  'products',
  'groups',
  'last-active',
  'added',
  'account-type',
  'source',
  'mfa',
  'department',
  'job-title',
  'platform-roles',
  'seats',
  'changed',
] as const;

export type UserSortKey = (typeof userSortKeys)[number];

export interface UserSort {
  readonly by: UserSortKey;
  /** What is not told comes last in both directions. */
  readonly direction: 'ascending' | 'descending';
}

export const pageSizes = [10, 25, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

/** A product on a site that the user can use. */
export interface UserProduct {
  readonly resourceId: ResourceId;
  readonly siteId: string;
  readonly productKey: string;
  readonly name: string | null;
  /** At least one billable role. */
  readonly isSeat: boolean;
  /** Ids of the roles on it over all known paths, sorted. */
  readonly roles: readonly string[];
}

export interface UserListItem {
  readonly accountId: AccountId;
  readonly name: string | null;
  /** The account was closed, and its profile erased. */
  readonly isErased: boolean;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  readonly status: UserStatus;
  readonly accountType: ClaimStatus;
  readonly source: ManagementSource;
  /** Whether two-step verification is on; null: not told. */
  readonly mfaEnabled: boolean | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  /** Ids of roles in the organization, sorted. */
  readonly platformRoles: readonly string[];
  /** Products on sites in which the user is billable. */
  readonly seats: number;
  /** By host. */
  readonly sites: readonly { readonly siteId: string; readonly hostUrl: string | null }[];
  /** By site, then by product. */
  readonly products: readonly UserProduct[];
  readonly groups: {
    readonly count: number;
    /** The first few by name. */
    readonly first: readonly { readonly groupId: GroupId; readonly name: string }[];
  };
  /** In the context of the list. */
  readonly lastActive: LastActive;
  /** Epoch milliseconds; null: unknown. */
  readonly addedAt: number | null;
  /** When what the app reads of the user changed last, epoch milliseconds. */
  readonly changedAt: number;
}

export interface UserList {
  readonly items: readonly UserListItem[];
  /** Users that the filter chooses, on all pages. */
  readonly total: number;
  /** The context of last active that was used. */
  readonly context: ActivityContext;
  /** Begin of the reading behind the list, epoch milliseconds; null before the first one. */
  readonly asOf: { readonly users: number | null; readonly activity: number | null };
}

/** What the controls of the filter offer. */
export interface UserChoices extends GroupChoices {
  /** By host. */
  readonly sites: readonly {
    readonly siteId: string;
    readonly hostUrl: string | null;
    readonly isSandbox: boolean;
  }[];
  /** By key. */
  readonly products: readonly {
    readonly productKey: string;
    /** Ids of roles that anybody can hold on it, on whatever site, sorted. */
    readonly roles: readonly string[];
  }[];
  /** One product on one site each; by host, then by key. */
  readonly apps: readonly {
    readonly resourceId: ResourceId;
    readonly siteId: string;
    readonly productKey: string;
  }[];
  /** Ids of roles that anybody can hold on any product, sorted. */
  readonly roles: readonly string[];
  /** Ids of roles that anybody holds in the organization, sorted. */
  readonly platformRoles: readonly string[];
  readonly statuses: readonly UserStatus[];
}

export interface GroupChoice {
  readonly groupId: GroupId;
  readonly name: string;
  /** Atlassian's own count of members; null: not told. */
  readonly userCount: number | null;
}

/** Groups asked for by id, then those found, by name. */
export interface GroupChoices<Group = GroupChoice> {
  readonly groups: readonly Group[];
  /** True: more groups were found than are listed. */
  readonly hasMoreGroups: boolean;
}
