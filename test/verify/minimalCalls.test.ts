import { describe, expect, it } from 'vitest';
import { minimalApiCalls, type OrganizationSize } from '../../local/verify/minimalCalls';

function aSize(fields: Partial<OrganizationSize> = {}): OrganizationSize {
  return {
    directories: 1,
    workspaces: 9,
    directoryUsers: [10_000],
    groups: 500,
    groupsWithResources: 100,
    mismatches: 0,
    resourceUsers: [],
    unplacedUsers: 0,
    ...fields,
  };
}

describe('the minimal number of API calls', () => {
  it('is one call for each largest page and each group with resources, and the counts at the end', () => {
    // organization 1, directories 1, workspaces 1, users 100, groups 5, roles 100, unplaced 1, counts 2
    expect(minimalApiCalls(aSize(), 0)).toBe(211);
  });

  it('reads direct roles by user or by resource, whichever is cheaper', () => {
    const none = minimalApiCalls(aSize(), 0);

    expect(minimalApiCalls(aSize({ mismatches: 3, resourceUsers: [901] }), 0)).toBe(none + 3);
    expect(minimalApiCalls(aSize({ mismatches: 30, resourceUsers: [901, 1] }), 0)).toBe(none + 11);
  });

  it('counts the users of every directory by themselves', () => {
    const one = minimalApiCalls(aSize({ directoryUsers: [200] }), 0);

    // Two half-filled pages more, and one more count.
    expect(minimalApiCalls(aSize({ directories: 2, directoryUsers: [101, 101] }), 0)).toBe(one + 3);
  });

  it('asks for ten missing users at a time', () => {
    expect(minimalApiCalls(aSize(), 11)).toBe(minimalApiCalls(aSize(), 0) + 2);
  });
});
