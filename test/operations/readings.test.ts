// What the readings just before a change tell, and what they do not.
import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { Unavailable } from '../../src/domain/errors';
import { asResourceId } from '../../src/domain/ids';
import type { OperationItem } from '../../src/domain/operationRun';
import type { HttpRequest, HttpResponse } from '../../src/ports';
import { createRunWorld, holdersOfOneGroup, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** An organization whose answers pass through `heard` as soon as the test sets it. */
async function start() {
  const answers = { heard: async (_request: HttpRequest, answer: HttpResponse) => answer };
  const world = await createRunWorld(undefined, (ports) => ({
    ...ports,
    http: { send: async (request) => answers.heard(request, await ports.http.send(request)) },
  }));
  app = world;
  return { world, answers };
}

function itemOf(items: readonly OperationItem[], person: Person | undefined): OperationItem | undefined {
  return items.find(({ accountId }) => accountId === person?.accountId);
}

function stepsOf(item: OperationItem | undefined): unknown {
  return item?.result?.steps.map(({ step, result }) => [step.do, result]);
}

/** An answer that says of itself that it goes on. */
function goingOn(answer: HttpResponse): HttpResponse {
  return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), links: { next: 'more' } }) };
}

describe('a search for a few users that goes on', () => {
  it('before the change stops the run: whoever is on another page would pass for gone', async () => {
    const { world, answers } = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 2), { kind: 'suspend' }));
    answers.heard = async ({ url }, answer) => (url.endsWith('/users/search') ? goingOn(answer) : answer);

    await world.confirm(plan);
    await world.work();

    expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'unexpected-answer' });
    expect(await world.items(plan)).toMatchObject([{ state: 'waiting' }, { state: 'waiting' }]);
  });

  it('after the change stops the run: whoever is on another page would pass for free', async () => {
    const { world, answers } = await start();
    const { resource, people } = holdersOfOneGroup(world.world, 2);
    const resourceIds = [asResourceId(resource.resourceId)];
    const plan = await world.plan(someUsers(people, { kind: 'remove-access', resourceIds }));
    const { requests } = world.organization.model;
    answers.heard = async ({ url }, answer) => {
      const isProof = url.endsWith('/users/search') && requests.byOperation()['memberships.remove'] === 2;
      return isProof ? goingOn(answer) : answer;
    };

    await world.confirm(plan);
    await world.work();

    expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'unexpected-answer' });
    expect((await world.items(plan)).map(({ result }) => result?.proof)).toEqual([null, null]);
  });
});

describe('somebody', () => {
  it('whose role is held in a way that nobody knows has it revoked', async () => {
    const { world, answers } = await start();
    const { resource } = holdersOfOneGroup(world.world, 1);
    const person = plainPeople(world.world, 200).find(
      ({ groups }) => !groups.some(({ roles }) => roles.some(({ target }) => target === resource)),
    );
    if (person === undefined) throw new Error('Nobody fits');
    person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
    await world.sync();
    const resourceIds = [asResourceId(resource.resourceId)];
    const plan = await world.plan(someUsers([person], { kind: 'remove-access', resourceIds }));
    answers.heard = async ({ url }, answer) =>
      url.includes('/role-assignments')
        ? { ...answer, body: answer.body.replaceAll('"direct"', '"by-magic"') }
        : answer;

    await world.confirm(plan);
    await world.work();

    expect(stepsOf(itemOf(await world.items(plan), person))).toEqual([['revoke-role', 'done']]);
    expect(person.directRoles).toEqual([]);
  });

  it('who holds no seat any more is done, and in no step was anything tried', async () => {
    const { world } = await start();
    const { resource, people } = holdersOfOneGroup(world.world, 2);
    const [person] = people;
    const resourceIds = [asResourceId(resource.resourceId)];
    const plan = await world.plan(someUsers(people, { kind: 'remove-access', resourceIds }));
    for (const group of person?.groups ?? []) if (person !== undefined) group.members.delete(person);
    if (person !== undefined) person.groups = [];

    await world.confirm(plan);
    await world.work();

    const item = itemOf(await world.items(plan), person);
    expect(item).toMatchObject({ state: 'done', result: { proof: [{ isFree: true }] } });
    expect(stepsOf(item)).toEqual([['remove-member', 'untried']]);
  });
});

describe('a run that is ended while nobody knows what came of a request', () => {
  it('looks again where the reading is old by the time of the look', async () => {
    const { world, answers } = await start();
    const [person] = plainPeople(world.world, 1);
    if (person === undefined) throw new Error('Nobody fits');
    const plan = await world.plan(someUsers([person], { kind: 'deactivate' }));
    const { faults, clock } = world.organization.model;
    faults.set({ name: 'server-error', operation: 'accounts.disable', times: 1 });
    let looks = 0;
    answers.heard = async ({ url }, answer) => {
      if (url.endsWith('/lifecycle/disable'))
        await world.call('operations.cancel', { operationId: plan.operationId });
      if (!url.endsWith('/manage')) return answer;
      looks += 1;
      if (looks !== 2) return answer;
      // The request takes effect late, after the user was read.
      clock.advance(11_000);
      person.accountActive = false;
      return answer;
    };

    await world.confirm(plan);
    await world.work();

    const item = itemOf(await world.items(plan), person);
    expect([looks, item?.state]).toEqual([3, 'done']);
    expect(stepsOf(item)).toEqual([['deactivate', 'done']]);
  });

  it('ends where the proof is refused, and keeps what was done', async () => {
    const { world, answers } = await start();
    const { resource, people } = holdersOfOneGroup(world.world, 1);
    const resourceIds = [asResourceId(resource.resourceId)];
    const plan = await world.plan(someUsers(people, { kind: 'remove-access', resourceIds }));
    let isEnded = false;
    answers.heard = async ({ url, body }, answer) => {
      if (/\/memberships\//.test(url) && !isEnded) {
        isEnded = true;
        await world.call('operations.cancel', { operationId: plan.operationId });
        throw new Unavailable('The answer is lost');
      }
      const isProof = isEnded && url.endsWith('/users/search') && body?.includes('roleIds') === true;
      return isProof ? { ...answer, status: 403, body: '{}' } : answer;
    };

    await world.confirm(plan);
    await world.work();

    const [item] = await world.items(plan);
    expect((await world.view(plan)).outcome).toBe('cancelled');
    expect([item?.state, stepsOf(item)]).toEqual(['cancelled', [['remove-member', 'done']]]);
  });
});
