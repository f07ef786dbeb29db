// What was asked: counts by operation, and the last requests in full.

export interface LoggedRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  /** As it was sent; empty when there was none. */
  readonly body: string;
  readonly at: number;
  readonly status: number;
}

/** Enough to look back over a full sync of a large organization. */
const KEPT = 5_000;

export class RequestLog {
  private counts = new Map<string, number>();
  private entries: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
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

  list(): readonly LoggedRequest[] {
    return this.entries.slice(-KEPT);
  }

  reset(): void {
    this.counts = new Map();
    this.entries = [];
  }
}
