import { describe, expect, it } from 'vitest';
import { asAccountId, asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import type { UserOperation } from '../../src/domain/operation';
import { planInvitation } from '../../src/domain/planInvitation';
import { planUser } from '../../src/domain/planUser';
import type { PlanRules, PlanSubject } from '../../src/domain/planSubject';
import { aGroup, aPlanSubject, berlin } from './aPlanSubject';

const tokyo = asDirectoryId('tokyo');
const jira = asResourceId('jira');
const wiki = asResourceId('wiki');

const gives = (resourceId: typeof jira, roleId = 'atlassian/user') => [
  { resourceId, roleId, isDefault: false },
];

const jiraUsers = aGroup('jira-users', { roles: gives(jira) });
const everything = aGroup('everything', {
  roles: [...gives(jira), ...gives(wiki), ...gives(wiki, 'atlassian/guest')],
});
const synced = aGroup('synced', { isSynced: true, roles: gives(jira) });
const admins = aGroup('admins', { grantsAdmin: true });
const locked = aGroup('locked', { isModifiable: false });
const abroad = aGroup('abroad', { directoryId: tokyo });
const groups = [jiraUsers, everything, synced, admins, locked, abroad];

const ada = aPlanSubject({ groups: [jiraUsers] });

const rules: PlanRules = {
  safety: { keepsDefaultGroups: false, protectedUsers: [], protectedGroups: [] },
  authorId: asAccountId('olga'),
  keyOwnerId: asAccountId('kim'),
};

const places = {
  group: (groupId: string) => groups.find((each) => each.groupId === groupId) ?? null,
  resource: (resourceId: string) =>
    resourceId === jira ? { directoryIds: [berlin] } : resourceId === wiki ? { directoryIds: [] } : null,
};

function plan(user: PlanSubject, operations: readonly UserOperation[], changed: Partial<PlanRules> = {}) {
  return planUser(user, { operations, rules: { ...rules, ...changed }, places });
}

const removeJira: UserOperation = { kind: 'remove-access', resourceIds: [jira] };

describe('whom no plan touches', () => {
  it.each<[string, PlanSubject, Partial<PlanRules>]>([
    ['org-admin', { ...ada, platformRoles: ['atlassian/org-admin'] }, {}],
    ['yourself', { ...ada, accountId: rules.authorId }, {}],
    ['key-owner', { ...ada, accountId: asAccountId('kim') }, {}],
    ['protected-user', ada, { safety: { ...rules.safety, protectedUsers: [ada.accountId] } }],
    ['protected-group', ada, { safety: { ...rules.safety, protectedGroups: [jiraUsers.groupId] } }],
  ])('is left alone altogether: %s', (reason, user, changed) => {
    expect(
      plan(
        user,
        [{ kind: 'grant-access', access: [{ resourceId: wiki, roleId: 'atlassian/user' }] }, removeJira],
        changed,
      ),
    ).toMatchObject({
      outcome: 'skip',
      reason,
      steps: [],
      skipped: [
        { operation: 'grant-access', reason },
        { operation: 'remove-access', reason },
      ],
    });
  });
});

describe('a plan for one user', () => {
  it('lets later operations see what earlier ones do', () => {
    const operations: UserOperation[] = [
      { kind: 'add-to-groups', groupIds: [everything.groupId] },
      removeJira,
      { kind: 'suspend' },
    ];

    const { steps, effects, outcome } = plan(ada, operations);

    expect(outcome).toBe('change');
    expect(steps).toEqual([
      { do: 'add-member', directoryId: berlin, groupId: 'everything' },
      { do: 'remove-member', directoryId: berlin, groupId: 'jira-users' },
      { do: 'remove-member', directoryId: berlin, groupId: 'everything' },
      { do: 'suspend', directoryId: berlin },
    ]);
    expect(effects).toMatchObject({ freed: [jira], gained: [], alsoLost: [] });
  });

  it('brings an account back before it is given anything', () => {
    const grant: UserOperation = {
      kind: 'grant-access',
      access: [{ resourceId: wiki, roleId: 'atlassian/user' }],
    };
    const inDeletion: PlanSubject = { ...ada, status: 'for_deletion' };

    const { steps, effects } = plan(inDeletion, [{ kind: 'cancel-delete' }, { kind: 'activate' }, grant]);

    expect(steps.map((step) => step.do)).toEqual(['cancel-delete', 'activate', 'assign-role']);
    expect(effects.gained).toEqual([jira, wiki]);
    expect(plan(inDeletion, [grant])).toMatchObject({ outcome: 'skip', reason: 'in-deletion' });
  });

  it('is partly done where one part cannot be, and says which and why', () => {
    const groupIds = [jiraUsers, synced, admins, locked, abroad].map(({ groupId }) => groupId);
    const stranger = asGroupId('stranger');

    const planned = plan({ ...ada, groups: [] }, [
      { kind: 'add-to-groups', groupIds: [...groupIds, stranger] },
    ]);

    expect(planned).toMatchObject({ outcome: 'partly', reason: 'synced-group' });
    expect(planned.skipped).toEqual([
      { operation: 'add-to-groups', reason: 'synced-group', groupId: 'synced' },
      { operation: 'add-to-groups', reason: 'admin-group', groupId: 'admins' },
      { operation: 'add-to-groups', reason: 'unmodifiable-group', groupId: 'locked' },
      { operation: 'add-to-groups', reason: 'other-directory', groupId: 'abroad' },
      { operation: 'add-to-groups', reason: 'gone', groupId: 'stranger' },
    ]);
  });

  it('makes nobody an administrator', () => {
    const access = ['atlassian/org-admin', 'atlassian/site-admin', 'atlassian/user-access-admin'].map(
      (roleId) => ({ resourceId: wiki, roleId }),
    );
    const invitation = { access, groupIds: [], emails: [], sendsMail: false, text: '' };
    const task = { operations: [], rules, places };

    expect(plan(ada, [{ kind: 'grant-access', access }])).toMatchObject({
      steps: [],
      outcome: 'skip',
      reason: 'admin-role',
    });
    expect(planInvitation('new@acme.example', invitation, task)).toMatchObject({
      steps: [{ do: 'invite', access: [] }],
      reason: 'admin-role',
      effects: { gained: [] },
    });
  });

  it('is whole where the rest is so already', () => {
    const groupIds = [jiraUsers.groupId, everything.groupId];

    expect(plan(ada, [{ kind: 'add-to-groups', groupIds }])).toMatchObject({
      outcome: 'change',
      reason: null,
      steps: [{ do: 'add-member', groupId: 'everything' }],
      skipped: [],
    });
    expect(plan(ada, [{ kind: 'add-to-groups', groupIds: [jiraUsers.groupId] }])).toMatchObject({
      outcome: 'skip',
      reason: 'already-so',
    });
  });

  it('names what goes with a group although nobody asked for it', () => {
    expect(plan({ ...ada, groups: [everything] }, [removeJira]).effects).toMatchObject({
      freed: [jira, wiki],
      alsoLost: [{ resourceId: wiki, roles: ['atlassian/guest', 'atlassian/user'] }],
    });
  });

  it('takes the ways to a license from somebody who is billed for nothing, and frees none', () => {
    const suspended: PlanSubject = { ...ada, status: 'suspended', membership: 'suspended' };

    expect(plan(suspended, [removeJira])).toMatchObject({
      outcome: 'change',
      steps: [{ do: 'remove-member' }],
      effects: { freed: [], stillBillable: [] },
    });
  });

  it('says of somebody without a license that there is none to free', () => {
    expect(plan({ ...ada, groups: [] }, [removeJira])).toMatchObject({ outcome: 'skip', reason: 'no-seat' });
    expect(plan({ ...ada, groups: [] }, [{ kind: 'remove-access', resourceIds: 'all' }])).toMatchObject({
      outcome: 'skip',
      reason: 'no-seat',
    });
  });

  it('grants no role that is held already, on nothing that is gone, and in no other directory', () => {
    const access = [jira, asResourceId('gone'), wiki].map((resourceId) => ({
      resourceId,
      roleId: 'atlassian/user',
    }));

    expect(plan(ada, [{ kind: 'grant-access', access }])).toMatchObject({
      outcome: 'partly',
      reason: 'gone',
      steps: [{ do: 'assign-role', resourceId: wiki }],
      skipped: [{ reason: 'gone', resourceId: 'gone' }],
    });
    const elsewhere: PlanSubject = { ...ada, groups: [], directoryIds: [tokyo] };
    expect(plan(elsewhere, [{ kind: 'grant-access', access: access.slice(0, 1) }])).toMatchObject({
      reason: 'other-directory',
    });
  });

  it('suspends in every directory, and says what removing and deleting cannot take back', () => {
    const everywhere: PlanSubject = { ...ada, directoryIds: [berlin, tokyo] };

    expect(plan(everywhere, [{ kind: 'suspend' }]).steps).toEqual([
      { do: 'suspend', directoryId: berlin },
      { do: 'suspend', directoryId: tokyo },
    ]);
    expect(plan(everywhere, [{ kind: 'remove-from-directory' }])).toMatchObject({
      steps: [{ directoryId: berlin }, { directoryId: tokyo }],
      effects: { freed: [jira], alsoLost: [], irreversible: ['must-be-invited'] },
    });
    expect(plan(ada, [{ kind: 'delete' }]).effects).toMatchObject({
      freed: [jira],
      irreversible: ['deleted-after-grace'],
    });
  });
});
