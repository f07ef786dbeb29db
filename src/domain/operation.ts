// What can be done to users in bulk, in which order, and to whom Atlassian lets it be done.
import type { ClaimStatus, MembershipStatus, UserStatus } from './directory';
import type { AccountId, DirectoryId, GroupId, ResourceId } from './ids';

// Gains before losses, and what makes a user reachable before what needs it: nobody is without access in between.
export const operationKinds = [
  'cancel-delete',
  'activate',
  'restore',
  'grant-access',
  'add-to-groups',
  'remove-access',
  'remove-from-groups',
  'suspend',
  'deactivate',
  'delete',
  'remove-from-directory',
] as const;

export type OperationKind = (typeof operationKinds)[number];

export type UserOperation =
  | {
      readonly kind: 'grant-access';
      readonly access: readonly { readonly resourceId: ResourceId; readonly roleId: string }[];
    }
  /** Frees the seats: every known path that gives one, not only one of them. */
  | { readonly kind: 'remove-access'; readonly resourceIds: 'all' | readonly ResourceId[] }
  | { readonly kind: 'add-to-groups' | 'remove-from-groups'; readonly groupIds: readonly GroupId[] }
  | { readonly kind: PlainKind };

/** Needs nothing but the user. */
export type PlainKind = Exclude<
  OperationKind,
  'grant-access' | 'remove-access' | 'add-to-groups' | 'remove-from-groups'
>;

/** Stands alone: nothing else makes sense before or after it. */
const terminalKinds: ReadonlySet<OperationKind> = new Set(['delete', 'remove-from-directory']);

/** Cannot be done together. */
const opposites: readonly (readonly [OperationKind, OperationKind])[] = [
  ['restore', 'suspend'],
  ['activate', 'deactivate'],
  ['cancel-delete', 'deactivate'],
];

/** Invites people by address; an operation of its own, because they may be nobody yet. */
export interface Invitation {
  readonly emails: readonly string[];
  readonly access: readonly { readonly resourceId: ResourceId; readonly roleId: string }[];
  readonly groupIds: readonly GroupId[];
  readonly sendsMail: boolean;
  /** Stands in the mail; empty: Atlassian's own words. */
  readonly text: string;
}

/** Why operations cannot be combined. */
export type CombinationProblem = 'none' | 'terminal-not-alone' | 'opposites' | 'twice';

/** Returns null when the operations make one plan. */
export function problemOf(kinds: readonly OperationKind[]): CombinationProblem | null {
  if (kinds.length === 0) return 'none';
  if (new Set(kinds).size < kinds.length) return 'twice';
  if (kinds.length > 1 && kinds.some((kind) => terminalKinds.has(kind))) return 'terminal-not-alone';
  return opposites.some((pair) => pair.every((kind) => kinds.includes(kind))) ? 'opposites' : null;
}

/** Returns the operations in the order in which they are done. */
export function inSafeOrder<Operation extends { readonly kind: OperationKind }>(
  operations: readonly Operation[],
): Operation[] {
  return operations.toSorted((a, b) => operationKinds.indexOf(a.kind) - operationKinds.indexOf(b.kind));
}

/** What of a user decides what may be done. */
export interface OperationSubject {
  readonly accountId: AccountId;
  readonly status: UserStatus;
  readonly claimStatus: ClaimStatus;
  readonly managementSource: 'invited' | 'synced' | 'unknown' | null;
}

/** Why Atlassian would refuse, or would have nothing to do. */
export type IncapableReason =
  | 'already-so'
  | 'not-managed'
  | 'not-active'
  | 'not-invited'
  | 'in-deletion'
  | 'not-in-deletion'
  | 'synced-user'
  | 'unknown-status';

interface Capability {
  /** Null: whoever is so may have it done. */
  readonly status: Readonly<Record<Exclude<UserStatus, 'unknown'>, IncapableReason | null>>;
  /** Only for accounts of the organization's own domains. */
  readonly needsManaged: boolean;
  /** Where accounts come from an identity provider, it is done there. */
  readonly refusesSynced: boolean;
}

const ANYBODY_INSIDE: Capability['status'] = {
  active: null,
  suspended: null,
  not_invited: 'not-invited',
  deactivated: null,
  for_deletion: null,
};

// An account that is not active can get nothing: ADMIN-UAM-400-2 – organization admin API document (2026-08-21).
const ACTIVE_INSIDE: Capability['status'] = {
  active: null,
  suspended: null,
  not_invited: 'not-invited',
  deactivated: 'not-active',
  for_deletion: 'in-deletion',
};

const loss = { status: ANYBODY_INSIDE, needsManaged: false, refusesSynced: false };
const gain = { status: ACTIVE_INSIDE, needsManaged: false, refusesSynced: false };

/**
 * Directory operations: organization admin API document (2026-08-21). Lifecycle of accounts: user management API
 * document (2026-08-15); it changes managed accounts only. That accounts of an identity provider are to be changed
 * there is our reading: the provider's next sync would turn the change back.
 */
const capabilities: Readonly<Record<OperationKind, Capability>> = {
  'grant-access': gain,
  'add-to-groups': gain,
  'remove-access': loss,
  'remove-from-groups': loss,
  suspend: { ...loss, status: { ...ANYBODY_INSIDE, suspended: 'already-so' } },
  restore: {
    ...loss,
    status: { ...ANYBODY_INSIDE, active: 'already-so' },
  },
  'remove-from-directory': { ...loss, status: { ...ANYBODY_INSIDE, not_invited: 'already-so' } },
  deactivate: {
    status: {
      active: null,
      suspended: null,
      not_invited: null,
      deactivated: 'already-so',
      for_deletion: 'in-deletion',
    },
    needsManaged: true,
    refusesSynced: true,
  },
  activate: {
    status: {
      active: 'already-so',
      suspended: 'already-so',
      not_invited: 'already-so',
      deactivated: null,
      for_deletion: 'in-deletion',
    },
    needsManaged: true,
    refusesSynced: true,
  },
  delete: {
    status: {
      active: null,
      suspended: null,
      not_invited: null,
      deactivated: null,
      for_deletion: 'already-so',
    },
    needsManaged: true,
    refusesSynced: true,
  },
  'cancel-delete': {
    status: {
      active: 'not-in-deletion',
      suspended: 'not-in-deletion',
      not_invited: 'not-in-deletion',
      deactivated: 'not-in-deletion',
      for_deletion: null,
    },
    needsManaged: true,
    refusesSynced: false,
  },
};

/** Returns null when the operation may be done to the user. */
export function whyNot(kind: OperationKind, user: OperationSubject): IncapableReason | null {
  const { status, needsManaged, refusesSynced } = capabilities[kind];
  if (user.status === 'unknown') return 'unknown-status';
  if (needsManaged && user.claimStatus !== 'managed') return 'not-managed';
  const reason = status[user.status];
  if (reason !== null) return reason;
  return refusesSynced && user.managementSource === 'synced' ? 'synced-user' : null;
}

/** A user's place in the organization, which stays what it is while the account is deactivated or being deleted. */
export interface PlaceOfUser {
  readonly directoryIds: readonly DirectoryId[];
  readonly membership: MembershipStatus;
}

const perDirectory: ReadonlySet<OperationKind> = new Set(['suspend', 'restore', 'remove-from-directory']);

/**
 * Returns null when the operation may be done to a user in these directories. Of several, the status does not tell what
 * the user is to each: that is asked for just before a change.
 */
export function whyNotIn(
  kind: OperationKind,
  user: OperationSubject & Pick<PlaceOfUser, 'directoryIds'>,
): IncapableReason | null {
  const reason = whyNot(kind, user);
  const isOpen = reason === 'already-so' && user.directoryIds.length > 1 && perDirectory.has(kind);
  return isOpen ? null : reason;
}

/**
 * Returns why suspending or restoring would change nothing, where the status alone does not tell. Who is suspended is
 * so in all directories; who is active is so in one of them at least (status of users/search – organization admin API
 * document, 2026-08-21).
 */
export function whyNotInPlace(
  kind: OperationKind,
  { directoryIds, membership }: PlaceOfUser,
): IncapableReason | null {
  if (kind !== 'suspend' && kind !== 'restore') return null;
  if (directoryIds.length === 0) return 'not-invited';
  const isSo =
    kind === 'suspend' ? membership === 'suspended' : membership === 'active' && directoryIds.length === 1;
  return isSo ? 'already-so' : null;
}
