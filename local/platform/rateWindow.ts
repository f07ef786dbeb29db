// Counts what happened within a sliding window on the platform's clock.

interface Entry {
  readonly at: number;
  readonly units: number;
}

export class RateWindow {
  readonly #now: () => number;
  readonly #windowMs: number;
  #entries: Entry[] = [];
  #sum = 0;

  constructor(now: () => number, windowMs: number) {
    this.#now = now;
    this.#windowMs = windowMs;
  }

  /** Counts the units, or refuses (returns false) when they would exceed the limit. */
  take(limit: number, units = 1): boolean {
    if (this.used() + units > limit) return false;
    this.add(units);
    return true;
  }

  add(units: number): void {
    this.#entries.push({ at: this.#now(), units });
    this.#sum += units;
  }

  used(): number {
    const start = this.#now() - this.#windowMs;
    const firstLive = this.#entries.findIndex((entry) => entry.at > start);
    const dead = firstLive === -1 ? this.#entries.length : firstLive;
    for (const entry of this.#entries.slice(0, dead)) this.#sum -= entry.units;
    this.#entries = this.#entries.slice(dead);
    return this.#entries.length === 0 ? 0 : this.#sum;
  }
}
