// How a run stops while not everything that belongs to it can be written: nothing of it is left out.
import { afterEach, describe, expect, it } from 'vitest';
import { StorageFailed } from '../../src/domain/errors';
import { createRunWorld, plainPeople, someUsers, type RunWorld } from './runWorld';

let app: RunWorld | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** Returns a world in which the key is revoked after the fifth of a confirmed run's twenty users. */
async function startRevoked({ timesUnrecorded }: { readonly timesUnrecorded: number }) {
  let left = timesUnrecorded;
  const world = await createRunWorld(
    () => undefined,
    (ports) => ({
      ...ports,
      sql: {
        ...ports.sql,
        async change(statement, params) {
          if (params?.includes('operation.stopped') === true && left-- > 0) throw new StorageFailed('Away');
          return ports.sql.change(statement, params);
        },
      },
    }),
  );
  app = world;
  const plan = await world.plan(someUsers(plainPeople(world.world, 20), { kind: 'suspend' }));
  world.organization.model.faults.set({ name: 'key-revoked', operation: 'users.suspend', after: 5 });
  await world.confirm(plan);
  return { world, plan };
}

function stopsRecorded({ sql }: RunWorld) {
  return sql.select(`SELECT run_id FROM audit_entries WHERE action = 'operation.stopped'`);
}

describe('a run that stops', () => {
  it('is recorded as stopped although the record could not be written at first', async () => {
    const { world, plan } = await startRevoked({ timesUnrecorded: 2 });

    await world.work();

    expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', reason: 'key-rejected' });
    expect(await stopsRecorded(world)).toHaveLength(1);
    expect(await world.call('audit.verify')).toMatchObject({ broken: null });
  });

  it('is not left running by a job that is over, nor begun again when that job is forgotten', async () => {
    const { world, plan } = await startRevoked({ timesUnrecorded: 0 });
    await world.sql.change(`UPDATE jobs SET status = 'done', active_key = NULL WHERE kind = 'run-operation'`);

    await world.app.onTick();
    await world.sql.change(`DELETE FROM jobs WHERE status = 'done'`);
    await world.app.onTick();
    await world.work();

    expect(await world.view(plan)).toMatchObject({ outcome: 'stopped', counts: { done: 0, waiting: 20 } });
    expect(await stopsRecorded(world)).toHaveLength(1);
    world.organization.model.faults.clear();
    await world.call('operations.resume', { operationId: plan.operationId });
    await world.work();
    expect(await world.view(plan)).toMatchObject({ outcome: 'completed', reference: null });
  });
});
