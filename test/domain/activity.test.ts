import { describe, expect, test } from 'vitest';
import { activityByScope, type ScopeActivity, type Scopes } from '../../src/domain/activity';

// Two sites (11, 12) with Jira (21) on both and Confluence (22) on the first: resources 1, 2 and 3.
const covering: Readonly<Record<number, readonly number[]>> = {
  1: [101, 11, 21],
  2: [102, 12, 21],
  3: [103, 11, 22],
};
const scopes: Scopes = { organizationScope: 1, scopesOf: (resourceNo) => covering[resourceNo] ?? [] };
const ADDED = 1_000;

function byScope(rows: readonly ScopeActivity[]): Record<number, ScopeActivity> {
  return Object.fromEntries(rows.map((row) => [row.scopeNo, row]));
}

describe('last active by context', () => {
  test('is the latest use over what the context covers', () => {
    const rows = byScope(
      activityByScope(
        {
          addedAt: ADDED,
          lastActive: new Map([
            [1, 5_000],
            [2, 9_000],
            [3, 7_000],
          ]),
          held: [1, 2, 3],
        },
        scopes,
      ),
    );

    expect(rows[1]).toEqual({ scopeNo: 1, effectiveAt: 9_000, isNever: false, isHeld: true });
    expect(rows[11]).toEqual({ scopeNo: 11, effectiveAt: 7_000, isNever: false, isHeld: true });
    expect(rows[12]).toEqual({ scopeNo: 12, effectiveAt: 9_000, isNever: false, isHeld: true });
    expect(rows[21]).toEqual({ scopeNo: 21, effectiveAt: 9_000, isNever: false, isHeld: true });
    expect(rows[101]).toEqual({ scopeNo: 101, effectiveAt: 5_000, isNever: false, isHeld: true });
  });

  test('is the added date, marked as never, where a held product was not opened', () => {
    const rows = byScope(
      activityByScope({ addedAt: ADDED, lastActive: new Map([[1, 5_000]]), held: [1, 3] }, scopes),
    );

    expect(rows[22]).toEqual({ scopeNo: 22, effectiveAt: ADDED, isNever: true, isHeld: true });
    expect(rows[1]).toEqual({ scopeNo: 1, effectiveAt: 5_000, isNever: false, isHeld: true });
  });

  test('has no row in a context where nothing is held or used', () => {
    const rows = byScope(activityByScope({ addedAt: ADDED, lastActive: new Map(), held: [3] }, scopes));

    expect(Object.keys(rows).map(Number)).toEqual([1, 11, 22, 103]);
  });

  test('counts a use without access: the seat was taken away, the use was not', () => {
    const rows = byScope(
      activityByScope({ addedAt: ADDED, lastActive: new Map([[2, 6_000]]), held: [] }, scopes),
    );

    expect(rows[102]).toEqual({ scopeNo: 102, effectiveAt: 6_000, isNever: false, isHeld: false });
  });

  test('is unknown, and not never, when Atlassian did not tell', () => {
    const rows = activityByScope({ addedAt: ADDED, lastActive: null, held: [1] }, scopes);

    expect(rows.every((row) => row.effectiveAt === null && !row.isNever)).toBe(true);
  });

  test('is never, with an unknown date, when nobody knows when the user was added', () => {
    const rows = activityByScope({ addedAt: null, lastActive: new Map(), held: [1] }, scopes);

    expect(rows.every((row) => row.effectiveAt === null && row.isNever)).toBe(true);
  });
});
