// Time for tests: it stands still while anybody works, and jumps to the next sleeper's instant when nobody does.
import type { Clock } from '../../src/ports';

export class VirtualClock implements Clock {
  #now: number;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(startsAt = Date.UTC(2026, 10, 22)) {
    this.#now = startsAt;
  }

  now(): number {
    return this.#now;
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.#now + durationMs, wake }));
  }

  advance(durationMs: number): void {
    this.#now += durationMs;
  }

  /** Lets time pass until the work is done, and returns its result. */
  async finish<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const settled = work.finally(() => {
      isDone = true;
    });
    // The caller gets the rejection from the awaited promise below, not as an unhandled one before.
    settled.catch(() => {});
    for (;;) {
      await idle();
      if (isDone) return settled;
      this.#wakeNext();
    }
  }

  #wakeNext(): void {
    const [first] = this.#sleepers.sort((one, other) => one.at - other.at);
    if (first === undefined) throw new Error('The work waits for something that no clock brings');
    this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== first);
    this.#now = Math.max(this.#now, first.at);
    first.wake();
  }
}

/** Resolves when every promise that can go on has gone on. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
