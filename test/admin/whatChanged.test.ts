import { describe, expect, it } from 'vitest';
import { asAccountId, asGroupId, asResourceId } from '../../src/domain/ids';
import type { UserDetails, UserGroup, UserPlace } from '../../src/domain/userDetails';
import { whatChanged } from '../../static/admin/src/user/whatChanged';

const USER: UserDetails = {
  accountId: asAccountId('1'),
  name: 'Ana',
  nickname: null,
  isErased: false,
  email: 'ana@example.com',
  isEmailVerified: true,
  avatarUrl: null,
  jobTitle: null,
  department: 'Sales',
  organization: null,
  location: null,
  timeZone: null,
  status: 'active',
  accountStatus: 'active',
  membershipStatus: 'active',
  accountType: 'managed',
  source: 'invited',
  mfaEnabled: null,
  platformRoles: [],
  directories: [],
  addedAt: 1,
  firstSeenAt: 1,
  changedAt: 1,
  goneAt: null,
  lastActive: { kind: 'used', at: 1 },
  places: [],
  groups: [],
  notes: [],
  asOf: { users: 1, activity: 1, directRoles: null },
  certainSkips: {},
  adminUrl: null,
};
const aGroup = (name: string): UserGroup => ({
  groupId: asGroupId(name),
  name,
  description: null,
  managedBy: 'admins',
  isSynced: null,
  members: null,
});
const JIRA: UserPlace = {
  resourceId: asResourceId('ari:jira'),
  siteId: 's',
  hostUrl: 'https://acme.atlassian.net',
  productKey: 'jira-software',
  name: null,
  isSandbox: false,
  isHeld: true,
  isSeat: true,
  roles: ['atlassian/user'],
  paths: [],
  lastActive: { kind: 'unknown' },
};
const lines = (before: Partial<UserDetails>, after: Partial<UserDetails>): string[] =>
  whatChanged({ ...USER, ...before }, { ...USER, ...after }).map(({ what, how }) => `${what}: ${how}`);

describe('what a sync changed about a user', () => {
  it('is nothing when only readings and activity are newer', () => {
    expect(lines({}, { lastActive: { kind: 'used', at: 2 }, changedAt: 2, notes: [] })).toEqual([]);
  });

  it('names each fact with what it was, also where nothing was told', () => {
    expect(lines({}, { status: 'suspended', jobTitle: 'Clerk', department: null, mfaEnabled: true })).toEqual(
      [
        'Status: Active → Suspended',
        'Two-step verification: nothing → On',
        'Job title: nothing → Clerk',
        'Department: Sales → nothing',
      ],
    );
  });

  it('names groups that were joined and left', () => {
    const [a, b] = [aGroup('a'), aGroup('b')];

    expect(lines({ groups: [a] }, { groups: [b] })).toEqual(['Joined: b', 'Left: a']);
  });

  it('names apps and licenses that came and went, each loss once', () => {
    const unlicensed = { ...JIRA, isSeat: false };
    const used = { ...unlicensed, isHeld: false };

    expect(lines({}, { places: [JIRA] })).toEqual([
      'Can use now: Jira on acme',
      'Uses a license now: Jira on acme',
    ]);
    expect(lines({ places: [JIRA] }, { places: [unlicensed] })).toEqual([
      'Uses no license any more: Jira on acme',
    ]);
    expect(lines({ places: [JIRA] }, { places: [used] })).toEqual(['Can use no more: Jira on acme']);
    expect(lines({ places: [JIRA] }, { places: [] })).toEqual(['Can use no more: Jira on acme']);
  });

  it('says in one line that somebody is gone or came back', () => {
    expect(lines({ groups: [aGroup('a')] }, { goneAt: 5 })).toEqual(['User: No longer in the organization']);
    expect(lines({ goneAt: 5 }, {})).toEqual(['User: In the organization again']);
  });
});
