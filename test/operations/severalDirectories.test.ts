// Users in several directories: an operation is done in each of them, and undone in each.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changed } from '../../local/organization/world/changes';
import type { Person } from '../../local/organization/world/world';
import { createPlannedWorld, type PlannedWorld } from './plannedWorld';

let world: PlannedWorld;
let people: readonly Person[];

beforeEach(async () => {
  world = await createPlannedWorld({ users: 120, model: 'original' });
  people = [...world.organization.model.world.people.values()]
    .filter(({ accountActive, managed, platformRoles, places }) => {
      const isOrdinary = accountActive && managed && platformRoles.length === 0;
      return isOrdinary && places.length > 1 && places.every(({ suspended }) => !suspended);
    })
    .slice(0, 4);
});
afterEach(() => world.close());

async function run(about: Parameters<PlannedWorld['plan']>[0]) {
  const { operationId, hash } = (await world.plan(about)).view;
  await world.call('operations.confirm', { operationId, hash, acceptsIrreversible: true });
  await world.work();
  // Removals are queued.
  world.organization.model.clock.advance(60_000);
  return world.call('operations.get', { operationId });
}

const runFor = (kind: 'suspend' | 'restore' | 'remove-from-directory') => {
  const accountIds = people.map(({ accountId }) => accountId);
  return run({ kind: 'users', selection: { kind: 'these', accountIds }, operations: [{ kind }] });
};

/** How many places each has, and in how many of them they are suspended. */
const places = () =>
  people.map((person) => [person.places.length, person.places.filter(({ suspended }) => suspended).length]);

it('suspends in every directory, and restores in each', async () => {
  const before = places();
  expect(before.length).toBeGreaterThan(2);

  const { operationId, outcome } = await runFor('suspend');
  expect([outcome, places()]).toEqual(['completed', before.map(([all]) => [all, all])]);

  const undone = await run({ kind: 'undo', operationId });
  expect([undone.outcome, places()]).toEqual(['completed', before]);
});

it('restores in every directory also where answers are lost', async () => {
  const before = places();
  const { operationId } = await runFor('suspend');
  world.organization.model.faults.set({ name: 'lost-answer', operation: 'users.restore', times: 3 });
  world.organization.model.faults.set({
    name: 'bad-gateway',
    operation: 'users.restore',
    after: 3,
    times: 2,
  });

  const undone = await run({ kind: 'undo', operationId });

  expect([undone.outcome, places()]).toEqual(['completed', before]);
});

it('removes from every directory, and invites back into those that give anything', async () => {
  const groups = people.map((person) => person.groups.map(({ groupId }) => groupId).toSorted());

  const { operationId, outcome } = await runFor('remove-from-directory');
  expect([outcome, places()]).toEqual(['completed', people.map(() => [0, 0])]);

  await run({ kind: 'undo', operationId });
  const back = people.map((person) => person.groups.map(({ groupId }) => groupId).toSorted());
  const given = groups.map((ids) => ids.filter((id) => !isSynced(id)));
  expect(back).toEqual(given);
});

describe('somebody suspended in one of several directories', () => {
  /** In the first of their directories: to Atlassian they are active. */
  const suspendPartly = () => {
    for (const {
      places: [place],
    } of people)
      if (place !== undefined) place.suspended = true;
    changed(world.organization.model.world);
  };
  const suspendedIn = () =>
    people.map((person) =>
      person.places.filter(({ suspended }) => suspended).map(({ directory }) => directory.directoryId),
    );

  it.each(['suspend', 'restore', 'remove-from-directory'] as const)(
    'is as before after %s and its undoing',
    async (kind) => {
      suspendPartly();
      const [all, before] = [places().map(([each]) => each), suspendedIn()];

      const { operationId, outcome } = await runFor(kind);

      const left = { suspend: all, restore: all.map(() => 0), 'remove-from-directory': all.map(() => 0) };
      expect([outcome, places().map(([, suspended]) => suspended)]).toEqual(['completed', left[kind]]);
      await run({ kind: 'undo', operationId });
      const there = new Map(
        people.map(({ accountId, places: now }) => [
          accountId,
          now.map(({ directory }) => directory.directoryId),
        ]),
      );
      const back = people.map(({ accountId }, i) =>
        before[i]?.filter((directoryId) => there.get(accountId)?.includes(directoryId)),
      );
      expect(suspendedIn()).toEqual(back);
      expect(back.flat()).not.toEqual([]);
    },
  );
});

function isSynced(groupId: string): boolean {
  const group = world.organization.model.world.groups.get(groupId);
  return group === undefined || group.externalSynced || group.grantsAdmin;
}
