import { describe, expect, test } from 'vitest';
import { accessFrom, DIRECT_ONLY, isBilled } from '../../src/domain/access';

const through = (groupNo: number, roleId: string, resourceNo: number) => ({
  resourceNo,
  roleId,
  groupNo,
  isDirect: false,
});
const direct = (roleId: string, resourceNo: number) => ({
  resourceNo,
  roleId,
  groupNo: null,
  isDirect: true,
});
const billed = { isBilled: true };
const inferred = (roleId: string, resourceNo: number) => ({ ...direct(roleId, resourceNo), isDirect: false });

describe('access from paths', () => {
  test('is a seat when any path gives a billable role', () => {
    const access = accessFrom(
      [
        through(7, 'atlassian/guest', 1),
        through(8, 'atlassian/user', 1),
        through(7, 'atlassian/stakeholder', 2),
      ],
      billed,
    );

    expect(access.get(1)).toEqual({ isSeat: true, isDirect: false, soleGroupNo: 8 });
    expect(access.get(2)).toEqual({ isSeat: false, isDirect: false, soleGroupNo: null });
  });

  test('is direct when any path is', () => {
    const access = accessFrom([direct('atlassian/guest', 1), through(7, 'atlassian/user', 1)], billed);

    expect(access.get(1)).toEqual({ isSeat: true, isDirect: true, soleGroupNo: 7 });
  });

  test.each([
    ['one group, by two roles', [through(7, 'atlassian/user', 1), through(7, 'atlassian/admin', 1)], 7],
    ['two groups', [through(7, 'atlassian/user', 1), through(8, 'atlassian/user', 1)], null],
    ['a group and a direct role', [through(7, 'atlassian/user', 1), direct('atlassian/user', 1)], null],
    ['direct roles', [direct('atlassian/user', 1), direct('atlassian/admin', 1)], DIRECT_ONLY],
    ['a group, and inferred from it', [through(7, 'atlassian/admin', 1), inferred('atlassian/user', 1)], 7],
    ['nothing that is known', [inferred('atlassian/user', 1)], null],
  ])('knows whether a seat is given by one group only: %s', (_, paths, soleGroupNo) => {
    expect(accessFrom(paths, billed).get(1)).toMatchObject({ isSeat: true, soleGroupNo });
  });

  test('is no seat of who is not billed, and keeps the way to one', () => {
    const access = accessFrom([through(7, 'atlassian/user', 1)], { isBilled: false });

    expect(access.get(1)).toEqual({ isSeat: false, isDirect: false, soleGroupNo: 7 });
  });

  test.each([
    ['active', true],
    ['suspended', false],
    ['not_invited', false],
    ['deactivated', false],
    ['for_deletion', false],
    ['unknown', true],
  ] as const)('is billed by status: %s', (status, expected) => {
    expect(isBilled(status)).toBe(expected);
  });

  test('is nothing without a path', () => {
    expect(accessFrom([], billed).size).toBe(0);
  });
});
