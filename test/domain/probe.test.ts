import { describe, expect, test } from 'vitest';
import { driftBetween, restUntil } from '../../src/domain/probe';

describe('the difference between two looks at an organization', () => {
  test('is empty when every number is the same', () => {
    expect(driftBetween({ 'users:active': 3, resources: 1 }, { resources: 1, 'users:active': 3 })).toEqual(
      [],
    );
  });

  test('names each number that is not what it was, and takes what is not listed for none', () => {
    const before = { 'users:active': 3, 'roles:atlassian/guest': 1, resources: 2 };
    const now = { 'users:active': 4, 'roles:atlassian/admin': 2, resources: 2 };

    expect(driftBetween(before, now)).toEqual([
      { what: 'roles:atlassian/admin', from: 0, to: 2 },
      { what: 'roles:atlassian/guest', from: 1, to: 0 },
      { what: 'users:active', from: 3, to: 4 },
    ]);
  });
});

describe('the rest after a full sync', () => {
  const minutes = (count: number) => count * 60_000;

  test('leaves nine tenths of the time to others', () => {
    expect(restUntil({ startedAt: 0, finishedAt: minutes(10) })).toBe(minutes(100));
  });

  test('does not grow with a sync that waited for days', () => {
    expect(restUntil({ startedAt: 0, finishedAt: minutes(5_000) })).toBe(minutes(5_000 + 360));
  });
});
