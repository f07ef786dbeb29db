// The rate gate: one SQL row, shared by every caller of every invocation. Callers take tokens in small blocks, and
// look at the row again before each request, so that nobody sends after anybody was told to wait.
import { RateLimited, type ErrorDetail } from '../domain/errors';
import type { Clock, Ports } from '../ports';
import { createGateRow, type GateRow } from './gateRow';
import { ask, block, learn, lose, type Allowance, type GateState, type Tokens } from './gateState';

/** The right to send one request, at once. */
export interface Pass {
  readonly tokens: Tokens;
  readonly waitedMs: number;
}

/** `unlimited`: an answer whose headers tell no limit; `lost`: no answer, or none that says anything of limits. */
export type Heard = Allowance | 'unlimited' | 'lost';

/** How often a caller looks whether another process knows the window by now. */
const LOOK_AGAIN_MS = 100;

export class Gate {
  readonly #row: GateRow;
  readonly #clock: Clock;
  // Hints of this process; the row decides.
  #purse: Tokens | null = null;
  #seen: GateState | null = null;
  /** Closes the time between a 429 and its way into the row. */
  #blockedUntil = 0;
  /** On their way: one look, and one change, serve all of this process who wait for them. */
  #looking: Promise<GateState> | null = null;
  #taking: Promise<boolean> | null = null;
  #learning: { readonly done: Promise<void>; readonly finish: () => void } | null = null;

  constructor(ports: Pick<Ports, 'sql' | 'clock'>) {
    this.#row = createGateRow(ports.sql);
    this.#clock = ports.clock;
  }

  /**
   * Waits until one request may be sent. Every pass must be given back through `leave`.
   * @throws {RateLimited} when the waits would be longer than the patience.
   */
  async enter(patienceMs: number, detail: ErrorDetail): Promise<Pass> {
    let waitedMs = 0;
    for (;;) {
      const found = await this.#tryToEnter();
      if ('count' in found) return { tokens: found, waitedMs };
      if (found.kind === 'learning' && this.#learning !== null) {
        // A request of this process is finding out: its answer, not the clock, ends the wait.
        await this.#learning.done;
        continue;
      }
      const until = found.kind === 'learning' ? this.#soon(found.until) : found.until;
      const waitMs = Math.max(0, until - this.#clock.now());
      if (waitedMs + waitMs > patienceMs) throw new RateLimited(until, detail);
      await this.#clock.sleep(waitMs);
      waitedMs += waitMs;
    }
  }

  /** Tells everybody what the answer said of its window. */
  async leave({ tokens }: Pass, heard: Heard): Promise<void> {
    const step = (state: GateState) => after(state, tokens, { heard, now: this.#clock.now() });
    try {
      // Most answers say nothing new, which the last look at the row shows without another statement.
      const isNews = tokens.learns || this.#seen === null || step(this.#seen) !== this.#seen;
      if (isNews) await this.#row.change(step);
    } finally {
      if (tokens.learns) this.#finishLearning();
    }
  }

  /** Keeps everybody from sending before `until`. */
  async block(until: number): Promise<void> {
    this.#blockedUntil = Math.max(this.#blockedUntil, until);
    await this.#row.change((state) => block(state, until));
  }

  async #tryToEnter(): Promise<Tokens | { readonly kind: 'wait' | 'learning'; readonly until: number }> {
    for (;;) {
      const state = await this.#look();
      const now = this.#clock.now();
      if (now < this.#blockedUntil) return { kind: 'wait', until: this.#blockedUntil };
      const token = this.#takeFromPurse(state, now);
      if (token !== null) return token;
      const verdict = ask(state, now);
      if (verdict.kind !== 'take') return verdict;
      if (!(await this.#take(state, verdict.next))) continue;
      if (!verdict.tokens.learns) this.#putIntoPurse(verdict.tokens);
      else if (this.#clock.now() >= this.#blockedUntil) return this.#startLearning(verdict.tokens);
    }
  }

  /** Returns the row as it is now: what was asked meanwhile is sent after the answer, however many asked. */
  #look(): Promise<GateState> {
    this.#looking ??= this.#row
      .read()
      .then((state) => (this.#seen = state))
      .finally(() => (this.#looking = null));
    return this.#looking;
  }

  /** Returns whether the caller changed the row; who finds a change on its way waits for it, and looks again. */
  async #take(from: GateState, to: GateState): Promise<boolean> {
    if (this.#taking !== null) return this.#taking.then(() => false);
    this.#taking = this.#row.swap(from, to).finally(() => (this.#taking = null));
    return this.#taking;
  }

  /** Returns one token, if the purse holds one of the window that the row knows. */
  #takeFromPurse(state: GateState, now: number): Tokens | null {
    const purse = this.#purse;
    if (purse === null || purse.count === 0 || purse.windowEndsAt !== state.windowEndsAt) return null;
    if (now >= state.windowEndsAt || now < state.blockedUntil) return null;
    this.#purse = { ...purse, count: purse.count - 1 };
    return { ...purse, count: 1 };
  }

  #putIntoPurse(tokens: Tokens): void {
    const kept = this.#purse?.windowEndsAt === tokens.windowEndsAt ? this.#purse.count : 0;
    this.#purse = { ...tokens, count: kept + tokens.count };
  }

  #startLearning(tokens: Tokens): Tokens {
    let finish = () => {};
    const done = new Promise<void>((resolve) => {
      finish = resolve;
    });
    this.#learning ??= { done, finish };
    return tokens;
  }

  /** The first answer of several learning requests ends the wait: who waited looks again. */
  #finishLearning(): void {
    this.#learning?.finish();
    this.#learning = null;
  }

  #soon(until: number): number {
    return Math.min(until, this.#clock.now() + LOOK_AGAIN_MS);
  }
}

function after(state: GateState, tokens: Tokens, { heard, now }: { heard: Heard; now: number }): GateState {
  if (heard === 'lost') return lose(state, tokens, now);
  return learn(state, tokens, { told: heard === 'unlimited' ? null : heard, now });
}
