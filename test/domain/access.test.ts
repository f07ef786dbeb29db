import { describe, expect, test } from 'vitest';
import { accessFrom } from '../../src/domain/access';

describe('access from paths', () => {
  test('is a seat when any path gives a billable role', () => {
    const access = accessFrom([
      { resourceNo: 1, roleId: 'atlassian/guest', isDirect: false },
      { resourceNo: 1, roleId: 'atlassian/user', isDirect: false },
      { resourceNo: 2, roleId: 'atlassian/stakeholder', isDirect: false },
    ]);

    expect(access.get(1)).toEqual({ isSeat: true, isDirect: false });
    expect(access.get(2)).toEqual({ isSeat: false, isDirect: false });
  });

  test('is direct when any path is', () => {
    const access = accessFrom([
      { resourceNo: 1, roleId: 'atlassian/user', isDirect: true },
      { resourceNo: 1, roleId: 'atlassian/user', isDirect: false },
    ]);

    expect(access.get(1)).toEqual({ isSeat: true, isDirect: true });
  });

  test('is nothing without a path', () => {
    expect(accessFrom([]).size).toBe(0);
  });
});
