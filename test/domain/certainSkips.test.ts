// What nobody needs to plan for somebody, held against the plan itself.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainSkips } from '../../src/domain/certainSkips';
import type { MembershipStatus, UserStatus } from '../../src/domain/directory';
import { userStatuses } from '../../src/domain/filter/fields';
import { asAccountId, asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import { operationKinds, type OperationKind, type UserOperation } from '../../src/domain/operation';
import { planUser } from '../../src/domain/planUser';
import type { GroupFacts, PlanRules, PlanSubject } from '../../src/domain/planSubject';
import { ORG_ADMIN_ROLE } from '../../src/domain/role';
import { aGroup, aPlanSubject, berlin } from './aPlanSubject';

const tokyo = asDirectoryId('tokyo');
const jira = asResourceId('jira');
const wiki = asResourceId('wiki');

const gives = (resourceId: typeof jira, isDefault = false) => [
  { resourceId, roleId: 'atlassian/user', isDefault },
];

const jiraUsers = aGroup('jira-users', { roles: gives(jira, true) });
const synced = aGroup('synced', { isSynced: true, roles: gives(wiki) });
/** Nobody is a member, everybody can become one. */
const open = { berlin: aGroup('open'), tokyo: aGroup('open-in-tokyo', { directoryId: tokyo }) };
const held = [jiraUsers, synced, aGroup('admins', { grantsAdmin: true }), aGroup('talk')];
const groups = [...held, ...Object.values(open)];

const ada = aPlanSubject({ groups: [jiraUsers] });

const rules: PlanRules = {
  safety: { keepsDefaultGroups: false, protectedUsers: [], protectedGroups: [] },
  authorId: asAccountId('me'),
  keyOwnerId: asAccountId('kim'),
};

const skipsOf = (facts: Partial<PlanSubject>, changed: Partial<PlanRules> = {}) =>
  certainSkips({ ...ada, ...facts }, { ...rules, ...changed });
const offered = (facts: Partial<PlanSubject>): OperationKind[] => {
  const skips = skipsOf(facts);
  return operationKinds.filter((kind) => skips[kind] === undefined);
};

const losses = ['remove-access', 'remove-from-groups'] as const;
const gains = ['grant-access', 'add-to-groups'] as const;

describe('what is certain to be left out', () => {
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
  ])('of somebody $status, with membership $membership, is what would change nothing', (state) => {
    const { status, membership, expected } = state;
    const inside = membership === 'no_membership' ? { directoryIds: [], groups: [] } : {};

    expect(offered({ status, membership, ...inside })).toEqual(expected);
  });

  it('is not restoring somebody who may be suspended in one of several directories', () => {
    const directoryIds = [berlin, tokyo];

    expect(offered({ directoryIds })).toEqual(offered({}).toSpliced(0, 0, 'restore'));
    expect(offered({ directoryIds, status: 'deactivated' })).toContain('restore');
  });

  it('is everything about the account of somebody not managed, or from an identity provider', () => {
    const inside = [...gains, ...losses, 'suspend', 'remove-from-directory'];

    expect(offered({ claimStatus: 'unmanaged' })).toEqual(inside);
    expect(offered({ managementSource: 'synced' })).toEqual(inside);
  });

  it('is freeing licenses of somebody who has none, or none that could become free', () => {
    expect(skipsOf({ groups: [] })).toMatchObject({
      'remove-access': 'no-seat',
      'remove-from-groups': 'already-so',
    });
    expect(skipsOf({ groups: [synced] })).toMatchObject({
      'remove-access': 'synced-group',
      'remove-from-groups': 'synced-group',
    });
    expect(offered({ groups: [synced, jiraUsers] })).toEqual(offered({}));
    expect(skipsOf({}, { safety: { ...rules.safety, keepsDefaultGroups: true } })['remove-access']).toBe(
      'default-group',
    );
  });

  it.each<[string, Partial<PlanSubject>, Partial<PlanRules>]>([
    ['org-admin', { platformRoles: [ORG_ADMIN_ROLE] }, {}],
    ['yourself', { accountId: rules.authorId }, {}],
    ['key-owner', { accountId: asAccountId('kim') }, {}],
    ['protected-user', {}, { safety: { ...rules.safety, protectedUsers: [ada.accountId] } }],
    ['protected-group', {}, { safety: { ...rules.safety, protectedGroups: [jiraUsers.groupId] } }],
  ])('is everything of whom no plan touches: %s', (reason, facts, changed) => {
    expect(skipsOf(facts, changed)).toEqual(Object.fromEntries(operationKinds.map((kind) => [kind, reason])));
  });

  it('is everything of who is gone', () => {
    expect(certainSkips(null, rules)).toEqual(
      Object.fromEntries(operationKinds.map((kind) => [kind, 'gone'])),
    );
  });
});

const anyRole = fc.constantFrom('atlassian/user', 'atlassian/guest');
const anyUser: fc.Arbitrary<PlanSubject> = fc.record({
  accountId: fc.constantFrom(...['ada', 'me', 'kim'].map(asAccountId)),
  status: fc.constantFrom(...userStatuses),
  membership: fc.constantFrom<MembershipStatus[]>('active', 'suspended', 'no_membership', 'unknown'),
  claimStatus: fc.constantFrom('managed', 'unmanaged'),
  managementSource: fc.constantFrom('invited', 'synced', null),
  directoryIds: fc.subarray([berlin, tokyo], { minLength: 1 }),
  platformRoles: fc.constantFrom([], [], [ORG_ADMIN_ROLE]),
  groups: fc.subarray(held),
  directRoles: fc.uniqueArray(
    fc.record({ resourceId: fc.constantFrom(jira, wiki), roleId: anyRole, isInferred: fc.boolean() }),
    { maxLength: 2, selector: ({ resourceId }) => resourceId },
  ),
});
const anyRules: fc.Arbitrary<PlanRules> = fc.record({
  authorId: fc.constant(rules.authorId),
  keyOwnerId: fc.constantFrom(rules.keyOwnerId, null),
  safety: fc.record({
    keepsDefaultGroups: fc.boolean(),
    protectedUsers: fc.subarray([ada.accountId]),
    protectedGroups: fc.subarray([asGroupId('talk')]),
  }),
});

interface Named {
  readonly groups: readonly GroupFacts[];
  readonly resourceIds: readonly (typeof jira)[];
}

const everything: Named = { groups, resourceIds: [jira, wiki] };
const anything: fc.Arbitrary<Named> = fc.record({
  groups: fc.subarray(groups, { minLength: 1 }),
  resourceIds: fc.subarray([jira, wiki], { minLength: 1 }),
});

function operationOn({ groups: named, resourceIds }: Named, kind: OperationKind): UserOperation {
  switch (kind) {
    case 'grant-access':
      return {
        kind,
        access: resourceIds.map((resourceId) => ({ resourceId, roleId: 'atlassian/contributor' })),
      };
    case 'remove-access':
      return { kind, resourceIds };
    case 'add-to-groups':
    case 'remove-from-groups':
      return { kind, groupIds: named.map(({ groupId }) => groupId) };
    default:
      return { kind };
  }
}

const places = {
  group: (groupId: string) => groups.find((each) => each.groupId === groupId) ?? null,
  resource: () => ({ directoryIds: [] }),
};
const anyCase = fc.record({ user: anyUser, rules: anyRules, kind: fc.constantFrom(...operationKinds) });

it('a plan that names everything there is leaves out exactly what was certain', () => {
  fc.assert(
    fc.property(anyCase, ({ user, rules: changed, kind }) => {
      const operations = [operationOn(everything, kind)];
      const { outcome, skipped } = planUser(user, { operations, rules: changed, places });

      // A plan may have several reasons; which one comes first depends on what it names first.
      const reasons = outcome === 'skip' ? skipped.map(({ reason }) => reason) : [undefined];
      expect(reasons).toContain(certainSkips(user, changed)[kind]);
    }),
    { numRuns: 1_000 },
  );
});

it('a plan may do beside another operation what is certain to be left out alone', () => {
  const user = { ...ada, status: 'deactivated' as const };
  const grant = operationOn(everything, 'grant-access');
  const plan = (...operations: UserOperation[]) => planUser(user, { operations, rules, places });

  expect(certainSkips(user, rules)['grant-access']).toBe('not-active');
  expect(plan(grant).outcome).toBe('skip');
  expect(plan({ kind: 'activate' }, grant).steps.map((step) => step.do)).toContain('assign-role');
});

it('a plan leaves out what was certain, whatever it names', () => {
  fc.assert(
    fc.property(anyCase, anything, ({ user, rules: changed, kind }, named) => {
      fc.pre(certainSkips(user, changed)[kind] !== undefined);

      const operations = [operationOn(named, kind)];
      expect(planUser(user, { operations, rules: changed, places }).outcome).toBe('skip');
    }),
    { numRuns: 1_000 },
  );
});
