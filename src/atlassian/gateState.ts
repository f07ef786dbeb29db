// What the rate gate knows, and what follows from it. Atlassian documents no limit for the operations used here, but
// every answer says how many requests its window still allows (X-RateLimit-Remaining) and when the window ends
// (X-RateLimit-Reset). So each window begins with one request that learns, and what it learned is then used up.
// Pure: gate.ts keeps the state in its SQL row.

export interface GateState {
  /** Increases with every change: whoever saw the newest may change it. */
  readonly version: number;
  /** Nothing is sent before; only grows. */
  readonly blockedUntil: number;
  readonly windowEndsAt: number;
  /** Requests not yet handed out. Negative: that many are on their way in a window that nobody knows yet. */
  readonly windowLeft: number;
}

/** The right to send `count` requests before the window ends. */
export interface Tokens {
  readonly windowEndsAt: number;
  readonly count: number;
  /** The request that finds out what the window allows. */
  readonly learns: boolean;
}

/** What an answer's headers say of its window; instants on our own clock. */
export interface Allowance {
  readonly remaining: number;
  readonly resetAt: number;
}

export type Verdict =
  | { readonly kind: 'take'; readonly next: GateState; readonly tokens: Tokens }
  /** `learning`: the answer that is awaited may come earlier. */
  | { readonly kind: 'wait' | 'learning'; readonly until: number };

/** How long others wait for the learning request before one of them tries. */
const LEARNING_MS = 1_000;
/** Fewer statements with larger blocks; but a block that its taker does not use up is lost for the window. */
const LARGEST_BLOCK = 10;
/** A block takes at most this share of what is left, so that nearly nothing is lost where it is scarce. */
const BLOCK_SHARE = 1 / 8;
/** Answers without headers: how long no limit is assumed, and how many requests stand for "no limit". */
const UNTOLD_WINDOW_MS = 60_000;
const UNTOLD_LEFT = 1_000_000;
/** Ends of one window, told by several answers, may differ by the seconds to which the Date header is rounded. */
const SAME_WINDOW_MS = 1_500;

/** Returns what a caller who wants to send now may do. */
export function ask(state: GateState, now: number): Verdict {
  if (now < state.blockedUntil) return { kind: 'wait', until: state.blockedUntil };
  if (now >= state.windowEndsAt) {
    const windowEndsAt = now + LEARNING_MS;
    // Learning requests without an answer may still be counted by Atlassian: they add up.
    const next = { ...state, windowEndsAt, windowLeft: Math.min(state.windowLeft, 0) - 1 };
    return { kind: 'take', next, tokens: { windowEndsAt, count: 1, learns: true } };
  }
  if (state.windowLeft < 0) return { kind: 'learning', until: state.windowEndsAt };
  if (state.windowLeft === 0) return { kind: 'wait', until: state.windowEndsAt };
  const count = Math.min(LARGEST_BLOCK, Math.max(1, Math.floor(state.windowLeft * BLOCK_SHARE)));
  return {
    kind: 'take',
    next: { ...state, windowLeft: state.windowLeft - count },
    tokens: { windowEndsAt: state.windowEndsAt, count, learns: false },
  };
}

/** Returns the state after an answer, or the same object when it says nothing new. `told` null: no headers. */
export function learn(
  state: GateState,
  tokens: Tokens,
  heard: { told: Allowance | null; now: number },
): GateState {
  const { told, now } = heard;
  const isUnknown = state.windowLeft < 0 || state.windowEndsAt <= now;
  if (told === null) {
    return isUnknown ? { ...state, windowEndsAt: now + UNTOLD_WINDOW_MS, windowLeft: UNTOLD_LEFT } : state;
  }
  if (told.resetAt <= now) return outlived(state, tokens, now);
  if (isUnknown) {
    const onTheirWay = Math.max(0, -state.windowLeft - (tokens.learns ? 1 : 0));
    const windowLeft = Math.max(0, told.remaining - onTheirWay);
    return { ...state, windowEndsAt: told.resetAt, windowLeft };
  }
  return isSameInstant(told.resetAt, state.windowEndsAt)
    ? lower(state, told.remaining, paidElsewhere(state, tokens) ? 1 : 0)
    : narrow(state, told);
}

/** Returns the state after a request whose answer said nothing: the next caller learns at once. */
export function lose(state: GateState, tokens: Tokens, now: number): GateState {
  const isStillLearning = state.windowLeft < 0 && state.windowEndsAt === tokens.windowEndsAt;
  return tokens.learns && isStillLearning ? { ...state, windowEndsAt: now } : state;
}

/** Returns the state after a 429. Whatever the window was thought to allow was wrong: the next one is learned anew. */
export function block(state: GateState, until: number): GateState {
  if (until <= state.blockedUntil) return state;
  return { ...state, blockedUntil: until, windowEndsAt: until, windowLeft: 0 };
}

/** The answer came after the end of its window, or one of the clocks is wrong: it teaches nothing, but is counted. */
function outlived(state: GateState, tokens: Tokens, now: number): GateState {
  const next = lose(state, tokens, now);
  return next === state ? state : { ...next, windowLeft: next.windowLeft + 1 };
}

/** Never raises: answers come in another order than they were counted in, and tokens are out. */
function lower(state: GateState, remaining: number, uncounted: number): GateState {
  const windowLeft = Math.max(0, Math.min(state.windowLeft - uncounted, remaining));
  return windowLeft === state.windowLeft ? state : { ...state, windowLeft };
}

/** Another window than the known one counts, too: the narrower of both holds. */
function narrow(state: GateState, told: Allowance): GateState {
  if (told.remaining >= state.windowLeft) return state;
  return { ...state, windowEndsAt: told.resetAt, windowLeft: told.remaining };
}

/** True for a request that was sent in one window and counted by Atlassian in the next. */
function paidElsewhere(state: GateState, tokens: Tokens): boolean {
  return !tokens.learns && !isSameInstant(tokens.windowEndsAt, state.windowEndsAt);
}

function isSameInstant(one: number, other: number): boolean {
  return Math.abs(one - other) < SAME_WINDOW_MS;
}
