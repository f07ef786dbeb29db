// The simulated organization's facts: the only state there is. Everything the API says is read from here.

export type UserManagementModel = 'centralized' | 'original';

export interface Site {
  readonly cloudId: string;
  readonly name: string;
  readonly hostUrl: string;
  readonly sandbox: boolean;
}

export interface Product {
  readonly key: string;
  readonly name: string;
  /** One product's ARI owner differs by endpoint. */
  readonly owners: { readonly workspaces: string; readonly activity: string; readonly userRoles: string };
  readonly roles: readonly string[];
  /** False where last-active-dates has no key for the product. */
  readonly inLastActiveDates: boolean;
}

/** Anything a role can be held on; products are `Resource`s, the rest (platform, project, goal) costs nothing. */
export interface Target {
  readonly resourceId: string;
  readonly owner: string;
  readonly directory: Directory;
}

export interface Resource extends Target {
  readonly product: Product;
  readonly site: Site;
  readonly name: string;
  readonly status: 'online' | 'offline' | 'deprecated';
  readonly planKey: string | null;
  readonly planName: string | null;
  readonly capacity: number | null;
  readonly createdAt: number | null;
}

export interface GroupRole {
  readonly target: Target;
  readonly roleId: string;
  readonly isDefault: boolean;
}

export interface Group {
  readonly groupId: string;
  readonly directory: Directory;
  name: string;
  description: string | null;
  readonly managedBy: 'external' | 'admins' | 'team-members' | 'open';
  externalSynced: boolean;
  /** Grants a platform role: its members administer something. */
  readonly grantsAdmin: boolean;
  readonly members: Set<Person>;
  roles: readonly GroupRole[];
}

export interface Directory {
  readonly directoryId: string;
  readonly name: string;
  readonly people: Set<Person>;
  /** Groups by lower-case name: a name is taken as soon as its group is asked for, before it can be found. */
  readonly groupNames: Map<string, Group>;
}

export interface Place {
  readonly directory: Directory;
  suspended: boolean;
}

interface DirectRole {
  readonly target: Target;
  readonly roleId: string;
}

export interface Activity {
  readonly resource: Resource;
  readonly at: number;
}

/** What a person may leave empty. Null where Atlassian would say nothing. */
export interface Profile {
  name: string;
  nickname: string | null;
  email: string | null;
  emailVerified: boolean | null;
  picture: string | null;
  avatar: string | null;
  jobTitle: string | null;
  department: string | null;
  organization: string | null;
  location: string | null;
  timeZone: string | null;
}

export interface Person {
  readonly accountId: string;
  readonly profile: Profile;
  managed: boolean;
  managementSource: 'invited' | 'synced' | null;
  mfaEnabled: boolean | null;
  accountActive: boolean;
  deactivatedAt: number | null;
  /** End of the 14 days of grace; null: no deletion asked for. */
  deletionAt: number | null;
  addedAt: number | null;
  platformRoles: readonly string[];
  places: readonly Place[];
  groups: readonly Group[];
  directRoles: readonly DirectRole[];
  activity: readonly Activity[];
}

export interface Domain {
  readonly domainId: string;
  readonly name: string;
  readonly verified: boolean;
}

export interface OrgEvent {
  readonly eventId: string;
  readonly at: number;
  readonly processedAt: number;
  readonly action: string;
  readonly actor: Person;
  /** Pairs [type, id]. */
  readonly context: readonly (readonly [string, string])[];
}

export interface ApiToken {
  readonly tokenId: string;
  readonly label: string;
  readonly createdAt: number;
  readonly lastAccessAt: number | null;
}

/** A change that is accepted but not yet to be seen. */
export interface Pending {
  readonly dueAt: number;
  apply(): void;
}

export interface World {
  readonly orgId: string;
  readonly name: string;
  readonly model: UserManagementModel;
  readonly seed: number;
  /** The day the company was generated for. */
  readonly bornAt: number;
  directories: readonly Directory[];
  resources: readonly Resource[];
  readonly groups: Map<string, Group>;
  readonly people: Map<string, Person>;
  readonly domains: readonly Domain[];
  readonly events: OrgEvent[];
  /** Keyed by account id; a person who is not in it has no tokens. */
  readonly tokens: Map<string, readonly ApiToken[]>;
  pending: readonly Pending[];
  /** Grows with every change: what was computed at another version is stale. */
  version: number;
  /** Makes the ids of what is created later unique and repeatable. */
  created: number;
}
