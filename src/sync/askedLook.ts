// A full sync looks now and then whether somebody wants users read anew, who would else wait until it has ended.
import { searchBounds } from '../atlassian/limits';
import type { Clock, Sql } from '../ports';
import { nextAsked } from '../store/asked';
import { hasGroups, type SyncState } from './state';

// As often as a person sees progress; at full speed a checkpoint comes every few milliseconds.
const LOOKS_EVERY_MS = 500;

export class AskedLook {
  readonly #sql: Sql;
  readonly #clock: Clock;
  #lookedAt = 0;

  constructor(sql: Sql, clock: Clock) {
    this.#sql = sql;
    this.#clock = clock;
  }

  /** Returns accounts that one search can read, or none. */
  async next(state: SyncState): Promise<readonly string[]> {
    const now = this.#clock.now();
    if (!hasGroups(state) || now - this.#lookedAt < LOOKS_EVERY_MS) return [];
    this.#lookedAt = now;
    return nextAsked(this.#sql, 'user', searchBounds.accountIds);
  }
}
