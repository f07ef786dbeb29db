// Spaces requests while nobody knows how many are allowed.
import type { Clock } from '../ports';

export class Pace {
  readonly #clock: Clock;
  readonly #spacingMs: number;
  #nextAt = 0;
  #isOver: boolean;

  constructor(clock: Clock, spacingMs: number) {
    this.#clock = clock;
    this.#spacingMs = spacingMs;
    this.#isOver = spacingMs === 0;
  }

  /** Waits for the caller's turn. */
  async turn(): Promise<void> {
    if (this.#isOver) return;
    const now = this.#clock.now();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + this.#spacingMs;
    if (at > now) await this.#clock.sleep(at - now);
  }

  /** An answer told what is allowed: from now on the gate alone decides. */
  end(): void {
    this.#isOver = true;
  }
}
