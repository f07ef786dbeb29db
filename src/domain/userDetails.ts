// Everything known of one user, for the drawer beside the list.
import type { CertainSkips } from './certainSkips';
import type {
  AccountStatus,
  ClaimStatus,
  GroupManager,
  ManagementSource,
  MembershipStatus,
  UserStatus,
} from './directory';
import type { AccountId, DirectoryId, GroupId, ResourceId } from './ids';
import type { LastActive } from './lastActive';
import type { Note } from './note';

/** A way to roles on a product. Atlassian's counts do not show every direct role: these are the known paths. */
export type KnownPath = {
  /** Sorted. */
  readonly roles: readonly string[];
  /** One of the roles is billable: this way alone gives the seat. */
  readonly givesSeat: boolean;
} & (
  | { readonly kind: 'direct' }
  /** Follows from another role: it can be taken from nobody directly. */
  | { readonly kind: 'inferred' }
  | {
      readonly kind: 'group';
      readonly groupId: GroupId;
      readonly name: string;
      readonly managedBy: GroupManager;
      /** New users of the product come into this group. */
      readonly isDefault: boolean;
    }
);

/** One product on one site. */
export interface UserPlace {
  readonly resourceId: ResourceId;
  readonly siteId: string;
  readonly hostUrl: string | null;
  readonly productKey: string;
  readonly name: string | null;
  readonly isSandbox: boolean;
  /** False: it was used, and is used no more. */
  readonly isHeld: boolean;
  readonly isSeat: boolean;
  /** Over all known paths, sorted. */
  readonly roles: readonly string[];
  /** Groups by name first, then what no group gives. */
  readonly paths: readonly KnownPath[];
  readonly lastActive: LastActive;
}

/** True: it costs a license, now or as soon as the account is active again. */
export function costsLicense({ isSeat, paths }: Pick<UserPlace, 'isSeat' | 'paths'>): boolean {
  return isSeat || paths.some((path) => path.givesSeat);
}

export interface UserGroup {
  readonly groupId: GroupId;
  readonly name: string;
  readonly description: string | null;
  readonly managedBy: GroupManager;
  /** Kept by an identity provider; null: not told. */
  readonly isSynced: boolean | null;
  /** Atlassian's own count of members; null: not told. */
  readonly members: number | null;
}

export interface UserDetails {
  readonly accountId: AccountId;
  readonly name: string | null;
  readonly nickname: string | null;
  /** The account was closed, and its profile erased. */
  readonly isErased: boolean;
  readonly email: string | null;
  readonly isEmailVerified: boolean | null;
  readonly avatarUrl: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly organization: string | null;
  readonly location: string | null;
  /** IANA name, as the user's profile tells it. */
  readonly timeZone: string | null;
  readonly status: UserStatus;
  readonly accountStatus: AccountStatus;
  readonly membershipStatus: MembershipStatus;
  readonly accountType: ClaimStatus;
  readonly source: ManagementSource;
  readonly mfaEnabled: boolean | null;
  /** Ids of roles in the organization, sorted. */
  readonly platformRoles: readonly string[];
  readonly directories: readonly { readonly directoryId: DirectoryId; readonly name: string | null }[];
  /** When the account came into the organization; null: not told. */
  readonly addedAt: number | null;
  /** When the app met the user, and when what it reads of the user changed last. */
  readonly firstSeenAt: number;
  readonly changedAt: number;
  /** Since when the organization no longer has the user; null while it has. */
  readonly goneAt: number | null;
  /** Over the whole organization. */
  readonly lastActive: LastActive;
  /** By site, then by product. */
  readonly places: readonly UserPlace[];
  /** By name. */
  readonly groups: readonly UserGroup[];
  /** Latest first. */
  readonly notes: readonly Note[];
  /** Begin of the readings behind this, of everybody or later of this user alone; null: not read yet. */
  readonly asOf: {
    readonly users: number | null;
    readonly activity: number | null;
    /** Direct roles beside a group's were looked for since then, as far as this user is concerned. */
    readonly directRoles: number | null;
  };
  /** What a plan of whoever asks would leave out, of each operation planned alone. */
  readonly certainSkips: CertainSkips;
  /** The user at Atlassian; null before a key was entered. */
  readonly adminUrl: string | null;
}
