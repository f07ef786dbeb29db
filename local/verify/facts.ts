// What an organization says about itself, wherever it was read: from the simulated organization's own state or
// from the public API of another server. `null` means that the organization does not say. Times are epoch milliseconds.

export interface DirectoryFact {
  readonly directoryId: string;
  readonly name: string | null;
}

export interface ResourceFact {
  readonly resourceId: string;
  readonly productKey: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly status: string;
  readonly cloudId: string;
  readonly hostUrl: string | null;
  readonly isSandbox: boolean;
  readonly planKey: string | null;
  readonly planName: string | null;
  readonly capacity: number | null;
  readonly createdAt: number | null;
}

interface GroupRoleFact {
  readonly resourceId: string;
  readonly roleId: string;
  readonly isDefault: boolean;
}

export interface GroupFact {
  readonly groupId: string;
  readonly directoryId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly managedBy: string;
  readonly externalSynced: boolean | null;
  readonly readable: boolean | null;
  readonly modifiable: boolean | null;
  readonly deletable: boolean | null;
  readonly userCount: number | null;
  readonly resourceCount: number | null;
  /** On licensed products only. */
  readonly roles: readonly GroupRoleFact[];
}

export interface DirectRoleFact {
  readonly resourceId: string;
  readonly roleId: string;
  /** False when a group grants the same resource: the user's resource count does not tell it then. */
  readonly visible: boolean;
}

export interface UserFact {
  readonly accountId: string;
  readonly status: string;
  readonly accountStatus: string;
  readonly membershipStatus: string;
  readonly claimStatus: string;
  readonly managementSource: string | null;
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
  readonly addedAt: number | null;
  readonly platformRoles: readonly string[];
  readonly directoryIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly directRoles: readonly DirectRoleFact[];
  /** Last use, keyed by resource id; a resource that was never opened is absent. Null: not told. */
  readonly activity: Readonly<Record<string, number>> | null;
}

export interface OrganizationFacts {
  readonly orgId: string;
  readonly name: string;
  readonly directories: readonly DirectoryFact[];
  readonly resources: readonly ResourceFact[];
  readonly groups: readonly GroupFact[];
  readonly users: readonly UserFact[];
}
