// What the organization consists of, as the app knows it. `null` means that Atlassian did not say.
import type { AccountId, DirectoryId, GroupId, OrgId, ResourceId } from './ids';

export type AccountStatus = 'active' | 'inactive' | 'closed' | 'unknown';
export type MembershipStatus = 'active' | 'suspended' | 'no_membership' | 'unknown';
/** Account and place in the organization together, as Atlassian composes them. */
export type UserStatus = 'active' | 'suspended' | 'not_invited' | 'deactivated' | 'for_deletion' | 'unknown';
export type ClaimStatus = 'managed' | 'unmanaged' | 'unknown';
export type ManagementSource = 'invited' | 'synced' | 'unknown';
export type GroupManager = 'external' | 'admins' | 'team-members' | 'open' | 'unknown';
export type ResourceStatus = 'online' | 'offline' | 'deprecated' | 'unknown';

export interface Organization {
  readonly orgId: OrgId;
  readonly name: string;
}

export interface Directory {
  readonly directoryId: DirectoryId;
  readonly name: string | null;
}

export interface User {
  readonly accountId: AccountId;
  readonly status: UserStatus;
  readonly accountStatus: AccountStatus;
  readonly membershipStatus: MembershipStatus;
  readonly claimStatus: ClaimStatus;
  readonly managementSource: ManagementSource | null;
  readonly name: string | null;
  readonly nickname: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean | null;
  readonly avatarUrl: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly organization: string | null;
  readonly location: string | null;
  readonly timeZone: string | null;
  readonly mfaEnabled: boolean | null;
  /** When the account came into the organization, epoch milliseconds. */
  readonly addedAt: number | null;
  /** Sorted, unique. Unknown roles are kept as they are. */
  readonly platformRoles: readonly string[];
}

export interface Group {
  readonly groupId: GroupId;
  readonly directoryId: DirectoryId | null;
  readonly name: string;
  readonly description: string | null;
  readonly managedBy: GroupManager;
  readonly externalSynced: boolean | null;
  readonly readable: boolean | null;
  readonly modifiable: boolean | null;
  readonly deletable: boolean | null;
  /** Atlassian's own count of members. */
  readonly userCount: number | null;
  /** Atlassian's own count of resources on which the group holds a role. */
  readonly resourceCount: number | null;
}

/** One product on one site; Atlassian's API calls it workspace. */
export interface Resource {
  readonly resourceId: ResourceId;
  readonly productKey: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly status: ResourceStatus;
  /** Last segment of the ARI: the site. */
  readonly cloudId: string;
  readonly hostUrl: string | null;
  readonly isSandbox: boolean;
  readonly planKey: string | null;
  readonly planName: string | null;
  /** Seats that the plan allows. */
  readonly capacity: number | null;
  readonly createdAt: number | null;
}

export type RoleMethod = 'direct' | 'group_direct' | 'inferred' | 'unknown';

export interface ProductActivity {
  /** ARI as the endpoint sends it: its owner may differ from the workspace's. */
  readonly resourceAri: string;
  readonly productKey: string | null;
  /** Epoch milliseconds; null: the product was never opened. */
  readonly lastActiveAt: number | null;
}
