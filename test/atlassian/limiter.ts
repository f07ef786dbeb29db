// A server that limits as Atlassian's headers describe it: fixed windows, a number for each, 429 beyond it. It also
// refuses at will, as a server does whose other limits nobody sees.
import type { HttpRequest } from '../../src/ports';
import type { ScriptedAnswer } from '../support/scriptedHttp';
import type { VirtualClock } from '../support/virtualClock';

export interface LimiterRules {
  readonly limit: number;
  readonly windowMs: number;
  /** When the first window ends, after the start. */
  readonly firstEndsAfterMs: number;
  /** How long each answer takes, in turn. */
  readonly latenciesMs: readonly number[];
  /** Seconds to wait, for the n-th request that is refused at will; 0: not refused. */
  readonly refusals?: readonly number[];
}

export interface Refusal {
  readonly heardAt: number;
  readonly until: number;
}

export class Limiter {
  readonly sentAt: number[] = [];
  readonly refusals: Refusal[] = [];
  /** Requests that came although their window allowed none. */
  exceeded = 0;
  readonly #clock: VirtualClock;
  readonly #rules: LimiterRules;
  readonly #startedAt: number;
  #window = -1;
  #used = 0;

  constructor(clock: VirtualClock, rules: LimiterRules) {
    this.#clock = clock;
    this.#rules = rules;
    this.#startedAt = clock.now();
  }

  readonly answer = async (_: HttpRequest, index: number): Promise<ScriptedAnswer> => {
    this.sentAt.push(this.#clock.now());
    const answer = this.#decide(index);
    const { latenciesMs } = this.#rules;
    await this.#clock.sleep(latenciesMs[index % latenciesMs.length] ?? 0);
    if (answer.status === 429) {
      const heardAt = this.#clock.now();
      const waitMs = Number(answer.headers?.['Retry-After']) * 1000;
      this.refusals.push({ heardAt, until: heardAt + waitMs });
    }
    return answer;
  };

  #decide(index: number): ScriptedAnswer {
    const resetAt = this.#enterWindow();
    const atWill = this.#rules.refusals?.[index] ?? 0;
    if (atWill > 0) return { status: 429, headers: { 'Retry-After': String(atWill) } };
    if (this.#used >= this.#rules.limit) {
      this.exceeded += 1;
      const waitMs = resetAt - this.#clock.now();
      return { status: 429, headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) } };
    }
    this.#used += 1;
    return {
      headers: {
        'X-RateLimit-Limit': String(this.#rules.limit),
        'X-RateLimit-Remaining': String(this.#rules.limit - this.#used),
        'X-RateLimit-Reset': new Date(resetAt).toISOString(),
      },
      body: { count: 1 },
    };
  }

  /** Counts anew when a window has ended; returns when the present one ends. */
  #enterWindow(): number {
    const { windowMs, firstEndsAfterMs } = this.#rules;
    const sinceFirst = this.#clock.now() - this.#startedAt - firstEndsAfterMs;
    const window = Math.floor(sinceFirst / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#used = 0;
    }
    return this.#startedAt + firstEndsAfterMs + (window + 1) * windowMs;
  }
}
