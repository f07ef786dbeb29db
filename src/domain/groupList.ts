// The list of groups: how it is filtered, ordered and paged, what it shows of each, and which users are behind a number.
import type { GroupManager } from './directory';
import { filterOf } from './filter/filter';
import type { Filter } from './filter/filter';
import type { GroupId, ResourceId } from './ids';
import type { ListOrder } from './listOrder';
import { usedAs } from './usage';
import type { PageSize } from './userList';

export const groupManagers = [
  'external',
  'admins',
  'team-members',
  'open',
  'unknown',
] as const satisfies readonly GroupManager[];

/** Whether an identity provider keeps the group. */
export const syncedStates = ['yes', 'no', 'unknown'] as const;

export type SyncedState = (typeof syncedStates)[number];

/** An empty list, or null, asks for nothing. */
export interface GroupFilter {
  /** Part of the name, in any case. */
  readonly search: string | null;
  readonly managedBy: readonly GroupManager[];
  readonly synced: readonly SyncedState[];
  /** Keys of products on which the group gives a role; with sites: on one of those. */
  readonly products: readonly string[];
  /** Cloud ids. */
  readonly sites: readonly string[];
  /** New users of some product come into the group. */
  readonly isDefault: boolean | null;
  readonly isEmpty: boolean | null;
}

export const EVERY_GROUP: GroupFilter = {
  search: null,
  managedBy: [],
  synced: [],
  products: [],
  sites: [],
  isDefault: null,
  isEmpty: null,
};

/** `products` and `default` order by how many there are. */
export const groupSortKeys = [
  'name',
  'members',
  'inactive',
  'never',
  'last-active',
  'products',
  'default',
  'managed-by',
  'synced',
] as const;

export type GroupSortKey = (typeof groupSortKeys)[number];

export type GroupSort = ListOrder<GroupSortKey>;

/** What a group gives on one product of one site. */
export interface GroupGrant {
  readonly resourceId: ResourceId;
  readonly siteId: string;
  readonly hostUrl: string | null;
  readonly productKey: string;
  /** Ids, sorted. */
  readonly roles: readonly string[];
  /** One of the roles is billable: it costs a license. */
  readonly givesSeat: boolean;
  /** New users of the product come into this group. */
  readonly isDefault: boolean;
}

export interface GroupListItem {
  readonly groupId: GroupId;
  readonly name: string;
  readonly description: string | null;
  readonly managedBy: GroupManager;
  /** Kept by an identity provider; null: not told. */
  readonly isSynced: boolean | null;
  readonly members: number;
  /** Atlassian's own count of members; null: not told. */
  readonly toldMembers: number | null;
  /** Members who used something, but not for more than the days asked for. */
  readonly inactive: number;
  /** Members who were never active. */
  readonly never: number;
  /** Latest use of anything by any member; null: none is known. */
  readonly lastActiveAt: number | null;
  /** By site, then by product. */
  readonly grants: readonly GroupGrant[];
  /** False: what the group gives was not read yet. */
  readonly areGrantsKnown: boolean;
}

export interface GroupList {
  readonly items: readonly GroupListItem[];
  /** Groups that the filter chooses, on all pages. */
  readonly total: number;
  /** Begin of the reading behind the list, epoch milliseconds; null before the first one. */
  readonly asOf: {
    readonly groups: number | null;
    readonly users: number | null;
    readonly activity: number | null;
  };
}

export interface GroupListRequest {
  readonly filter: GroupFilter;
  readonly sort: GroupSort;
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: PageSize;
  readonly inactiveDays: number;
}

export type GroupNumber = 'members' | 'inactive' | 'never';

/** Returns the users behind a number of a group. Last active is looked for in the whole organization. */
export function membersBehind(number: GroupNumber, groupId: GroupId, inactiveDays: number): Filter {
  const isMember = { field: 'group', operator: 'any-of', values: [groupId] } as const;
  return (
    filterOf([isMember, ...(number === 'members' ? [] : usedAs(number, inactiveDays))]) ?? { all: [isMember] }
  );
}
