// Readings that are too old by the time the first user could be written.
import { afterEach, expect, it } from 'vitest';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

it('stops with a reason when nobody is ever begun with, instead of reading for ever', async () => {
  let isSlow = false;
  const world = await createRunWorld(undefined, (ports) => ({
    ...ports,
    http: {
      async send(request) {
        const answer = await ports.http.send(request);
        if (isSlow && request.url.includes('/manage')) await ports.clock.sleep(11_000);
        return answer;
      },
    },
  }));
  app = world;
  const plan = await world.plan(someUsers(plainPeople(world.world, 2), { kind: 'deactivate' }));
  isSlow = true;

  await world.confirm(plan);
  await world.work();

  expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'unavailable' });
  expect(world.organization.model.requests.byOperation()['accounts.disable'] ?? 0).toBe(0);
});
