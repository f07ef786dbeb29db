// Guards before a removal: a source that seems to have lost too much is not believed, unless an app admin looked at
// what an earlier run refused and accepted it.
import type { SyncRefusal } from '../domain/run';
import type { SyncState } from './state';

// Below this number the share says nothing.
const SHARE_MATTERS_ABOVE = 10;

/** True when removing so many would be more than a change: everything, or more than the allowed share. */
export function isTooMany(removal: {
  readonly unseen: number;
  readonly of: number;
  readonly allowed: number;
}): boolean {
  if (removal.unseen === 0) return false;
  if (removal.unseen === removal.of) return true;
  return removal.unseen > SHARE_MATTERS_ABOVE && removal.unseen / removal.of > removal.allowed;
}

/** What is missing, and what a person needs to judge it. */
export interface Missing {
  readonly collection: SyncRefusal['collection'];
  /** Null or absent: the collection as a whole. */
  readonly directoryId?: string | null;
  readonly missing: number;
  readonly stored: number;
  readonly allowed: number;
  /** The first of what is missing. */
  readonly names?: readonly string[];
}

/** True when a guard has nothing against the removal, or an app admin accepted that many. */
export function mayRemove(state: SyncState, measure: Missing): boolean {
  const { missing, stored, allowed } = measure;
  return !isTooMany({ unseen: missing, of: stored, allowed }) || isAccepted(state, measure);
}

export function isAccepted(
  state: SyncState,
  { collection, directoryId = null, missing }: Pick<Missing, 'collection' | 'directoryId' | 'missing'>,
): boolean {
  return state.accepted.some(
    (accepted) =>
      accepted.collection === collection &&
      accepted.directoryId === directoryId &&
      missing <= accepted.missing,
  );
}

export function refused(state: SyncState, measure: Missing): SyncState {
  const { allowed, directoryId = null, names = [], ...counts } = measure;
  const refusal = { ...counts, directoryId, names: [...names], allowedShare: allowed };
  return { ...state, refusals: [...state.refusals, refusal] };
}
