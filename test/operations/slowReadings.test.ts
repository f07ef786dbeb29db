// Readings that are too old by the time the first user could be written.
import { afterEach, expect, it } from 'vitest';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** Runs a deactivation where every answer about an account and its tokens takes so long. */
async function runSlowly(people: number, durationMs: number) {
  let isSlow = false;
  const world = await createRunWorld(undefined, (ports) => ({
    ...ports,
    http: {
      async send(request) {
        const isOfAccount = request.url.includes('/manage');
        // Several are on their way at the same time.
        const endsAt = ports.clock.now() + (isSlow && isOfAccount ? durationMs : 0);
        const answer = await ports.http.send(request);
        await ports.clock.sleep(Math.max(0, endsAt - ports.clock.now()));
        return answer;
      },
    },
  }));
  app = world;
  const plan = await world.plan(someUsers(plainPeople(world.world, people), { kind: 'deactivate' }));
  isSlow = true;

  await world.confirm(plan);
  await world.work();
  return { world, plan };
}

it('stops with a reason when nobody is ever begun with, instead of reading for ever', async () => {
  const { world, plan } = await runSlowly(2, 11_000);

  expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'unavailable' });
  expect(world.organization.model.requests.byOperation()['accounts.disable'] ?? 0).toBe(0);
});

it('ends a burst before its lease does, and says why it goes on later', async () => {
  const { world, plan } = await runSlowly(8, 26_000);

  expect(world.log.lines.map(({ message }) => message)).not.toContain('lease lost');
  expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'unavailable' });
});
