import type { SyncRun } from '../domain/run';
import type { SyncProgress } from '../domain/syncProgress';

/** The sync that somebody watches. */
export interface FollowedSync extends SyncRun {
  readonly progress: SyncProgress;
}

/** A sync of the history. */
export interface PastSync extends SyncRun {
  /** Null: the schedule, or somebody whose name the mirror does not know. */
  readonly startedByName: string | null;
}
