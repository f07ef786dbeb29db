// Plans for everybody, made true step by step: what they promise is what the organization shows afterwards.
import { afterEach, describe, expect, it } from 'vitest';
import type { CallRequest } from '../../src/contract/calls';
import { createPlannedWorld, type KnownUser, type Plan, type PlannedWorld } from './plannedWorld';

let world: PlannedWorld;
afterEach(() => world.close());

type About = Extract<CallRequest<'operations.plan'>['about'], { kind: 'users' }>;

const everybody: About['selection'] = { kind: 'matching', filter: { all: [] } };

function lost(before: readonly string[], after: readonly string[] = []): string[] {
  return before.filter((each) => !after.includes(each)).toSorted();
}

/** Plans, makes it true, and holds what was promised against what came of it. */
async function kept(
  operations: About['operations'],
): Promise<{ plan: Plan; before: Map<string, KnownUser>; after: Map<string, KnownUser> }> {
  const before = await world.users();
  const plan = await world.plan({ kind: 'users', selection: everybody, operations });
  await world.makeTrue(plan);
  const after = await world.users();

  const promised = plan.items.map(({ accountId, effects }) => ({
    accountId,
    freed: [...effects.freed].toSorted(),
    gained: [...effects.gained].toSorted(),
  }));
  const shown = plan.items.map(({ accountId }) => {
    const [was, is] = [before.get(accountId ?? ''), after.get(accountId ?? '')];
    return {
      accountId,
      freed: lost(was?.seats ?? [], is?.seats),
      gained: lost(is?.seats ?? [], was?.seats),
    };
  });
  expect(shown).toEqual(promised);
  return { plan, before, after };
}

// Each kind once: places are several in the original model only, accounts are the same in both.
const kindsOf = {
  centralized: ['deactivate', 'delete'],
  original: ['suspend', 'remove-from-directory'],
} as const;

describe.each(['centralized', 'original'] as const)('in the %s model', (model) => {
  it('a plan to remove access frees exactly the seats that it names, and what else goes is named', async () => {
    world = await createPlannedWorld({ users: 80, model });
    const resourceIds = world.organization.model.world.resources
      .slice(0, 2)
      .map(({ resourceId }) => resourceId);

    const { plan, before, after } = await kept([{ kind: 'remove-access', resourceIds }]);

    for (const { accountId, effects, outcome } of plan.items) {
      const [was, is] = [before.get(accountId ?? ''), after.get(accountId ?? '')];
      const seatsLeft = resourceIds.filter((resourceId) => is?.seats.includes(resourceId));
      const isNamed = new Set(effects.stillBillable.map((still) => still.resourceId));
      if (outcome === 'change') expect(seatsLeft).toEqual([]);
      if (outcome !== 'skip') expect([...isNamed].toSorted()).toEqual(seatsLeft.toSorted());
      const beside = lost(was?.roles ?? [], is?.roles).filter((role) => {
        const [resourceId = '', roleId = ''] = role.split(' ');
        return !resourceIds.includes(resourceId) || !['atlassian/user', 'atlassian/admin'].includes(roleId);
      });
      expect(
        effects.alsoLost
          .flatMap(({ resourceId, roles }) => roles.map((role) => `${resourceId} ${role}`))
          .toSorted(),
      ).toEqual(beside);
    }
    expect(plan.view.summary?.byOutcome.change).toBeGreaterThan(5);
    expect(plan.view.summary?.byReason).toMatchObject({ 'org-admin': expect.any(Number) });
  });

  it('a plan to remove all access leaves a seat only where it says so', async () => {
    world = await createPlannedWorld({ users: 80, model });

    const { plan, after } = await kept([{ kind: 'remove-access', resourceIds: 'all' }]);

    for (const { accountId, effects, outcome } of plan.items) {
      if (outcome === 'skip') continue;
      const still = new Set<string>(effects.stillBillable.map(({ resourceId }) => resourceId));
      expect([...still].toSorted()).toEqual(after.get(accountId ?? '')?.seats.toSorted());
    }
  });

  it.each(kindsOf[model])(
    'a plan to %s stops all billing of whom it changes, and every step is accepted',
    async (kind) => {
      world = await createPlannedWorld({ users: 70, model });

      const { plan, after } = await kept([{ kind }]);

      const changed = plan.items.filter(({ outcome }) => outcome === 'change');
      expect(changed.length).toBeGreaterThan(5);
      for (const { accountId } of changed) expect(after.get(accountId ?? '')?.seats ?? []).toEqual([]);
    },
  );

  it('a plan to bring back and to grant gains exactly the seats that it names', async () => {
    world = await createPlannedWorld({ users: 120, model });
    const { resources, groups } = world.organization.model.world;
    // Whether an app is full is for Atlassian to say: no plan knows all who are in it.
    const roomy = resources.filter(({ capacity }) => capacity === null);
    const joined = [...groups.values()]
      .filter(({ roles }) => roles.every(({ target }) => roomy.some((resource) => resource === target)))
      .slice(0, 3);

    const { plan } = await kept([
      { kind: 'cancel-delete' },
      { kind: 'activate' },
      { kind: 'restore' },
      {
        kind: 'grant-access',
        access: roomy.slice(0, 1).map(({ resourceId }) => ({ resourceId, roleId: 'atlassian/user' })),
      },
      { kind: 'add-to-groups', groupIds: joined.map(({ groupId }) => groupId) },
    ]);

    const done = Object.keys(plan.view.summary?.steps ?? {});
    expect(done).toEqual(expect.arrayContaining(['activate', 'restore', 'assign-role', 'add-member']));
  });

  it('a plan to take people out of groups names what goes with them', async () => {
    world = await createPlannedWorld({ users: 70, model });
    const groups = [...world.organization.model.world.groups.values()].filter(
      ({ roles }) => roles.length > 0,
    );

    const { plan, before, after } = await kept([
      { kind: 'remove-from-groups', groupIds: groups.slice(0, 40).map(({ groupId }) => groupId) },
    ]);

    for (const { accountId, effects } of plan.items) {
      expect(
        effects.alsoLost
          .flatMap(({ resourceId, roles }) => roles.map((role) => `${resourceId} ${role}`))
          .toSorted(),
      ).toEqual(lost(before.get(accountId ?? '')?.roles ?? [], after.get(accountId ?? '')?.roles));
    }
  });
});
