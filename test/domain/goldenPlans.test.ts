// What each operation comes to for every kind of user of a small company, read by people when it changes.
import { expect, it } from 'vitest';
import { asAccountId, asDirectoryId, asGroupId, asResourceId } from '../../src/domain/ids';
import type { UserOperation } from '../../src/domain/operation';
import { operationKinds } from '../../src/domain/operation';
import type { Step, StillBillable } from '../../src/domain/operationPlan';
import { planUser, type Draft } from '../../src/domain/planUser';
import type { GroupFacts, PlanSubject } from '../../src/domain/planSubject';

const directory = asDirectoryId('main');
const jira = asResourceId('jira');
const wiki = asResourceId('wiki');

function group(name: string, given: readonly string[], facts: Partial<GroupFacts> = {}): GroupFacts {
  return {
    groupId: asGroupId(name),
    directoryId: directory,
    managedBy: 'admins',
    isSynced: false,
    isModifiable: true,
    grantsAdmin: false,
    roles: given.map((role) => {
      const [resource = '', roleId = ''] = role.split('/');
      return { resourceId: asResourceId(resource), roleId: `atlassian/${roleId}`, isDefault: false };
    }),
    ...facts,
  };
}

const groups = {
  jira: group('jira-users', ['jira/user']),
  both: group('engineering', ['jira/user', 'wiki/user', 'wiki/customer']),
  admins: group('wiki-admins', ['wiki/admin']),
  synced: group('from-okta', ['jira/user'], { isSynced: true, managedBy: 'external' }),
  siteAdmins: group('site-admins', [], { grantsAdmin: true }),
  locked: group('locked', ['wiki/user'], { isModifiable: false }),
};

function user(name: string, facts: Partial<PlanSubject> = {}): PlanSubject {
  return {
    accountId: asAccountId(name),
    status: 'active',
    claimStatus: 'managed',
    managementSource: 'invited',
    membership: 'active',
    directoryIds: [directory],
    platformRoles: [],
    groups: [groups.jira],
    directRoles: [],
    ...facts,
  };
}

const own = (resourceId: typeof jira, role: string, isInferred = false) => ({
  resourceId,
  roleId: `atlassian/${role}`,
  isInferred,
});

const users: readonly PlanSubject[] = [
  user('managed'),
  user('external', { claimStatus: 'unmanaged', groups: [groups.both] }),
  user('synced', { managementSource: 'synced' }),
  user('in-a-synced-group', { groups: [groups.synced, groups.jira, groups.both] }),
  user('in-a-locked-group', { groups: [groups.locked] }),
  user('wiki-admin', { groups: [groups.admins], directRoles: [own(wiki, 'user', true)] }),
  user('with-own-role', { groups: [], directRoles: [own(jira, 'admin'), own(wiki, 'guest')] }),
  user('inferred-only', { groups: [], directRoles: [own(jira, 'user', true)] }),
  user('without-access', { groups: [] }),
  user('suspended', { status: 'suspended', membership: 'suspended' }),
  user('deactivated', { status: 'deactivated' }),
  user('deactivated-and-suspended', { status: 'deactivated', membership: 'suspended' }),
  user('in-deletion', { status: 'for_deletion' }),
  user('in-no-directory', {
    status: 'not_invited',
    membership: 'no_membership',
    directoryIds: [],
    groups: [],
  }),
  user('of-unknown-status', { status: 'unknown' }),
  user('org-admin', { platformRoles: ['atlassian/org-admin'] }),
  user('who-plans'),
  user('key-owner'),
  user('protected'),
];

const jiraAndWiki = [jira, wiki].map((resourceId) => ({ resourceId, roleId: 'atlassian/user' }));
const allGroups = Object.values(groups);
const someGroups = allGroups.map(({ groupId }) => groupId);

const operationOf: Readonly<Record<string, UserOperation>> = {
  'grant-access': { kind: 'grant-access', access: jiraAndWiki },
  'remove-access': { kind: 'remove-access', resourceIds: [jira] },
  'add-to-groups': { kind: 'add-to-groups', groupIds: someGroups },
  'remove-from-groups': { kind: 'remove-from-groups', groupIds: someGroups },
};

const places = {
  group: (groupId: string) => allGroups.find((each) => each.groupId === groupId) ?? null,
  resource: () => ({ directoryIds: [directory] }),
};

const rules = {
  safety: { keepsDefaultGroups: false, protectedUsers: [asAccountId('protected')], protectedGroups: [] },
  authorId: asAccountId('who-plans'),
  keyOwnerId: asAccountId('key-owner'),
};

function stepText(step: Step): string {
  const { do: what, ...on } = step;
  return `  ${what} ${Object.values(on)
    .filter((value) => value !== directory)
    .join(' ')}`.trimEnd();
}

function throughText({ resourceId, through, reason }: StillBillable): string {
  const way = through.kind === 'group' ? through.groupId : through.kind;
  return `  still billable on ${resourceId} through ${way} (${reason})`;
}

function textOf({ accountId, outcome, reason, steps, skipped, effects }: Draft): string {
  const { freed, gained, stillBillable, alsoLost, irreversible } = effects;
  return [
    `${accountId}: ${outcome}${reason === null ? '' : ` (${reason})`}`,
    ...steps.map(stepText),
    ...skipped.flatMap((part) => {
      const on = part.groupId ?? part.resourceId;
      return on === undefined ? [] : [`  left out: ${on} (${part.reason})`];
    }),
    ...freed.map((resourceId) => `  frees ${resourceId}`),
    ...gained.map((resourceId) => `  gains ${resourceId}`),
    ...stillBillable.map(throughText),
    ...alsoLost.map(({ resourceId, roles }) => `  also loses ${resourceId} ${roles.join(' ')}`),
    ...irreversible.map((what) => `  ${what}`),
  ].join('\n');
}

const plainOf = (kind: (typeof operationKinds)[number]): UserOperation =>
  operationOf[kind] ?? ({ kind } as UserOperation);

it.each(operationKinds)('%s', async (kind) => {
  const task = { operations: [plainOf(kind)], rules, places };
  const text = users.map((subject) => textOf(planUser(subject, task))).join('\n');

  await expect(`${text}\n`).toMatchFileSnapshot(`../golden/plans/${kind}.txt`);
});
