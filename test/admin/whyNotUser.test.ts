// What the drawer offers to do to whom; the rest is disabled with the reason.
import { expect, it } from 'vitest';
import type { MembershipStatus, UserStatus } from '../../src/domain/directory';
import { asAccountId, asDirectoryId } from '../../src/domain/ids';
import { type OperationKind, operationKinds } from '../../src/domain/operation';
import { ORG_ADMIN_ROLE } from '../../src/domain/role';
import { type UserToChange, whyNotUser } from '../../static/admin/src/operations/whyNotUser';

const me = asAccountId('me');

function aUser(facts: Partial<UserToChange>): UserToChange {
  return {
    accountId: asAccountId('ann'),
    status: 'active',
    accountType: 'managed',
    source: 'invited',
    platformRoles: [],
    directories: [{ directoryId: asDirectoryId('main'), name: null }],
    membershipStatus: 'active',
    ...facts,
  };
}

const offered = (facts: Partial<UserToChange>): OperationKind[] =>
  operationKinds.filter((kind) => whyNotUser(kind, aUser(facts), me) === null);

const losses = ['remove-access', 'remove-from-groups'] as const;
const gains = ['grant-access', 'add-to-groups'] as const;

it.each<{ status: UserStatus; membership: MembershipStatus; expected: readonly OperationKind[] }>([
  {
    status: 'active',
    membership: 'active',
    expected: [...gains, ...losses, 'suspend', 'deactivate', 'delete', 'remove-from-directory'],
  },
  {
    status: 'suspended',
    membership: 'suspended',
    expected: ['restore', ...gains, ...losses, 'deactivate', 'delete', 'remove-from-directory'],
  },
  {
    status: 'deactivated',
    membership: 'active',
    expected: ['activate', ...losses, 'suspend', 'delete', 'remove-from-directory'],
  },
  {
    status: 'deactivated',
    membership: 'suspended',
    expected: ['activate', 'restore', ...losses, 'delete', 'remove-from-directory'],
  },
  {
    status: 'for_deletion',
    membership: 'active',
    expected: ['cancel-delete', ...losses, 'suspend', 'remove-from-directory'],
  },
  { status: 'not_invited', membership: 'no_membership', expected: ['deactivate', 'delete'] },
  { status: 'unknown', membership: 'unknown', expected: [] },
])('offers to somebody $status, with membership $membership, what would change anything', (state) => {
  const { status, membership, expected } = state;
  const directories = membership === 'no_membership' ? { directories: [] } : {};

  expect(offered({ status, membershipStatus: membership, ...directories })).toEqual(expected);
});

it('offers to restore somebody who may be suspended in one of several directories', () => {
  const directories = ['main', 'other'].map((id) => ({ directoryId: asDirectoryId(id), name: null }));

  expect(offered({ directories })).toEqual(offered({}).toSpliced(0, 0, 'restore'));
  expect(offered({ directories, status: 'deactivated' })).toContain('restore');
});

it('offers nothing about the account of somebody who is not managed, or comes from an identity provider', () => {
  const inside = [...gains, ...losses, 'suspend', 'remove-from-directory'];

  expect(offered({ accountType: 'unmanaged' })).toEqual(inside);
  expect(offered({ source: 'synced' })).toEqual(inside);
});

it('offers nothing to do to organization admins and to oneself', () => {
  expect(offered({ platformRoles: [ORG_ADMIN_ROLE] })).toEqual([]);
  expect(offered({ accountId: me })).toEqual([]);
});
