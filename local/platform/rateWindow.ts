// Counts what happened within a sliding window on the platform's clock.

interface Entry {
  readonly at: number;
  readonly units: number;
}

export class RateWindow {
  readonly #now: () => number;
  readonly #windowMs: number;
  #entries: Entry[] = [];
  /** Entries before this one have left the window. */
  #live = 0;
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
    for (let entry = this.#entries[this.#live]; entry !== undefined && entry.at <= start;) {
      this.#sum -= entry.units;
      entry = this.#entries[(this.#live += 1)];
    }
    // Copied rarely: a busy window holds ten thousand entries, and is asked at each of them.
    if (this.#live > this.#entries.length / 2) {
      this.#entries = this.#entries.slice(this.#live);
      this.#live = 0;
    }
    return this.#entries.length === 0 ? 0 : this.#sum;
  }
}
