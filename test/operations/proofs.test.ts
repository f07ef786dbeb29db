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
async function start(adapt?: Parameters<typeof createRunWorld>[1]) {
  const world = await createRunWorld(undefined, adapt);
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

describe('somebody who is found with a seat', () => {
  it('is not free because a reading tells of no role', async () => {
    const { world, plan, people, resource } = await start((ports) => ({
      ...ports,
      http: {
        async send(request) {
          const answer = await ports.http.send(request);
          const isReading = /users\/[^/]+\/role-assignments/.test(request.url);
          return isReading ? { ...answer, body: '{"data":[],"links":{}}' } : answer;
        },
      },
    }));
    const [person] = people;
    if (person !== undefined) person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];

    await world.work();

    const items = await world.items(plan);
    expect(items.find(({ accountId }) => accountId === person?.accountId)).toMatchObject({
      state: 'failed',
      result: { reason: 'still-billable', proof: [{ isFree: false }] },
    });
    expect(await world.view(plan)).toMatchObject({ counts: { done: 2, failed: 1 } });
  });
});
