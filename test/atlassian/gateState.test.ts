import { describe, expect, it } from 'vitest';
import { ask, block, learn, lose, type GateState, type Tokens } from '../../src/atlassian/gateState';

const now = 1_000_000;
const endsAt = now + 60_000;

function aState(fields: Partial<GateState> = {}): GateState {
  return { version: 7, blockedUntil: 0, windowEndsAt: endsAt, windowLeft: 100, ...fields };
}

function tokens(fields: Partial<Tokens> = {}): Tokens {
  return { windowEndsAt: endsAt, count: 1, learns: false, ...fields };
}

describe('a caller who asks', () => {
  it('waits while everybody is blocked, whatever the window allows', () => {
    expect(ask(aState({ blockedUntil: now + 5 }), now)).toEqual({ kind: 'wait', until: now + 5 });
  });

  it('learns alone when nobody knows the window', () => {
    const verdict = ask(aState({ windowEndsAt: now }), now);

    expect(verdict).toMatchObject({
      kind: 'take',
      tokens: { count: 1, learns: true },
      next: { windowLeft: -1 },
    });
  });

  it('counts the learning requests that are still on their way', () => {
    expect(ask(aState({ windowEndsAt: now, windowLeft: -2 }), now)).toMatchObject({
      next: { windowLeft: -3 },
    });
  });

  it('waits for the answer of who learns', () => {
    expect(ask(aState({ windowLeft: -1 }), now)).toEqual({ kind: 'learning', until: endsAt });
  });

  it('waits for the end of a window that is used up', () => {
    expect(ask(aState({ windowLeft: 0 }), now)).toEqual({ kind: 'wait', until: endsAt });
  });

  it.each([
    [1_000, 10],
    [40, 5],
    [15, 1],
    [1, 1],
  ])('takes, of %i left, a block of %i', (windowLeft, count) => {
    expect(ask(aState({ windowLeft }), now)).toMatchObject({
      tokens: { count, learns: false },
      next: { windowLeft: windowLeft - count },
    });
  });
});

describe('what an answer teaches', () => {
  const told = (remaining: number, resetAt = endsAt) => ({ told: { remaining, resetAt }, now });

  it('is the window, less the other learning requests', () => {
    const learning = aState({ windowLeft: -3, windowEndsAt: now + 500 });

    expect(learn(learning, tokens({ learns: true }), told(50))).toMatchObject({
      windowEndsAt: endsAt,
      windowLeft: 48,
    });
    expect(learn(learning, tokens(), told(50))).toMatchObject({ windowLeft: 47 });
    expect(learn(learning, tokens(), told(1))).toMatchObject({ windowLeft: 0 });
  });

  it('never raises what is left of the same window', () => {
    const state = aState({ windowLeft: 10 });

    expect(learn(state, tokens(), told(90))).toBe(state);
    expect(learn(state, tokens(), told(4))).toMatchObject({ windowLeft: 4 });
  });

  it('takes off a request that was sent in the window before and counted in this one', () => {
    const late = tokens({ windowEndsAt: endsAt - 60_000 });

    expect(learn(aState({ windowLeft: 10 }), late, told(90))).toMatchObject({ windowLeft: 9 });
  });

  it('is nothing when its window has ended', () => {
    const state = aState({ windowLeft: 10 });

    expect(learn(state, tokens(), told(0, now))).toBe(state);
  });

  it('is not even that its request is still on its way, when the window that it was to learn has ended', () => {
    const learning = aState({ windowLeft: -2 });

    expect(learn(learning, tokens({ learns: true }), told(5, now))).toMatchObject({
      windowLeft: -1,
      windowEndsAt: now,
    });
  });

  it('is the narrower of two windows', () => {
    const state = aState({ windowLeft: 10 });

    expect(learn(state, tokens(), told(11, now + 5_000))).toBe(state);
    expect(learn(state, tokens(), told(9, now + 5_000))).toMatchObject({
      windowLeft: 9,
      windowEndsAt: now + 5_000,
    });
  });

  it('is that there is no limit, for a minute, when it has no headers', () => {
    const open = learn(aState({ windowLeft: -1 }), tokens({ learns: true }), { told: null, now });

    expect(open).toMatchObject({ windowEndsAt: now + 60_000, windowLeft: 1_000_000 });
    expect(learn(open, tokens(), { told: null, now })).toBe(open);
  });
});

describe('a request without an answer', () => {
  it('lets the next caller learn, if it was the one who should', () => {
    const learning = aState({ windowLeft: -1 });

    expect(ask(lose(learning, tokens({ learns: true }), now), now)).toMatchObject({
      tokens: { learns: true },
    });
    expect(lose(learning, tokens(), now)).toBe(learning);
  });
});

describe('a refusal', () => {
  it('only ever moves the end of the block further away', () => {
    const state = aState({ blockedUntil: now + 30 });

    expect(block(state, now + 20)).toBe(state);
    expect(block(state, now + 40)).toMatchObject({ blockedUntil: now + 40 });
  });

  it('makes the next window be learned anew', () => {
    const blocked = block(aState(), now + 40);

    expect(ask(blocked, now + 40)).toMatchObject({ kind: 'take', tokens: { learns: true } });
  });
});
