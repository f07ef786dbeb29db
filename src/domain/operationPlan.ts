// A plan: who would be changed how, who would not and why, and what it comes to. It is stored before anybody confirms
// it, and only what it says is done.
import type { DirectoryId, AccountId, GroupId, ResourceId } from './ids';
import type { Invitation, OperationKind, UserOperation } from './operation';
import type { Selection } from './selection';
import type { GroupChoice } from './userList';

/** What is to be planned. `matching` is evaluated once, when the plan is made: the plan names the users. */
export type PlanAbout =
  | {
      readonly kind: 'users';
      readonly selection: Selection;
      /** In safe order. */
      readonly operations: readonly UserOperation[];
    }
  | { readonly kind: 'invite'; readonly invitation: Invitation }
  /** The reverse of what a run changed. */
  | { readonly kind: 'undo'; readonly operationId: string }
  /** Once more what a run tried in vain. */
  | { readonly kind: 'retry'; readonly operationId: string };

/** One change at Atlassian: one request. */
export type Step =
  | {
      readonly do: 'add-member' | 'remove-member';
      readonly directoryId: DirectoryId;
      readonly groupId: GroupId;
    }
  | {
      readonly do: 'assign-role' | 'revoke-role';
      readonly resourceId: ResourceId;
      readonly roleId: string;
    }
  | { readonly do: 'suspend' | 'restore' | 'remove-from-directory'; readonly directoryId: DirectoryId }
  | { readonly do: 'deactivate' | 'activate' | 'delete' | 'cancel-delete' }
  /** With what the plan's invitation gives, or, when it undoes a removal, with what this user had. */
  | {
      readonly do: 'invite';
      readonly access: readonly { readonly resourceId: ResourceId; readonly roleId: string }[];
      readonly groupIds: readonly GroupId[];
    };

export const stepKinds = [
  'add-member',
  'remove-member',
  'assign-role',
  'revoke-role',
  'suspend',
  'restore',
  'remove-from-directory',
  'deactivate',
  'activate',
  'delete',
  'cancel-delete',
  'invite',
] as const satisfies readonly Step['do'][];

export type StepKind = Step['do'];

/** Why a user, or a part of what was asked for a user, is left out of a plan. */
export const skipReasons = [
  'org-admin',
  'yourself',
  'key-owner',
  'protected-user',
  'protected-group',
  'not-managed',
  'synced-user',
  'not-active',
  'not-invited',
  'in-deletion',
  'not-in-deletion',
  'already-so',
  'no-seat',
  'synced-group',
  'default-group',
  'admin-group',
  'admin-role',
  'unmodifiable-group',
  'other-directory',
  'inferred-role',
  'other-path',
  'unknown-status',
  'gone',
  'invalid-address',
  'repeated-address',
  'nothing-to-undo',
  'cannot-be-undone',
] as const;

export type SkipReason = (typeof skipReasons)[number];

/** Why a change cannot be taken back whole. */
export const irreversibleReasons = [
  /** Only within 14 days. */
  'deleted-after-grace',
  /** Roles and groups are lost; only an invitation leads back. */
  'must-be-invited',
  /** A group or role that nobody can give back: synced or gone meanwhile. */
  'cannot-be-given-back',
  'mail-was-sent',
] as const;

export type IrreversibleReason = (typeof irreversibleReasons)[number];

/** A part that is left out. */
export interface SkippedPart {
  readonly operation: OperationKind | 'invite' | 'undo';
  readonly reason: SkipReason;
  readonly groupId?: GroupId;
  readonly resourceId?: ResourceId;
}

/** What still gives a seat that was to be freed. */
export interface StillBillable {
  readonly resourceId: ResourceId;
  readonly through:
    | { readonly kind: 'group'; readonly groupId: GroupId }
    | { readonly kind: 'direct' | 'inferred' };
  readonly reason: SkipReason;
}

/** What the steps of one user come to besides what was asked for. */
export interface Effects {
  /** Products in which the user stops being billed. A user who is not active is billed for nothing. */
  readonly freed: readonly ResourceId[];
  readonly gained: readonly ResourceId[];
  readonly stillBillable: readonly StillBillable[];
  /** Roles that go with a group although nobody asked for it. */
  readonly alsoLost: readonly { readonly resourceId: ResourceId; readonly roles: readonly string[] }[];
  readonly irreversible: readonly IrreversibleReason[];
}

export type ItemOutcome =
  /** Everything that was asked for is done. */
  | 'change'
  /** A part of it. */
  | 'partly'
  | 'skip';

export interface PlannedItem {
  /** From 1 on, without gaps. */
  readonly itemNo: number;
  /** Null: an address that is invited. */
  readonly accountId: AccountId | null;
  /** Of an invitation; null: the user's own, in the mirror. */
  readonly email: string | null;
  readonly outcome: ItemOutcome;
  /** Why not, or why only partly: the first reason; null: everything is done. */
  readonly reason: SkipReason | null;
  /** In the order in which they are done. */
  readonly steps: readonly Step[];
  readonly skipped: readonly SkippedPart[];
  readonly effects: Effects;
}

export interface PlanSummary {
  readonly items: number;
  readonly byOutcome: Readonly<Record<ItemOutcome, number>>;
  /** Users by their first reason; only reasons that occur. */
  readonly byReason: Readonly<Partial<Record<SkipReason, number>>>;
  /** Requests that change something, by what they do; only those that occur. */
  readonly steps: Readonly<Partial<Record<StepKind, number>>>;
  /** Seats freed and gained, by product on a site; only those that change. */
  readonly seats: readonly {
    readonly resourceId: ResourceId;
    readonly freed: number;
    readonly gained: number;
    readonly stillBillable: number;
  }[];
  /** Users who lose access that nobody asked to take away. */
  readonly alsoLosing: number;
  /** Users by what cannot be taken back; only what occurs. */
  readonly irreversible: Readonly<Partial<Record<IrreversibleReason, number>>>;
}

/** What was measured against the safety settings, and what follows. */
export const guardNames = [
  'nothing-to-do',
  'too-many-users',
  'too-large-share',
  'too-few-org-admins',
  'data-too-old',
  'sync-incomplete',
  'typed-number',
  'irreversible',
  'unknown-key-owner',
  'direct-roles-unseen',
  'api-tokens-unread',
] as const;

export type GuardName = (typeof guardNames)[number];

/** A group that an operation may name. */
export interface OperationGroup extends GroupChoice {
  /** Why nobody at all is put into it or taken out of it; null: whoever may be changed. */
  readonly whyNotJoin: SkipReason | null;
  readonly whyNotLeave: SkipReason | null;
}

export interface GuardFinding {
  readonly guard: GuardName;
  /** `refused`: cannot be confirmed. `confirm`: wants a confirmation of its own. `notice`: good to know. */
  readonly verdict: 'refused' | 'confirm' | 'notice';
  /** What was measured and what is allowed; null where it is no number. Shares are 0…1. */
  readonly measured: number | null;
  readonly allowed: number | null;
}

/** A plan that nobody confirmed by then is worth nothing: the organization moves on. */
export const PLAN_LIFE_MS = 60 * 60_000;

export const planBounds = {
  /** Groups or products that one operation names. */
  named: 50,
  emails: 2_000,
  textLength: 2_000,
} as const;
