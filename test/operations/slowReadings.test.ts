// Readings that are too old by the time the first user could be written.
import { afterEach, expect, it } from 'vitest';
import { asResourceId } from '../../src/domain/ids';
import type { OperationView } from '../../src/domain/operationRun';
import { createRunWorld, holdersOfOneGroup, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** Answers whose address fits take so long; several are on their way at the same time. */
async function startSlow(durationMs: number, fits: RegExp) {
  let isSlow = false;
  const world = await createRunWorld(undefined, (ports) => ({
    ...ports,
    http: {
      async send(request) {
        const endsAt = ports.clock.now() + (isSlow && fits.test(request.url) ? durationMs : 0);
        const answer = await ports.http.send(request);
        await ports.clock.sleep(Math.max(0, endsAt - ports.clock.now()));
        return answer;
      },
    },
  }));
  app = world;
  return {
    world,
    run: async (plan: OperationView) => {
      isSlow = true;
      await world.confirm(plan);
      await world.work();
      return { world, plan };
    },
  };
}

/** Runs a deactivation where every answer about an account and its tokens takes so long. */
async function runSlowly(people: number, durationMs: number) {
  const { world, run } = await startSlow(durationMs, /\/manage/);
  return run(await world.plan(someUsers(plainPeople(world.world, people), { kind: 'deactivate' })));
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

it('stops with a reason when no proof ever comes to its end, and keeps what was done', async () => {
  const { world, run } = await startSlow(28_000, /\/users\//);
  const { resource, people } = holdersOfOneGroup(world.world, 1);
  const resourceIds = [asResourceId(resource.resourceId)];
  const plan = await world.plan(someUsers(people, { kind: 'remove-access', resourceIds }));
  for (const person of people) person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];

  await run(plan);

  expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'unavailable' });
  expect((await world.items(plan)).map(({ result }) => result?.steps.map((step) => step.result))).toEqual([
    ['done'],
  ]);
});

it('looks at as many of those who may be invited as there is time for, and at the others later', async () => {
  const { world, run } = await startSlow(26_000, /\/role-assignments/);
  const [resource] = world.world.resources;
  const access = [{ resourceId: asResourceId(resource?.resourceId ?? ''), roleId: 'atlassian/user' }];
  const emails = Array.from({ length: 6 }, (_, at) => `guest-${at}@new.example`);
  const invitation = { emails, access, groupIds: [], sendsMail: false, text: '' };
  world.organization.model.faults.set({ name: 'lost-answer', operation: 'users.invite', times: 1 });

  const { plan } = await run(await world.plan({ kind: 'invite', invitation }));

  expect(world.log.lines.map(({ message }) => message)).not.toContain('lease lost');
  expect(await world.view(plan)).toMatchObject({ outcome: 'completed', counts: { done: 6 } });
  expect(world.organization.model.requests.byOperation()['users.invite']).toBe(1);
});
