// What was asked: counts by operation, and the last requests in full.

export interface LoggedRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** As it was sent; empty when there was none. */
  readonly body: string;
  readonly at: number;
  readonly status: number;
  /** Until when the answer told to wait; null: it did not. */
  readonly refusedUntil: number | null;
}

/** Enough to look back over a full sync of a large organization. */
const KEPT = 5_000;
/** What was on its way when somebody was told to wait arrives within this time. */
const ON_THE_WAY_MS = 250;
const MINUTE_MS = 60_000;
const TOO_MANY = 429;

export class RequestLog {
  private counts = new Map<string, number>();
  private entries: LoggedRequest[] = [];
  private refusal = { at: 0, until: 0 };
  private early = 0;
  private minutes = new Map<number, number>();

  add(request: LoggedRequest): void {
    const { at, refusedUntil, status } = request;
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    if (status !== TOO_MANY) this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + 1);
    if (at > this.refusal.at + ON_THE_WAY_MS && at < this.refusal.until) this.early += 1;
    if (refusedUntil !== null && refusedUntil > this.refusal.until)
      this.refusal = { at, until: refusedUntil };
    this.counts.set(request.operation, (this.counts.get(request.operation) ?? 0) + 1);
    this.entries.push(request);
    if (this.entries.length > 2 * KEPT) this.entries = this.entries.slice(-KEPT);
  }

  /** Counts by operation since the start or the last reset. */
  byOperation(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counts);
  }

  total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Requests that were let through, by the beginning of each minute, in their order. */
  byMinute(): readonly (readonly [number, number])[] {
    return [...this.minutes].toSorted(([a], [b]) => a - b);
  }

  /** Requests that came although everybody had been told to wait. */
  tooEarly(): number {
    return this.early;
  }

  list(): readonly LoggedRequest[] {
    return this.entries.slice(-KEPT);
  }

  reset(): void {
    this.counts = new Map();
    this.entries = [];
    this.early = 0;
    this.minutes = new Map();
  }
}
