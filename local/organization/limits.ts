// Rate limits: fixed windows of a minute on the organization's clock, one window for all requests of the organization and
// further ones for the operations that have limits of their own.

const WINDOW_MS = 60_000;
/** What the headers say when no limit is set. */
const UNLIMITED = 1_000_000;

// Requests a minute – organization admin API document (2026-08-21): last-active-dates for the organization; events,
// single events and event-actions for each user and each path; events-stream for each path.
const OWN_LIMITS: Readonly<Record<string, number>> = {
  'users.lastActiveDates': 200,
  'events.list': 10,
  'events.get': 10,
  'events.actions': 10,
  'events.stream': 50,
};

export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
  /** False: this request is one too many. */
  readonly granted: boolean;
}

export class RateLimits {
  ratePerMinute: number | null;
  private window = 0;
  /** Requests of the current window, by operation; all together under the empty name. */
  private readonly used = new Map<string, number>();

  constructor(ratePerMinute: number | null) {
    this.ratePerMinute = ratePerMinute;
  }

  take(operation: string, now: number): Allowance {
    const window = Math.floor(now / WINDOW_MS);
    if (window !== this.window) {
      this.window = window;
      this.used.clear();
    }
    const resetAt = (window + 1) * WINDOW_MS;
    const shared = { limit: this.ratePerMinute ?? UNLIMITED, used: this.used.get('') ?? 0 };
    const ownLimit = OWN_LIMITS[operation];
    const own = ownLimit === undefined ? shared : { limit: ownLimit, used: this.used.get(operation) ?? 0 };
    // The headers speak of the limit that is nearer.
    const nearer = own.limit - own.used < shared.limit - shared.used ? own : shared;
    const granted = nearer.used < nearer.limit;
    if (granted) this.count(operation);
    return {
      limit: nearer.limit,
      remaining: Math.max(0, nearer.limit - nearer.used - 1),
      resetAt,
      granted,
    };
  }

  private count(operation: string): void {
    for (const name of ['', operation]) this.used.set(name, (this.used.get(name) ?? 0) + 1);
  }
}
