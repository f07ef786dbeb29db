import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterStep } from '../../src/domain/afterStep';
import { asAccountId, asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import type { UserOperation } from '../../src/domain/operation';
import { inSafeOrder, operationKinds, problemOf } from '../../src/domain/operation';
import type { SkippedPart, Step } from '../../src/domain/operationPlan';
import type { ItemSide, StepResult } from '../../src/domain/operationRun';
import type { GroupFacts, NamedPlaces, PlanRules, PlanSubject, RoleOn } from '../../src/domain/planSubject';
import { planUser } from '../../src/domain/planUser';
import { planUndo, type Done } from '../../src/domain/undo';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 22);
const directoryId = asDirectoryId('d-1');
const [jira, wiki] = [asResourceId('jira'), asResourceId('wiki')];

const aGroup = (name: string, resourceId: RoleOn['resourceId']): GroupFacts => ({
  groupId: asGroupId(name),
  directoryId,
  managedBy: 'admins',
  isSynced: false,
  isModifiable: true,
  grantsAdmin: false,
  roles: [{ resourceId, roleId: 'atlassian/user', isDefault: false }],
});
const [jiraUsers, wikiUsers] = [aGroup('jira-users', jira), aGroup('wiki-users', wiki)];
const synced: GroupFacts = { ...aGroup('synced', wiki), isSynced: true, managedBy: 'external' };

const emil: PlanSubject = {
  accountId: asAccountId('emil'),
  status: 'active',
  membership: 'active',
  claimStatus: 'managed',
  managementSource: 'invited',
  platformRoles: [],
  directoryIds: [directoryId],
  groups: [jiraUsers],
  directRoles: [],
};

const suspended: PlanSubject = { ...emil, status: 'suspended', membership: 'suspended' };

const rules: PlanRules = {
  safety: { keepsDefaultGroups: false, protectedUsers: [], protectedGroups: [] },
  authorId: asAccountId('olga'),
  keyOwnerId: null,
};

const placesWith = (...groups: readonly GroupFacts[]): NamedPlaces => ({
  group: (groupId) => groups.find((group) => group.groupId === groupId) ?? null,
  resource: (resourceId) => ([jira, wiki].includes(resourceId) ? { directoryIds: [directoryId] } : null),
});
const everyPlace = placesWith(jiraUsers, wikiUsers, synced);

const done = (step: Step, at = NOW): StepResult => ({
  step,
  result: 'done',
  httpStatus: 204,
  code: null,
  requestId: null,
  at,
});
const sideOf = ({ status, groups, directRoles }: PlanSubject): ItemSide => ({
  status,
  groupIds: groups.map(({ groupId }) => groupId),
  roles: directRoles.map(({ resourceId, roleId }) => ({ resourceId, roleId })),
});

/** What undoes these steps for the user as of now. */
function undo(
  user: PlanSubject,
  steps: readonly StepResult[],
  changes: Partial<Done> & { places?: NamedPlaces } = {},
) {
  const { places = everyPlace, before = sideOf(emil), email = 'emil@example.test' } = changes;
  return planUndo(user, { steps, before, email }, { rules, places, now: NOW });
}

const everyOperation: readonly UserOperation[] = operationKinds.map((kind): UserOperation => {
  switch (kind) {
    case 'grant-access':
      return { kind, access: [{ resourceId: wiki, roleId: 'atlassian/user' }] };
    case 'remove-access':
      return { kind, resourceIds: 'all' };
    case 'add-to-groups':
      return { kind, groupIds: [wikiUsers.groupId, synced.groupId] };
    case 'remove-from-groups':
      return { kind, groupIds: [jiraUsers.groupId] };
    default:
      return { kind };
  }
});

const anyUser = fc
  .record({
    status: fc.constantFrom('active', 'suspended', 'deactivated', 'for_deletion'),
    isSuspended: fc.boolean(),
    groups: fc.subarray([jiraUsers, wikiUsers]),
    roles: fc.subarray([jira, wiki]),
  })
  .map(({ status, isSuspended, groups, roles }): PlanSubject => {
    const membership =
      status === 'suspended' || (status !== 'active' && isSuspended) ? 'suspended' : 'active';
    const directRoles = roles.map((resourceId) => ({
      resourceId,
      roleId: 'atlassian/user',
      isInferred: false,
    }));
    return { ...emil, status, membership, groups, directRoles };
  });
const anyOperations = fc
  .subarray([...everyOperation], { minLength: 1, maxLength: 3 })
  .filter((operations) => problemOf(operations.map(({ kind }) => kind)) === null)
  .map(inSafeOrder);

/** What of a user an undo gives back, in one order, but for what a plan names as impossible. */
function compared(user: PlanSubject, skipped: readonly SkippedPart[]) {
  const { status, membership, groupIds, roles } = { ...user, ...sideOf(user) };
  const isNamed = (id: string) =>
    skipped.some(({ groupId, resourceId }) => id === groupId || id === resourceId);
  return {
    status,
    membership,
    groupIds: groupIds.filter((groupId) => !isNamed(groupId)).toSorted(),
    roles: roles
      .flatMap(({ resourceId, roleId }) => (isNamed(resourceId) ? [] : [`${resourceId} ${roleId}`]))
      .toSorted(),
  };
}

describe('the undoing of a run', () => {
  it('leads everybody back to what they were, but for what it names', () => {
    fc.assert(
      fc.property(anyUser, anyOperations, (user, operations) => {
        const plan = planUser(user, { operations, rules, places: everyPlace });
        const apply = (from: PlanSubject, steps: readonly Step[]) =>
          steps.reduce((now, step) => afterStep(now, step, everyPlace.group), from);
        const changed = apply(user, plan.steps);

        const way = undo(
          changed,
          plan.steps.map((step) => done(step)),
          { before: sideOf(user) },
        );

        // Nobody tells of an account that is not active whether its place was suspended.
        const isForgotten = way.steps.some((step) => step.do === 'invite') && user.status !== 'suspended';
        const membership = isForgotten ? 'active' : user.membership;
        const back = compared(apply(changed, way.steps), way.skipped);
        expect(back).toEqual(compared({ ...user, membership }, way.skipped));
        // An account that is not active can be given nothing; whatever else was done is undone.
        const isActive = user.status === 'active' || user.status === 'suspended';
        if (isActive && plan.steps.length > 0) expect(way.skipped).toEqual([]);
      }),
    );
  });

  it('begins with what was done last', () => {
    const steps: Step[] = [
      { do: 'remove-member', directoryId, groupId: jiraUsers.groupId },
      { do: 'deactivate' },
    ];

    expect(
      undo(
        { ...emil, status: 'deactivated', groups: [] },
        steps.map((step) => done(step)),
      ).steps,
    ).toEqual([{ do: 'activate' }, { do: 'add-member', directoryId, groupId: jiraUsers.groupId }]);
  });

  it('takes back nothing that was so already, or failed', () => {
    const step: Step = { do: 'suspend', directoryId };
    const results = (['already-so', 'failed', 'untried'] as const).map((result) => ({
      ...done(step),
      result,
    }));

    expect(undo({ ...emil, status: 'suspended' }, results)).toMatchObject({
      outcome: 'skip',
      reason: 'nothing-to-undo',
      steps: [],
    });
  });

  it('looks at the user where nobody knows whether something was done', () => {
    const unclear = { ...done({ do: 'suspend', directoryId }), result: 'unclear' } as const;

    expect(undo(suspended, [unclear]).steps).toEqual([{ do: 'restore', directoryId }]);
    expect(undo(emil, [unclear])).toMatchObject({ steps: [], reason: 'already-so' });
  });

  it('names the groups and apps that nobody can give back', () => {
    const gone = asGroupId('gone');
    const way = undo({ ...emil, groups: [] }, [
      done({ do: 'remove-member', directoryId, groupId: gone }),
      done({ do: 'remove-member', directoryId, groupId: synced.groupId }),
      done({ do: 'revoke-role', resourceId: asResourceId('ended'), roleId: 'atlassian/user' }),
      done({ do: 'remove-member', directoryId, groupId: jiraUsers.groupId }),
    ]);

    expect(way.outcome).toBe('partly');
    expect(way.steps).toHaveLength(1);
    expect(way.skipped).toEqual([
      { operation: 'undo', reason: 'gone', resourceId: 'ended' },
      { operation: 'undo', reason: 'synced-group', groupId: 'synced' },
      { operation: 'undo', reason: 'gone', groupId: 'gone' },
    ]);
  });

  it.each([
    { days: 13, status: 'active', steps: ['cancel-delete', 'activate'] },
    { days: 13, status: 'deactivated', steps: ['cancel-delete'] },
    { days: 14, status: 'active', steps: [] },
  ])(
    'cancels a deletion of an account that was $status after $days days by $steps',
    ({ days, status, steps }) => {
      const before = { ...sideOf(emil), status };
      const way = undo({ ...emil, status: 'for_deletion' }, [done({ do: 'delete' }, NOW - days * DAY_MS)], {
        before,
      });

      expect(way.steps.map((step) => step.do)).toEqual(steps);
      expect(way.skipped.map(({ reason }) => reason)).toEqual(steps.length === 0 ? ['cannot-be-undone'] : []);
    },
  );

  it('gives back no role that makes an administrator', () => {
    const step = { do: 'revoke-role', resourceId: wiki, roleId: 'atlassian/site-admin' } as const;

    expect(undo(emil, [done(step)])).toMatchObject({ steps: [], outcome: 'skip', reason: 'admin-role' });
  });

  it('invites back who was removed, with all groups and roles that can be given', () => {
    const before: ItemSide = {
      status: 'active',
      groupIds: [jiraUsers.groupId, synced.groupId],
      roles: [{ resourceId: wiki, roleId: 'atlassian/admin' }],
    };
    const removed: PlanSubject = { ...emil, status: 'not_invited', directoryIds: [], groups: [] };
    const steps = [done({ do: 'remove-from-directory', directoryId })];

    const way = undo(removed, steps, { before });
    expect(way).toMatchObject({
      email: 'emil@example.test',
      outcome: 'partly',
      steps: [{ do: 'invite', access: before.roles, groupIds: [jiraUsers.groupId] }],
      skipped: [{ reason: 'synced-group', groupId: 'synced' }],
    });
    expect(undo(removed, steps, { before, email: null })).toMatchObject({
      steps: [],
      reason: 'synced-group',
    });
  });

  it('names the directory into which no invitation leads back', () => {
    const other = asDirectoryId('d-2');
    const removed: PlanSubject = { ...emil, status: 'not_invited', directoryIds: [], groups: [] };
    const steps = [directoryId, other].map((each) =>
      done({ do: 'remove-from-directory', directoryId: each }),
    );
    const before = { ...sideOf(emil), status: 'suspended', groupIds: [jiraUsers.groupId, synced.groupId] };

    const way = undo(removed, steps, { before });

    expect(way.steps).toEqual([
      { do: 'invite', access: [], groupIds: [jiraUsers.groupId] },
      { do: 'suspend', directoryId },
    ]);
    expect(way.skipped).toEqual([
      { operation: 'invite', reason: 'synced-group', groupId: synced.groupId },
      { operation: 'undo', reason: 'cannot-be-undone' },
    ]);
  });

  it('removes whom the run invited', () => {
    const step: Step = { do: 'invite', access: [], groupIds: [jiraUsers.groupId] };

    expect(undo(emil, [done(step)], { before: null })).toMatchObject({
      steps: [{ do: 'remove-from-directory', directoryId }],
      effects: { freed: [jira], irreversible: ['must-be-invited'] },
    });
  });

  it('restores in every directory in which it suspended', () => {
    const other = asDirectoryId('d-2');
    const user: PlanSubject = { ...suspended, directoryIds: [directoryId, other] };
    const steps = [done({ do: 'suspend', directoryId }), done({ do: 'suspend', directoryId: other })];

    const restored = [
      { do: 'restore', directoryId: other },
      { do: 'restore', directoryId },
    ];
    expect(undo(user, steps).steps).toEqual(restored);
    // Of whom is suspended in one of them only, Atlassian says that they are active.
    expect(undo({ ...user, status: 'active', membership: 'active' }, steps).steps).toEqual(restored);
  });

  it('leaves alone who has become an org admin since', () => {
    const admin = { ...emil, status: 'suspended', platformRoles: ['atlassian/org-admin'] } as const;

    expect(undo(admin, [done({ do: 'suspend', directoryId })])).toMatchObject({
      reason: 'org-admin',
      steps: [],
    });
  });
});
