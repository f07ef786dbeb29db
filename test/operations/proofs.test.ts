// The proof that seats are free, where Atlassian does not answer as it should.
import { afterEach, describe, expect, it } from 'vitest';
import { StorageFailed } from '../../src/domain/errors';
import { asResourceId } from '../../src/domain/ids';
import type { StepResult } from '../../src/domain/operationRun';
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

describe('a hidden role', () => {
  /** Gives one of those whose seats are to be freed a role that no reading has shown. */
  async function startHidden(adapt?: Parameters<typeof createRunWorld>[1]) {
    const started = await start(adapt);
    const [person] = started.people;
    if (person === undefined) throw new Error('Nobody fits');
    person.directRoles = [{ target: started.resource, roleId: 'atlassian/user' }];
    const item = async () =>
      (await started.world.items(started.plan)).find(({ accountId }) => accountId === person.accountId);
    return { ...started, person, item };
  }

  function revocation(steps: readonly StepResult[] | undefined): unknown {
    return steps?.filter(({ step }) => step.do === 'revoke-role').map(({ result }) => result);
  }

  /** Once the role is revoked, nothing can be noted of it until the burst is over; then something happens. */
  async function loseBurst(
    meanwhile: (started: Awaited<ReturnType<typeof startHidden>>) => Promise<unknown>,
  ) {
    let isDown = false;
    let whenWaiting = async (): Promise<unknown> => undefined;
    const started = await startHidden((ports) => ({
      ...ports,
      http: {
        async send(request) {
          const answer = await ports.http.send(request);
          if (request.url.endsWith('/roles/revoke') && isFirst()) isDown = true;
          return answer;
        },
      },
      sql: {
        ...ports.sql,
        async change(statement, params) {
          if (isDown && /operation_items|audit_/.test(statement)) throw new StorageFailed('No answer');
          return ports.sql.change(statement, params);
        },
      },
      queue: {
        async push(message, delaySeconds = 0) {
          await ports.queue.push(message, delaySeconds);
          if (!isDown) return;
          isDown = false;
          await whenWaiting();
        },
      },
    }));
    const sent = (): number =>
      started.world.organization.model.requests.byOperation()['users.revokeRole'] ?? 0;
    const isFirst = (): boolean => sent() === 1;
    whenWaiting = () => meanwhile(started);
    await started.world.work();
    return { ...started, sent };
  }

  it('is told as revoked where nothing was noted of it and the run is ended meanwhile', async () => {
    const { item, person } = await loseBurst(({ world, plan: { operationId } }) =>
      world.call('operations.cancel', { operationId }),
    );

    const { state, result } = (await item()) ?? {};
    expect(state).toBe('done');
    expect(revocation(result?.steps)).toEqual(['done']);
    expect(result?.before?.roles).toHaveLength(1);
    expect(person.directRoles).toHaveLength(0);
  });

  it('is told as revoked of somebody who has become an organization admin meanwhile', async () => {
    const { item, sent } = await loseBurst(async ({ person }) => {
      person.platformRoles = ['atlassian/org-admin'];
    });

    const { state, result } = (await item()) ?? {};
    expect(state).toBe('done');
    expect(revocation(result?.steps)).toEqual(['done']);
    expect(sent()).toBe(1);
  });

  it('that may have been revoked is not tried again with who has become an organization admin', async () => {
    const { item, sent } = await loseBurst(async ({ person, resource }) => {
      person.platformRoles = ['atlassian/org-admin'];
      person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
    });

    const { state, result } = (await item()) ?? {};
    expect([state, result?.reason]).toEqual(['failed', 'org-admin']);
    expect(revocation(result?.steps)).toEqual(['failed']);
    expect(sent()).toBe(1);
  });

  it('is revoked later where Atlassian asks to wait at both looks', async () => {
    const { world, plan, person } = await startHidden();
    world.organization.model.faults.set({ name: 'rate-limited', operation: 'users.revokeRole', times: 6 });

    await world.work();

    expect(person.directRoles).toEqual([]);
    expect(await world.view(plan)).toMatchObject({ outcome: 'completed', counts: { done: 3 } });
  });
});
