// The proof that seats are free, where Atlassian does not answer as it should.
import { afterEach, describe, expect, it } from 'vitest';
import { asResourceId } from '../../src/domain/ids';
import { createRunWorld, holdersOfOneGroup, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** A confirmed plan that frees three seats. */
async function start() {
  const world = await createRunWorld();
  app = world;
  const { resource, people } = holdersOfOneGroup(world.world, 3);
  const resourceIds = [asResourceId(resource.resourceId)];
  const plan = await world.plan(someUsers(people, { kind: 'remove-access', resourceIds }));
  await world.confirm(plan);
  return { world, plan, resource, people };
}

describe('a proof that Atlassian refuses', () => {
  it('stops the run, which keeps what was written and proves it when it is resumed', async () => {
    const { world, plan } = await start();
    const { faults } = world.organization.model;
    faults.set({ name: 'forbidden', operation: 'users.search', after: 1 });

    await world.work();
    const stopped = await world.items(plan);
    const { outcome } = await world.view(plan);
    faults.clear();
    await world.call('operations.resume', { operationId: plan.operationId });
    await world.work();

    expect(outcome).toBe('stopped');
    expect(stopped.map(({ result }) => result?.steps.map((step) => step.result))).toEqual([
      ['done'],
      ['done'],
      ['done'],
    ]);
    expect(await world.view(plan)).toMatchObject({ outcome: 'completed', counts: { done: 3 } });
    expect(world.organization.model.requests.byOperation()['memberships.remove']).toBe(3);
  });
});
