import { describe, expect, it } from 'vitest';
import { findingsOf, type MeasuredPlan } from '../../src/domain/planGuards';
import { emptyTally, type PlanTally } from '../../src/domain/planTally';
import { initialSafety } from '../../src/domain/safety';

const HOUR_MS = 3_600_000;

const harmless: MeasuredPlan = {
  about: {
    kind: 'users',
    selection: { kind: 'these', accountIds: [] },
    operations: [{ kind: 'suspend' }],
  },
  tally: { ...emptyTally, byOutcome: { change: 3, partly: 0, skip: 0 }, losing: 3 },
  chosen: 3,
  safety: initialSafety,
  users: 1_000,
  orgAdmins: 2,
  dataAgeMs: HOUR_MS,
  isLastSyncComplete: true,
  isKeyOwnerKnown: true,
};

function withTally(tally: Partial<PlanTally>): MeasuredPlan {
  return { ...harmless, tally: { ...harmless.tally, ...tally } };
}

function names(plan: MeasuredPlan): string[] {
  return findingsOf(plan).map(({ verdict, guard }) => `${verdict} ${guard}`);
}

describe('a plan', () => {
  it('that is harmless and recent has nothing against it', () => {
    expect(findingsOf(harmless)).toEqual([]);
  });

  it('that changes nobody is refused', () => {
    expect(names(withTally({ byOutcome: { change: 0, partly: 0, skip: 9 }, losing: 0 }))).toEqual([
      'refused nothing-to-do',
    ]);
  });

  it('over too many users is refused for that alone, because it was not worked out', () => {
    const tooMany = { ...harmless, tally: emptyTally, chosen: 10_001 };

    expect(findingsOf(tooMany)).toEqual([
      { guard: 'too-many-users', verdict: 'refused', measured: 10_001, allowed: 10_000 },
    ]);
    expect(names({ ...harmless, chosen: 10_000 })).toEqual([]);
  });

  it('that takes from too large a share is refused, but not in a small organization', () => {
    expect(findingsOf(withTally({ losing: 201 }))).toEqual([
      { guard: 'too-large-share', verdict: 'refused', measured: 0.201, allowed: 0.2 },
    ]);
    expect(names(withTally({ losing: 200 }))).toEqual([]);
    expect(names({ ...withTally({ losing: 90 }), users: 100 })).toEqual([]);
  });

  it('made with old data is refused, and with data that never was complete', () => {
    expect(findingsOf({ ...harmless, dataAgeMs: 72 * HOUR_MS })).toEqual([
      { guard: 'data-too-old', verdict: 'refused', measured: 72, allowed: 72 },
    ]);
    expect(names({ ...harmless, dataAgeMs: 72 * HOUR_MS - 1 })).toEqual([]);
    expect(names({ ...harmless, dataAgeMs: null })).toEqual(['refused data-too-old']);
  });

  it('over many users, or that deletes anybody, wants their number typed', () => {
    const many = { byOutcome: { change: 40, partly: 11, skip: 0 } };

    expect(findingsOf(withTally(many))).toEqual([
      { guard: 'typed-number', verdict: 'confirm', measured: 51, allowed: 50 },
    ]);
    expect(names(withTally({ steps: { delete: 1 }, notTakenBack: 1 }))).toEqual([
      'confirm typed-number',
      'confirm irreversible',
      'notice api-tokens-unread',
    ]);
  });

  it('says what is not known', () => {
    const unknown: MeasuredPlan = {
      ...harmless,
      about: {
        kind: 'users',
        selection: { kind: 'these', accountIds: [] },
        operations: [{ kind: 'remove-access', resourceIds: 'all' }],
      },
      orgAdmins: 1,
      isLastSyncComplete: false,
      isKeyOwnerKnown: false,
    };

    expect(names(unknown)).toEqual([
      'notice too-few-org-admins',
      'notice sync-incomplete',
      'notice unknown-key-owner',
      'notice direct-roles-unseen',
    ]);
  });
});
