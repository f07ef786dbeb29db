// Undoing, held against the organization: it is as it was before, except where the plan to undo says that it cannot be.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asGroupId, asResourceId } from '../../src/domain/ids';
import { operationKinds, type OperationKind } from '../../src/domain/operation';
import type { OperationItem } from '../../src/domain/operationRun';
import { userKinds } from './everyKind';
import type { KnownUser } from './plannedWorld';
import { createKindsWorld, operationOf, type Run, type KindsWorld } from './kindsWorld';

describe.each(['centralized', 'original'] as const)('%s user management:', (model) => {
  let world: KindsWorld;
  beforeAll(async () => {
    world = await createKindsWorld(model, 1);
  }, 120_000);
  afterAll(() => world.close());

  const accountIds = () =>
    userKinds.flatMap((kind) => world.kinds.people[kind].map(({ accountId }) => accountId));

  /** What of everybody an operation may change, keyed by account. */
  async function state(): Promise<Map<string, readonly string[]>> {
    const users = await world.users();
    return new Map(accountIds().map((accountId) => [accountId, factsOf(users.get(accountId))]));
  }

  function factsOf(user: KnownUser | undefined): string[] {
    if (user === undefined) return ['gone'];
    const { status, groupIds, directRoles } = user;
    const roles = directRoles.map(({ resourceId, roleId }) => `${roleId} on ${resourceId}`);
    return [`status ${status}`, ...groupIds.map((groupId) => `in ${groupId}`), ...roles].toSorted();
  }

  /** What the plan to undo names as impossible for somebody. */
  function namedIn(item: OperationItem | undefined, fact: string): boolean {
    return (item?.skipped ?? []).some(
      ({ groupId, resourceId }) =>
        (groupId !== undefined && fact.endsWith(groupId)) ||
        (resourceId !== undefined && fact.endsWith(resourceId)),
    );
  }

  function lost(before: readonly string[], after: readonly string[]): string[] {
    return before.filter((fact) => !after.includes(fact));
  }

  async function doAndUndo(
    kinds: readonly OperationKind[],
  ): Promise<{ readonly done: Run; readonly undone: Run }> {
    const selection = { kind: 'these', accountIds: accountIds() } as const;
    const operations = kinds.map((kind) => operationOf(kind, world.kinds));
    const done = await world.run({ kind: 'users', selection, operations });
    const undone = await world.run({ kind: 'undo', operationId: done.operationId });
    // Removal from a directory, and what follows an invitation, may take a while.
    world.organization.model.clock.advance(60_000);
    return { done, undone };
  }

  const combinations: readonly (readonly OperationKind[])[] = [
    ...operationKinds.map((kind) => [kind]),
    ['grant-access', 'remove-access', 'suspend'],
    ['add-to-groups', 'remove-from-groups', 'deactivate'],
    ['cancel-delete', 'activate', 'restore'],
  ];

  describe('undoing', () => {
    it.each(combinations.map((kinds) => ({ kinds })))(
      '$kinds leaves everybody as they were, but for what it names',
      async ({ kinds }) => {
        const before = await state();

        const { done, undone } = await doAndUndo(kinds);

        const after = await state();
        const unnamed = accountIds().flatMap((accountId) => {
          const item = undone.plan.items.find((each) => each.accountId === accountId);
          const [was, is] = [before.get(accountId) ?? [], after.get(accountId) ?? []];
          const missing = [...lost(was, is), ...lost(is, was)].filter((fact) => !namedIn(item, fact));
          return missing.length === 0 ? [] : [{ accountId, missing, steps: item?.steps }];
        });
        expect(unnamed).toEqual([]);
        expect(done.items.some(({ state: end }) => end === 'done')).toBe(true);
        expect([done.outcome, undone.outcome]).toEqual(['completed', 'completed']);
      },
    );

    it('an invitation removes whom it brought, and leaves whoever was there before', async () => {
      const [present] = world.kinds.people.managed;
      const before = await state();
      const emails = ['guest-1@mail.example', 'guest-2@mail.example', present?.profile.email ?? ''];
      const people = () => [...world.organization.model.world.people.values()];
      const guests = () =>
        people().filter(({ profile, places }) => profile.email?.startsWith('guest-') && places.length > 0);
      const groupIds = [asGroupId(world.kinds.open.groupId)];
      const invitation = { emails, access: [], groupIds, sendsMail: false, text: '' };

      const done = await world.run({ kind: 'invite', invitation });
      expect([done.outcome, guests().length]).toEqual(['completed', 2]);
      const undone = await world.run({ kind: 'undo', operationId: done.operationId });
      world.organization.model.clock.advance(60_000);

      expect([undone.outcome, (await state(), guests().length)]).toEqual(['completed', 0]);
      expect(await state()).toEqual(before);
    });

    it('gives back also the direct role that only the run found', async () => {
      const { held, people } = world.kinds;
      const [target] = held.roles.map((role) => role.target);
      const [person] = people.managed;
      if (target === undefined || person === undefined) throw new Error('Nothing is held');
      // After the sync, so that no plan knows of it.
      person.directRoles = [...person.directRoles, { target, roleId: 'atlassian/user' }];
      const before = await state();

      const done = await world.run({
        kind: 'users',
        selection: { kind: 'these', accountIds: [person.accountId] },
        operations: [{ kind: 'remove-access', resourceIds: [asResourceId(target.resourceId)] }],
      });
      expect(person.directRoles.some((role) => role.target === target)).toBe(false);
      const undone = await world.run({ kind: 'undo', operationId: done.operationId });

      expect([done.outcome, undone.outcome]).toEqual(['completed', 'completed']);
      expect(await state()).toEqual(before);
    });

    it('sends no mail to whom it invites back', async () => {
      const [person] = world.kinds.people.managed;
      const selection = { kind: 'these', accountIds: [person?.accountId ?? ''] } as const;
      const operations = [{ kind: 'remove-from-directory' }] as const;
      const done = await world.run({ kind: 'users', selection, operations: [...operations] });

      await world.run({ kind: 'undo', operationId: done.operationId });

      const invitations = world.organization.model.requests
        .list()
        .filter(({ operation }) => operation === 'users.invite');
      expect(JSON.parse(invitations.at(-1)?.body ?? '')).toMatchObject({
        emails: [person?.profile.email],
        sendNotification: false,
      });
    });

    it('leaves nothing to be undone a second time', async () => {
      const selection = { kind: 'these', accountIds: accountIds() } as const;
      const done = await world.run({ kind: 'users', selection, operations: [{ kind: 'suspend' }] });
      await world.run({ kind: 'undo', operationId: done.operationId });

      const { items } = await world.plan({ kind: 'undo', operationId: done.operationId });

      expect(items.flatMap(({ steps }) => steps)).toEqual([]);
    });
  });
});
