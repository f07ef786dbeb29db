// What people do with runs: confirm, pause, resume, cancel – and what keeps a run from going on.
import { afterEach, describe, expect, it } from 'vitest';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** What happens between two answers of Atlassian. */
let whenAnswered: () => Promise<void>;
/** What happens when a job has begun to wait. */
let whenDelayed: () => Promise<void>;

async function start(): Promise<RunWorld> {
  whenAnswered = async () => undefined;
  whenDelayed = async () => undefined;
  app = await createRunWorld(
    () => undefined,
    (ports) => ({
      ...ports,
      http: {
        async send(request) {
          const answer = await ports.http.send(request);
          await whenAnswered();
          return answer;
        },
      },
      queue: {
        async push(message, delaySeconds = 0) {
          await ports.queue.push(message, delaySeconds);
          if (delaySeconds > 0) await whenDelayed();
        },
      },
    }),
  );
  return app;
}

const suspension = { kind: 'suspend' } as const;
const MINUTE_MS = 60_000;

function suspensions({ organization }: RunWorld): number {
  return organization.model.requests.byOperation()['users.suspend'] ?? 0;
}

describe('to confirm a plan', () => {
  it('twice at the same moment begins one run', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 8), suspension));

    const confirmed = await Promise.allSettled([world.confirm(plan), world.confirm(plan)]);
    await world.work();
    await world.confirm(plan);
    await world.work();

    expect(confirmed.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(suspensions(world)).toBe(8);
    expect(await world.view(plan)).toMatchObject({ status: 'done', outcome: 'completed' });
  });

  it('takes the hash of the plan that was seen', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 2), suspension));

    await expect(world.confirm({ ...plan, hash: 'another' })).rejects.toThrow('changed-meanwhile');
  });

  it('takes no plan that was made with other safety settings', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 2), suspension));
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    await world.call('settings.safety.save', { ...safety, tokenUseDays: 7 });

    await expect(world.confirm(plan)).rejects.toThrow('after this plan was made');
    await world.call('settings.safety.save', { ...safety, keepDays: 100 });
    await expect(world.confirm(plan)).resolves.toMatchObject({ status: 'running' });
  });

  it('takes no plan while the safety settings cannot be read, and none is made', async () => {
    const world = await start();
    const about = someUsers(plainPeople(world.world, 2), suspension);
    const plan = await world.plan(about);
    await world.ports.keyValue.set('safety-settings', { version: 99, content: {} });

    await expect(world.confirm(plan)).rejects.toThrow('settings-unreadable');
    expect(await world.plan(about)).toMatchObject({ status: 'failed', reason: 'settings-unreadable' });
  });

  it('takes the number of users where the plan wants it typed', async () => {
    const world = await start();
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    await world.call('settings.safety.save', { ...safety, typedAbove: 1 });
    const plan = await world.plan(someUsers(plainPeople(world.world, 2), suspension));
    const { operationId, hash } = plan;

    await expect(world.call('operations.confirm', { operationId, hash, typed: 3 })).rejects.toThrow(
      'how many users',
    );
    await expect(world.call('operations.confirm', { operationId, hash, typed: 2 })).resolves.toMatchObject({
      status: 'running',
    });
  });

  it('takes an agreement to what cannot be undone', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 1), { kind: 'remove-from-directory' }));
    const { operationId, hash } = plan;

    await expect(world.call('operations.confirm', { operationId, hash })).rejects.toThrow('agreed');
  });

  it('is too late after an hour', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 1), suspension));
    world.organization.model.clock.advance(61 * MINUTE_MS);

    await expect(world.confirm(plan)).rejects.toThrow('time ran out');
  });

  it('is refused where a guard refuses the plan', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 60), suspension));

    await expect(world.confirm(plan)).rejects.toThrow('guard');
  });
});

describe('a run', () => {
  /** Lets somebody act as soon as so many users were suspended. */
  async function actAfter(world: RunWorld, count: number, act: () => Promise<unknown>): Promise<void> {
    whenAnswered = async () => {
      if (suspensions(world) < count) return;
      whenAnswered = async () => undefined;
      await act();
    };
    await world.work();
  }

  it('that is paused sends nothing more until it is resumed, and is then completed', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    await world.confirm(plan);

    await actAfter(world, 3, () => world.call('operations.pause', { operationId }));
    const paused = await world.view(plan);
    const before = suspensions(world);
    await world.call('operations.resume', { operationId });
    await world.work();

    expect(paused).toMatchObject({ status: 'paused', asked: null });
    expect(before).toBeLessThan(20);
    expect(paused.counts.done).toBe(before);
    expect(await world.view(plan)).toMatchObject({
      status: 'done',
      outcome: 'completed',
      counts: { done: 20 },
    });
    expect(suspensions(world)).toBe(20);
  });

  it('that is cancelled leaves everybody alone whom nothing was sent for', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    await world.confirm(plan);

    await actAfter(world, 3, () => world.call('operations.cancel', { operationId }));

    const { status, outcome, counts, progress } = await world.view(plan);
    expect([status, outcome, counts.done + counts.cancelled]).toEqual(['done', 'cancelled', 20]);
    expect(progress).toEqual({ done: counts.done, total: counts.done });
    expect(counts.done).toBe(suspensions(world));
    expect(await world.call('audit.verify')).toMatchObject({ broken: null });
  });

  it('that waits for Atlassian is paused at once', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    let resumeAt: number | null = null;
    whenDelayed = async () => {
      const { status, reason, ...waiting } = await world.view(plan);
      if (status !== 'running' || reason !== 'rate-limited' || resumeAt !== null) return;
      resumeAt = waiting.resumeAt;
      await world.call('operations.pause', { operationId });
      // The latest message is due at once; those before it are due when Atlassian is asked again.
      const [run] = await world.sql.select<{ job_id: string }>('SELECT job_id FROM operations');
      await world.app.onMessage({ jobId: run?.job_id ?? '' });
    };
    world.organization.model.limits.ratePerMinute = 6;
    await world.confirm(plan);

    await world.work();

    const [paused] = await world.sql.select<{ at: number }>(
      `SELECT at FROM audit_entries WHERE run_id = ? AND action = 'operation.paused'`,
      [operationId],
    );
    expect((await world.view(plan)).status).toBe('paused');
    expect(paused?.at).toBeLessThan(resumeAt ?? 0);
  });

  it('that is paused can be cancelled', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    await world.confirm(plan);
    await actAfter(world, 3, () => world.call('operations.pause', { operationId }));

    await world.call('operations.cancel', { operationId });
    await world.work();

    expect(await world.view(plan)).toMatchObject({ status: 'done', outcome: 'cancelled' });
  });

  it('that is asked to end is not paused in place of that', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    await world.confirm(plan);

    await actAfter(world, 3, async () => {
      await world.call('operations.cancel', { operationId });
      await world.call('operations.pause', { operationId });
    });

    expect(await world.view(plan)).toMatchObject({ status: 'done', outcome: 'cancelled' });
  });

  it('that fails while somebody asks for its end is ended', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    world.organization.model.faults.set({ name: 'key-revoked', operation: 'users.suspend', after: 5 });
    await world.confirm(plan);
    await actAfter(world, 6, () => world.call('operations.cancel', { operationId }));

    await world.app.onTick();
    await world.work();

    expect(await world.view(plan)).toMatchObject({
      status: 'done',
      outcome: 'cancelled',
      counts: { done: 5, cancelled: 15 },
    });
  });

  it('that waits for another one is ended at once', async () => {
    const world = await start();
    const people = plainPeople(world.world, 20);
    const first = await world.plan(someUsers(people.slice(0, 10), suspension));
    const second = await world.plan(someUsers(people.slice(10), suspension));
    world.organization.model.limits.ratePerMinute = 6;
    const firstWhenSecondEnds = new Set<string>();
    await world.confirm(first);
    await world.confirm(second);
    whenAnswered = async () => {
      const { reason, asked, status } = await world.view(second);
      if (status === 'done') firstWhenSecondEnds.add((await world.view(first)).status);
      if (reason === 'other-run' && asked === null)
        await world.call('operations.cancel', { operationId: second.operationId });
    };

    await world.work();

    expect([...firstWhenSecondEnds]).toContain('running');
    expect(await world.view(second)).toMatchObject({ outcome: 'cancelled', counts: { cancelled: 10 } });
    expect(await world.view(first)).toMatchObject({ outcome: 'completed' });
    expect(await world.call('audit.verify')).toMatchObject({ broken: null });
  });

  it('waits for another one, and says so', async () => {
    const world = await start();
    const people = plainPeople(world.world, 20);
    const first = await world.plan(someUsers(people.slice(0, 10), suspension));
    const second = await world.plan(someUsers(people.slice(10), suspension));
    world.organization.model.limits.ratePerMinute = 6;
    const reasons = new Set<unknown>();
    await world.confirm(first);
    await world.confirm(second);
    whenAnswered = async () => void reasons.add((await world.view(second)).reason);

    await world.work();

    expect([...reasons]).toContain('other-run');
    for (const plan of [first, second])
      expect(await world.view(plan)).toMatchObject({ outcome: 'completed', reason: null });
  });

  it('whose key dies stops with everything kept, and goes on with a new key', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    const { faults } = world.organization.model;
    faults.set({ name: 'key-revoked', operation: 'users.suspend', after: 5 });
    await world.confirm(plan);
    await world.work();
    const stopped = await world.view(plan);
    const undo = world.call('operations.plan', { about: { kind: 'undo', operationId } });
    await expect(undo).rejects.toThrow('to its end');
    faults.clear();
    await world.call('connection.save', { apiKey: world.organization.apiKey });

    await world.call('operations.resume', { operationId });
    await world.work();

    expect(stopped).toMatchObject({ status: 'done', outcome: 'stopped', reason: 'key-rejected' });
    expect(
      await world.sql.select(`SELECT 1 FROM audit_entries WHERE action = 'operation.stopped'`),
    ).toHaveLength(1);
    expect(stopped.counts).toMatchObject({ done: 5, waiting: 15 });
    expect(await world.view(plan)).toMatchObject({ status: 'done', outcome: 'completed', reason: null });
    expect(suspensions(world) - 20).toBeLessThanOrEqual(4);
  });

  it('without its job is begun again by the tick', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 4), suspension));
    await world.confirm(plan);
    await world.sql.change(`DELETE FROM jobs WHERE kind = 'run-operation'`);

    await world.app.onTick();
    await world.work();

    expect(await world.view(plan)).toMatchObject({ status: 'done', outcome: 'completed' });
  });

  it('that meets unreadable safety settings stops, says so, and goes on when they are saved', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 4), suspension));
    const { protectedPeople: _people, ...safety } = await world.call('settings.safety.get');
    await world.confirm(plan);
    await world.ports.keyValue.set('safety-settings', { version: 99, content: {} });
    await world.work();
    const stopped = await world.view(plan);
    await world.call('settings.safety.save', safety);

    await world.call('operations.resume', { operationId: plan.operationId });
    await world.work();

    expect(stopped).toMatchObject({ outcome: 'stopped', reason: 'settings-unreadable' });
    expect(await world.view(plan)).toMatchObject({ outcome: 'completed', reason: null });
  });

  it('tells the time left from the time that it worked, without its pauses', async () => {
    const world = await start();
    const plan = await world.plan(someUsers(plainPeople(world.world, 20), suspension));
    const { operationId } = plan;
    const told: (number | null)[] = [];
    await world.confirm(plan);
    await actAfter(world, 12, () => world.call('operations.pause', { operationId }));
    world.organization.model.clock.advance(60 * MINUTE_MS);
    await world.call('operations.resume', { operationId });
    whenAnswered = async () => void told.push((await world.view(plan)).leftMs);
    await world.work();

    const [first] = told;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(MINUTE_MS);
  });

  it('that was told to wait sends nothing before its time', async () => {
    const world = await start();
    world.organization.model.faults.set({
      name: 'rate-limited',
      operation: 'users.suspend',
      times: 3,
      after: 2,
    });

    const { view } = await world.run(someUsers(plainPeople(world.world, 20), suspension));

    expect(view.outcome).toBe('completed');
    expect(world.organization.model.requests.tooEarly()).toBe(0);
  });
});
