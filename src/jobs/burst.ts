// One invocation's share of a job: how long it may work, how many requests it may send, and whether it still
// holds the lease. A burst that ends is normal; the next one goes on from the checkpoint.
import type { Clock, Sql, SqlRow, SqlValue } from '../ports';
import { LeaseLost } from './leaseLost';

// Forge ends a consumer after its timeoutSeconds (900 in the manifest); a burst stops well before
// (developer.atlassian.com/platform/forge/limits-invocation, read 2026-11-22).
const WORK_MS = 600_000;
// 100 external requests a runtime minute and invocation (same page); five are left for late answers.
const REQUESTS_PER_MINUTE = 95;
const MINUTE_MS = 60_000;
// A write may take 10 s (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01): one that starts with
// more lease left than this has landed before anybody else may hold the lease.
const WRITE_MARGIN_MS = 15_000;

/** The most requests that one step may send. */
const REQUESTS_PER_STEP = 10;

export class Burst {
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #sentAt: number[] = [];
  readonly #calls = new Map<string, number>();
  #leaseUntil: number;
  #latestAt: number;
  #hasPromised = false;

  constructor(clock: Clock, leaseUntil: number) {
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#latestAt = this.#startedAt;
    this.#leaseUntil = leaseUntil;
  }

  /** To be called for each external request. */
  noteCall(operation: string): void {
    this.#sentAt.push(this.#now());
    this.#calls.set(operation, (this.#calls.get(operation) ?? 0) + 1);
  }

  /** Returns the calls since the last time of asking, keyed by operation. */
  takeCalls(): Record<string, number> {
    const calls = Object.fromEntries(this.#calls);
    this.#calls.clear();
    return calls;
  }

  /** True when another step may follow this one. Who reads ahead asks `promiseNextStep` instead. */
  mayContinue(): boolean {
    if (this.#hasPromised) {
      this.#hasPromised = false;
      return true;
    }
    return this.hasRoom(REQUESTS_PER_STEP);
  }

  /** True when the next step will surely run in this burst, so that its page may be asked for already. */
  promiseNextStep(): boolean {
    this.#hasPromised = this.hasRoom(2 * REQUESTS_PER_STEP);
    return this.#hasPromised;
  }

  renewLease(until: number): void {
    this.#leaseUntil = until;
  }

  /** @throws {LeaseLost} when what starts now, and takes so long at most, could land after the lease. */
  assertLease(marginMs = WRITE_MARGIN_MS): void {
    if (this.#now() + marginMs > this.#leaseUntil) throw new LeaseLost();
  }

  /** True when what starts now, and takes so long at most, ends within the lease. */
  holdsLease(marginMs: number): boolean {
    return this.#now() + marginMs <= this.#leaseUntil;
  }

  /** True when so many requests may still be sent. */
  hasRoom(requests: number): boolean {
    const now = this.#now();
    const recent = this.#sentAt.filter((at) => at > now - MINUTE_MS).length;
    return now - this.#startedAt < WORK_MS && recent + requests <= REQUESTS_PER_MINUTE;
  }

  /** A clock that is set back would give the burst time that it does not have. */
  #now(): number {
    this.#latestAt = Math.max(this.#latestAt, this.#clock.now());
    return this.#latestAt;
  }
}

/** The same store, whose writes are refused once the burst could lose its lease. */
export function fenced(sql: Sql, burst: Burst): Sql {
  return {
    select: <Row extends SqlRow>(statement: string, params?: readonly SqlValue[]) =>
      sql.select<Row>(statement, params),
    change: async (statement, params) => {
      burst.assertLease();
      return sql.change(statement, params);
    },
    migrate: (migrations) => sql.migrate(migrations),
  };
}
