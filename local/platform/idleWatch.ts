// Knows when nothing runs and nothing is due. With an advancing clock it then jumps to the next delayed delivery.
import type { PlatformClock } from './clock';

interface IdleOptions {
  readonly clock: PlatformClock;
  readonly isBusy: () => boolean;
  /** When the next delivery is due, or null when none waits. */
  readonly nextDueAt: () => number | null;
}

export class IdleWatch {
  readonly #options: IdleOptions;
  #waiting: (() => void)[] = [];
  #isChecking = false;
  #isStopped = false;

  constructor(options: IdleOptions) {
    this.#options = options;
  }

  /** Resolves when nothing runs and nothing is due; with an advancing clock: when nothing waits at all. */
  whenIdle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.check();
    });
  }

  /** To be called whenever something ended or began to wait. */
  check(): void {
    if (this.#isChecking || this.#isStopped) return;
    this.#isChecking = true;
    // After the current turn: what just ended may start the next thing in it.
    setImmediate(() => {
      this.#isChecking = false;
      void this.#look();
    });
  }

  stop(): void {
    this.#isStopped = true;
    this.#release();
  }

  async #look(): Promise<void> {
    const { clock, isBusy, nextDueAt } = this.#options;
    if (this.#isStopped || isBusy()) return;
    const dueAt = nextDueAt();
    if (dueAt === null || (dueAt > clock.now() && !clock.autoAdvance)) return this.#release();
    // Due now: its start is under way, and its end will look again.
    if (dueAt > clock.now()) await clock.advanceTo(dueAt);
  }

  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
