// A part of the organization that somebody wants read anew, and what that takes.
import type { AccountId, GroupId, ResourceId } from './ids';

/** Accounts of one target: a selection holds no more. */
export const MOST_TARGET_USERS = 2_000;

export type SyncTarget =
  /** At most `MOST_TARGET_USERS`. */
  | { readonly kind: 'users'; readonly accountIds: readonly AccountId[] }
  | { readonly kind: 'group'; readonly groupId: GroupId }
  | { readonly kind: 'site'; readonly cloudId: string }
  | { readonly kind: 'product'; readonly productKey: string }
  | { readonly kind: 'resource'; readonly resourceId: ResourceId };

/** How many calls a sync of a target makes. */
export interface SyncCost {
  readonly atLeast: number;
  /** If nobody changes the organization meanwhile. */
  readonly atMost: number;
  /** Users that are read, as far as the mirror knows them. */
  readonly users: number;
}
