// One run of a function of the app: who acts, in which module, and what it used up.
import { LIMITS, type LimitRecord } from './limits';

export interface Invocation {
  readonly id: string;
  readonly functionKey: string;
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly accountId: string | null;
  /** Pushes that led here, one from the other; 0 when no event did. */
  readonly chain: number;
  /** On the platform's clock. */
  readonly startedAt: number;
  readonly usage: Usage;
}

/** What one invocation may do in a runtime minute. Minutes count from the invocation's start. */
export class Usage {
  readonly #now: () => number;
  readonly #limits: LimitRecord;
  readonly #startedAt: number;
  readonly #perMinute = new Map<string, number>();
  #logBytes = 0;

  constructor(now: () => number, limits: LimitRecord) {
    this.#now = now;
    this.#limits = limits;
    this.#startedAt = now();
  }

  /** Returns null, or the words of the limit that the request would exceed. */
  takeEgress(): string | null {
    return this.#count('egress') <= LIMITS.egress.value ? null : this.#limits.hit(LIMITS.egress);
  }

  /** Returns false when the line is lost. */
  takeLogLine(text: string): boolean {
    this.#logBytes += Buffer.byteLength(text);
    if (this.#count('log') > LIMITS.logLines.value) {
      this.#limits.hit(LIMITS.logLines);
      return false;
    }
    if (this.#logBytes > LIMITS.logBytes.value) {
      this.#limits.hit(LIMITS.logBytes);
      return false;
    }
    return true;
  }

  #count(what: string): number {
    const minute = Math.floor((this.#now() - this.#startedAt) / 60_000);
    const key = `${what} ${minute}`;
    const used = (this.#perMinute.get(key) ?? 0) + 1;
    this.#perMinute.set(key, used);
    return used;
  }
}
