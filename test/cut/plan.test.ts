// A plan whose job is stopped at every single place, and goes on cold: it becomes the plan that it would have been.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app';
import { createCutHosts, isStop, UNCUT, type Cut } from '../support/cutHosts';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness;
beforeAll(async () => {
  harness = await createSyncHarness({ users: 60 });
  await harness.sync();
});
afterAll(() => harness.close());

const LEASE_MS = 120_000;

/** Some that are there and many that are not make two pages. */
function everybodyAndMore(): string[] {
  const known = [...harness.organization.model.world.people.keys()];
  return [...known, ...Array.from({ length: 1_040 }, (_, i) => `gone-${i}`)];
}

/** Returns how much happened until the invocation ended, or was stopped. */
async function deliver(jobId: string, cut: Cut): Promise<number> {
  const hosts = createCutHosts(harness.ports, () => undefined, cut);
  await createApp(hosts.ports)
    .onMessage({ jobId })
    .catch((error: unknown) => {
      if (!isStop(error)) throw error;
    });
  return hosts.count();
}

async function planStopped(cuts: readonly Cut[]) {
  const app = createApp({ ...harness.ports, queue: { push: async () => undefined } });
  const selection = { kind: 'these', accountIds: everybodyAndMore() };
  const answer = await app.resolve({
    call: 'operations.plan',
    payload: {
      about: { kind: 'users', selection, operations: [{ kind: 'remove-access', resourceIds: 'all' }] },
      timeZone: 'UTC',
    },
    accountId: harness.admin,
    licenseActive: true,
  });
  if (!answer.ok) throw new Error(answer.error.message);
  const { operationId } = answer.data as { operationId: string };
  let happened = 0;
  for (const cut of [...cuts, UNCUT]) {
    happened = await deliver(operationId, cut);
    harness.organization.model.clock.advance(LEASE_MS);
  }
  const { status, hash, summary, progress } = await harness.call('operations.get', { operationId });
  const rows = await harness.sql.select(
    `SELECT item_no, account_id, email, outcome, reason, plan, state FROM operation_items
     WHERE operation_id = ? ORDER BY item_no`,
    [operationId],
  );
  return { happened, plan: { status, hash, summary, progress, rows } };
}

describe('a plan', () => {
  it('that was begun without a job is found by a tick', async () => {
    const before = await harness.sql.select(`SELECT operation_id FROM operations`);
    const hosts = createCutHosts(harness.ports, () => undefined, { after: 1, by: 'stop' });
    await createApp(hosts.ports).resolve({
      call: 'operations.plan',
      payload: {
        about: {
          kind: 'users',
          selection: { kind: 'these', accountIds: ['nobody'] },
          operations: [{ kind: 'suspend' }],
        },
        timeZone: 'UTC',
      },
      accountId: harness.admin,
      licenseActive: true,
    });
    const [begun] = (await harness.call('operations.list')).items;
    expect(begun).toMatchObject({ status: 'planning' });
    expect(before).toEqual([]);

    harness.organization.model.clock.advance(LEASE_MS);
    await harness.app.onTick();
    await harness.work();

    expect((await harness.call('operations.list')).items).toMatchObject([
      { operationId: begun?.operationId, status: 'ready' },
    ]);
  });

  it('is the same wherever its job is stopped, and stopped again', async () => {
    const { happened, plan } = await planStopped([]);
    expect(plan).toMatchObject({ status: 'ready', progress: { done: 1_100, total: 1_100 } });
    expect(plan.rows.map((row) => row['item_no'])).toEqual(Array.from({ length: 1_100 }, (_, i) => i + 1));

    for (let after = 1; after <= happened; after += 1) {
      const stopped = await planStopped([
        { after, by: 'stop' },
        { after: 1 + (after % 5), by: 'stop' },
      ]);
      expect({ after, ...stopped.plan }).toEqual({ after, ...plan });
    }
  }, 60_000);
});
