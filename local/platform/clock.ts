// Real time plus an offset that tests can move. The offset lies in shared memory, so that the app's `Date` in its
// worker follows at once. Delays, schedules and times to live all wait on this clock.

type Listener = (now: number, movedByMs: number) => void | Promise<void>;

interface Timer {
  readonly dueAt: number;
  readonly run: () => void;
  handle: NodeJS.Timeout | null;
}

export interface PlatformClockOptions {
  /** Epoch milliseconds at which the clock starts; default: the real time. */
  readonly startAt?: number;
  /** When nothing runs and the next delayed delivery lies in the future, the platform jumps to it. */
  readonly autoAdvance?: boolean;
}

// setTimeout holds 31 bits; longer waits are armed again.
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

export class PlatformClock {
  readonly autoAdvance: boolean;
  /** One float64: what to add to the real time, milliseconds. */
  readonly shared = new SharedArrayBuffer(8);
  readonly #offset = new Float64Array(this.shared);
  readonly #timers = new Set<Timer>();
  readonly #listeners = new Set<Listener>();

  constructor(options: PlatformClockOptions = {}) {
    this.autoAdvance = options.autoAdvance ?? false;
    if (options.startAt !== undefined) this.#offset[0] = options.startAt - Date.now();
  }

  now(): number {
    return Date.now() + this.offsetMs;
  }

  get offsetMs(): number {
    return Math.trunc(this.#offset[0] ?? 0);
  }

  /** Listeners hear of a jump, and finish, before anything that became due begins. */
  onMove(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What became due has begun when this resolves, in the order of its time. */
  async advanceBy(durationMs: number): Promise<void> {
    if (durationMs <= 0) return;
    this.#offset[0] = this.offsetMs + durationMs;
    for (const listener of this.#listeners) await listener(this.now(), durationMs);
    const timers = [...this.#timers].sort((left, right) => left.dueAt - right.dueAt);
    for (const timer of timers) {
      if (timer.dueAt <= this.now()) this.#run(timer);
      else this.#arm(timer);
    }
  }

  /** Does nothing when the instant has passed. */
  async advanceTo(instant: number): Promise<void> {
    await this.advanceBy(instant - this.now());
  }

  /** Runs once at the instant; returns how to cancel. */
  at(instant: number, run: () => void): () => void {
    const timer: Timer = { dueAt: instant, run, handle: null };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => void this.#drop(timer);
  }

  #arm(timer: Timer): void {
    if (timer.handle !== null) clearTimeout(timer.handle);
    const waitMs = Math.min(Math.max(0, timer.dueAt - this.now()), LONGEST_TIMEOUT_MS);
    timer.handle = setTimeout(() => {
      if (this.now() < timer.dueAt) this.#arm(timer);
      else this.#run(timer);
    }, waitMs);
    timer.handle.unref();
  }

  /** Once: a timer that another one cancelled meanwhile does not run. */
  #run(timer: Timer): void {
    if (this.#drop(timer)) timer.run();
  }

  #drop(timer: Timer): boolean {
    if (timer.handle !== null) clearTimeout(timer.handle);
    return this.#timers.delete(timer);
  }
}
