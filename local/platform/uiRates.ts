// How often pages may call: per user, and per installation.
import { LIMITS, type LimitRecord } from './limits';
import { RateWindow } from './rateWindow';

const MINUTE_MS = 60_000;

export class UiRates {
  readonly #now: () => number;
  readonly #limits: LimitRecord;
  readonly #installation: RateWindow;
  readonly #users = new Map<string, RateWindow>();

  constructor(now: () => number, limits: LimitRecord) {
    this.#now = now;
    this.#limits = limits;
    this.#installation = new RateWindow(now, MINUTE_MS);
  }

  /** Counts the call. Returns null, or the words of the limit that it exceeds. */
  refusal(accountId: string): string | null {
    const user = this.#users.get(accountId) ?? new RateWindow(this.#now, MINUTE_MS);
    this.#users.set(accountId, user);
    if (!user.take(LIMITS.userInvocations.value)) return this.#limits.hit(LIMITS.userInvocations);
    if (!this.#installation.take(LIMITS.installInvocations.value))
      return this.#limits.hit(LIMITS.installInvocations);
    return null;
  }
}
