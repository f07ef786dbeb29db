// What the client is asked and answers, where that is more than a domain word.
import type {
  AccountStatus,
  ClaimStatus,
  MembershipStatus,
  ProductActivity,
  RoleMethod,
  User,
  UserStatus,
} from '../domain/directory';
import type { AccountId, DirectoryId, GroupId, ResourceId } from '../domain/ids';

export interface GroupQuery {
  /** Absent: all directories that the key may administer. */
  readonly directoryId?: DirectoryId;
  /** At most 10. */
  readonly groupIds?: readonly GroupId[];
  /** ARIs, at most 20. */
  readonly resourceIds?: readonly string[];
  readonly cursor: string | null;
}

export type KnownUserStatus = Exclude<UserStatus, 'unknown'>;

export interface UserQuery {
  /** null: all directories that the key may administer. */
  readonly directoryId: DirectoryId | null;
  readonly cursor: string | null;
  /** At most 10. */
  readonly accountIds?: readonly AccountId[];
  /** At most 100, exact. */
  readonly emails?: readonly string[];
  /** At most 10. */
  readonly groupIds?: readonly GroupId[];
  readonly claimStatus?: Exclude<ClaimStatus, 'unknown'>;
  readonly membershipStatus?: readonly Exclude<MembershipStatus, 'unknown'>[];
  readonly accountStatus?: readonly Exclude<AccountStatus, 'unknown'>[];
  /** At most 4 of the 5 values. */
  readonly status?: readonly KnownUserStatus[];
  /** ARIs, at most 20. */
  readonly resourceIds?: readonly string[];
  /** At most 10. */
  readonly roleIds?: readonly string[];
  /** 1…100; 100 when absent. */
  readonly limit?: number;
}

/** One user as a search tells it; null: the answer did not say. */
export interface UserRow {
  readonly user: User;
  /** Within the searched directory only; in any order. */
  readonly groupIds: readonly GroupId[] | null;
  /** Within the searched directory only. A product without an entry was never opened. */
  readonly activity: readonly ProductActivity[] | null;
  /** Resources on which the user holds a role, by any path. */
  readonly resourceCount: number | null;
  /** False: that the user has no `platformRoles` says nothing. */
  readonly tellsPlatformRoles: boolean;
}

export interface GroupRoleAssignment {
  /** ARI in this endpoint's form: its owner may differ from the workspace's. */
  readonly resourceAri: string;
  readonly resourceOwner: string;
  readonly roles: readonly string[];
  /** The role that new users of the resource get through this group. */
  readonly defaultRole: string | null;
}

export interface UserRoleAssignment {
  readonly resourceAri: string;
  readonly resourceOwner: string;
  readonly directoryId: DirectoryId | null;
  /** The only place that shows a suspension in one directory of several. */
  readonly userDirectoryStatus: MembershipStatus | null;
  readonly roles: readonly { readonly roleId: string; readonly methods: readonly RoleMethod[] }[];
}

/** One key of the organization's inventory; never its value. */
export interface ApiKey {
  readonly keyId: string;
  readonly name: string | null;
  readonly createdBy: AccountId | null;
  readonly expiresAt: number | null;
  readonly lastActiveAt: number | null;
  /** Empty: a key without scopes; null: not told. */
  readonly scopes: readonly string[] | null;
}

/** Numbers of users as Atlassian counts them. */
export interface UserStats {
  /** Keyed by the account's status; an open list. */
  readonly accounts: Readonly<Record<string, number>>;
  /** Keyed by role id, whatever gives the role; an open list. */
  readonly roles: Readonly<Record<string, number>>;
}

/** Numbers of groups as Atlassian counts them. */
export interface GroupStats {
  readonly all: number;
  /** Managed in Atlassian. */
  readonly managed: number;
  /** Synced from an identity provider. */
  readonly synced: number;
}

/** Something that an event names: its form is nowhere documented. */
export interface EventObject {
  readonly id: string;
  readonly type: string | null;
}

/** One entry of the audit log. */
export interface AuditEvent {
  readonly action: string;
  /** When the entry came into the stream; null: not told. */
  readonly processedAt: number | null;
  readonly actorId: string | null;
  readonly context: readonly EventObject[];
  readonly container: readonly EventObject[];
}

/** Where the reading of the stream begins. */
export type EventsPlace =
  | { readonly cursor: string }
  /** Epoch milliseconds. */
  | { readonly from: number };

export interface EventsPage {
  /** In the order in which they came into the stream. */
  readonly events: readonly AuditEvent[];
  /** The place behind this page, also of the last one; null: not told. */
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** What may be done to a managed account at the moment. */
export interface Manageability {
  readonly mayChangeLifecycle: boolean;
  readonly mayDelete: boolean;
  readonly mayReadTokens: boolean;
}

export interface ApiToken {
  readonly createdAt: number;
  /** Null: never used. */
  readonly lastUsedAt: number | null;
}

/** A role on a product, as a change names it. */
export interface RoleOnResource {
  readonly resourceId: ResourceId;
  readonly roleId: string;
}

export interface Invitees {
  /** At most 25. */
  readonly emails: readonly string[];
  readonly access: readonly RoleOnResource[];
  readonly groupIds: readonly GroupId[];
  readonly sendsMail: boolean;
  /** Empty: Atlassian's own words. */
  readonly text: string;
}

/** What came of the invitation of one address. */
export interface Invited {
  readonly email: string;
  readonly accountId: AccountId | null;
  /** True when every role and group was given. */
  readonly isWhole: boolean;
}
