// What may be done to whom: the plan's word for every operation and every kind of user, held against the organization,
// which is asked directly and knows nothing of our table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { operationKinds, type OperationKind } from '../../src/domain/operation';
import { userKinds } from './everyKind';
import { planned } from './plannedWorld';
import { createKindsWorld, operationOf, type KindsWorld } from './kindsWorld';

/** What the organization says when it is asked all the same. */
const missing = '404 notFound';
const foreign = '403 forbidden';
const active = '409 accountAlreadyActive';
const inactive = '409 accountAlreadyInactive';
const pending = '409 accountPendingDeletion';
const refusesInactive = '400 ADMIN-UAM-400-2';
const noPlace = '404 ADMIN-UAM-404-1';
const isAdmin = '403 ADMIN-UAM-403-1';

/** For each operation, in the order of `userKinds`: what is planned, and what the organization answers. */
const matrix: Readonly<Record<OperationKind, readonly (readonly [plan: string, answer: string])[]>> = {
  'cancel-delete': [
    ['not-in-deletion', missing],
    ['not-managed', foreign],
    ['not-in-deletion', missing],
    ['not-in-deletion', missing],
    ['not-in-deletion', missing],
    ['change', 'ok'],
    ['not-in-deletion', missing],
    ['not-in-deletion', missing],
    ['org-admin', missing],
    ['protected-user', missing],
  ],
  activate: [
    ['already-so', active],
    ['not-managed', foreign],
    ['already-so', active],
    ['already-so', active],
    ['change', 'ok'],
    ['in-deletion', pending],
    ['already-so', active],
    ['already-so', active],
    ['org-admin', active],
    ['protected-user', active],
  ],
  restore: [
    ['already-so', 'ok'],
    ['already-so', 'ok'],
    ['already-so', 'ok'],
    ['change', 'ok'],
    ['already-so', 'ok'],
    ['already-so', 'ok'],
    ['not-invited', noPlace],
    ['already-so', 'ok'],
    ['org-admin', 'ok'],
    ['protected-user', 'ok'],
  ],
  'grant-access': [
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['not-active', refusesInactive],
    ['in-deletion', refusesInactive],
    ['not-invited', '404 ADMIN-404-8'],
    ['change', 'ok'],
    ['org-admin', 'ok'],
    ['protected-user', 'ok'],
  ],
  'add-to-groups': [
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['not-active', refusesInactive],
    ['in-deletion', refusesInactive],
    ['not-invited', noPlace],
    ['change', 'ok'],
    ['org-admin', 'ok'],
    ['protected-user', 'ok'],
  ],
  'remove-access': [
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['not-invited', 'ok'],
    ['change', 'ok'],
    ['org-admin', 'ok'],
    ['protected-user', 'ok'],
  ],
  'remove-from-groups': [
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['not-invited', '404 ADMIN-UAM-404-3'],
    ['change', 'ok'],
    ['org-admin', 'ok'],
    ['protected-user', 'ok'],
  ],
  suspend: [
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['already-so', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['not-invited', noPlace],
    ['change', 'ok'],
    ['org-admin', isAdmin],
    ['protected-user', 'ok'],
  ],
  deactivate: [
    ['change', 'ok'],
    ['not-managed', foreign],
    ['synced-user', 'ok'],
    ['change', 'ok'],
    ['already-so', inactive],
    ['in-deletion', inactive],
    ['change', 'ok'],
    ['change', 'ok'],
    ['org-admin', 'ok'],
    ['protected-user', 'ok'],
  ],
  delete: [
    ['change', 'ok'],
    ['not-managed', foreign],
    ['synced-user', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['already-so', pending],
    ['change', 'ok'],
    ['change', 'ok'],
    ['org-admin', '409 accountIsOrgAdmin'],
    ['protected-user', 'ok'],
  ],
  'remove-from-directory': [
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['change', 'ok'],
    ['already-so', noPlace],
    ['change', 'ok'],
    ['org-admin', isAdmin],
    ['protected-user', 'ok'],
  ],
};

/** Why nothing is done although the organization would do it. */
const stricter: Readonly<Record<string, string>> = {
  'already-so': 'There is nothing to do, and an undo must not take it for a change.',
  'not-invited': 'Whoever is in no directory has nothing that could be taken away.',
  'synced-user': 'The next sync of the identity provider would turn it back.',
  'org-admin': 'Nobody who could repair a mistake is touched.',
  'protected-user': 'The safety settings say so.',
};

describe.each(['centralized', 'original'] as const)('%s user management:', (model) => {
  let world: KindsWorld;
  const answers = new Map<string, { readonly plan: string; readonly answer: string }>();
  /** Why the drawer of somebody does not offer the operation; null: it does. */
  const refusals = new Map<string, string | null>();

  beforeAll(async () => {
    world = await createKindsWorld(model);
    for (const [at, kind] of operationKinds.entries()) await tryOut(kind, at);
  }, 120_000);
  afterAll(() => world.close());

  /** Plans the operation for one of each kind, then asks the organization to do it to each. */
  async function tryOut(kind: OperationKind, at: number): Promise<void> {
    const people = userKinds.map((userKind) => [userKind, world.kinds.people[userKind][at]] as const);
    const accountIds = people.flatMap(([, person]) => person?.accountId ?? []);
    const plan = await world.plan({
      kind: 'users',
      selection: { kind: 'these', accountIds },
      operations: [operationOf(kind, world.kinds)],
    });
    for (const [userKind, person] of people) {
      if (person === undefined) continue;
      const { outcome, reason } = planned(plan, person.accountId);
      const { certainSkips } = await world.call('user.get', { accountId: person.accountId });
      refusals.set(`${kind} ${userKind}`, certainSkips[kind] ?? null);
      answers.set(`${kind} ${userKind}`, {
        plan: outcome === 'skip' ? String(reason) : outcome,
        answer: await answerTo(kind, person),
      });
    }
  }

  /** Returns `ok`, or the code with which the organization refuses. */
  async function answerTo(kind: OperationKind, { accountId }: Person): Promise<string> {
    const { kinds, organization } = world;
    const { url, apiKey, orgId } = organization;
    const org = `/admin/v2/orgs/${orgId}/directories/${kinds.held.directory.directoryId}`;
    const roles = `/admin/v1/orgs/${orgId}/users/${encodeURIComponent(accountId)}/roles`;
    const user = `${org}/users/${encodeURIComponent(accountId)}`;
    const manage = `/users/${encodeURIComponent(accountId)}/manage/lifecycle`;
    const role = 'atlassian/user';
    const requests: Readonly<Record<OperationKind, readonly [method: string, path: string, body?: object]>> =
      {
        'cancel-delete': ['POST', `${manage}/cancel-delete`],
        activate: ['POST', `${manage}/enable`],
        restore: ['POST', `${user}/restore`],
        'grant-access': ['POST', `${roles}/assign`, { role, resource: kinds.unused.resourceId }],
        'add-to-groups': ['POST', `${org}/groups/${kinds.open.groupId}/memberships`, { accountId }],
        'remove-access': ['POST', `${roles}/revoke`, { role, resource: kinds.used.resourceId }],
        'remove-from-groups': [
          'DELETE',
          `${org}/groups/${kinds.held.groupId}/memberships/${encodeURIComponent(accountId)}`,
        ],
        suspend: ['POST', `${user}/suspend`],
        deactivate: ['POST', `${manage}/disable`, {}],
        delete: ['POST', `${manage}/delete`],
        'remove-from-directory': ['DELETE', user],
      };
    const [method, path, body] = requests[kind];
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const [, code] = /"code":"([^"]+)"/.exec(text) ?? /"key":"([^"]+)"/.exec(text) ?? [];
    return response.ok ? 'ok' : `${response.status} ${code}`;
  }

  const cells = operationKinds.flatMap((kind) =>
    userKinds.map((userKind, at) => {
      const [plan, answer] = matrix[kind][at] ?? ['?', '?'];
      return { kind, userKind, plan, answer };
    }),
  );

  it.each(cells)(
    '$kind of somebody who is $userKind: planned $plan, the organization says $answer',
    (cell) => {
      const { kind, userKind, plan, answer } = cell;

      expect(answers.get(`${kind} ${userKind}`)).toEqual({ plan, answer });
    },
  );

  it.each(cells)('the drawer of somebody who is $userKind offers $kind only if the plan is $plan', (cell) => {
    const { kind, userKind, plan } = cell;

    expect(refusals.get(`${kind} ${userKind}`)).toBe(plan === 'change' ? null : plan);
  });

  it('plans nothing that the organization refuses', () => {
    expect(cells.filter(({ plan, answer }) => plan === 'change' && answer !== 'ok')).toEqual([]);
  });

  it('is stricter than the organization only for a reason', () => {
    const refused = cells.filter(({ plan, answer }) => plan !== 'change' && answer === 'ok');

    expect([...new Set(refused.map(({ plan }) => plan))].toSorted()).toEqual(
      Object.keys(stricter).toSorted(),
    );
  });
});
