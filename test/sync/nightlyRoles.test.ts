// Direct roles beside a group's, which no count betrays: found night by night.
import { afterEach, describe, expect, test } from 'vitest';
import { holds } from '../../local/organization/world/access';
import { createApp } from '../../src/app';
import { startNightlyRoles } from '../../src/sync/nightlyRoles';
import { createCutHosts, isStop } from '../support/cutHosts';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

const DAY_MS = 86_400_000;

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

/** A synced organization in which some people hold a role of their own on what a group gives them, too. */
async function withHiddenRoles(callsPerNight: number): Promise<SyncHarness> {
  const made = await createSyncHarness({ users: 60 });
  harness = made;
  hide(made);
  await made.app.onTick();
  await made.work();
  await made.sync();
  const { settings } = await made.call('settings.syncSchedule.get');
  await made.call('settings.syncSchedule.save', { ...settings, directRoles: { on: true, callsPerNight } });
  return made;
}

function hide({ organization }: SyncHarness): void {
  const { people, resources } = organization.model.world;
  for (const [i, person] of [...people.values()].entries()) {
    const resource = resources.find((each) => holds(person, each, null));
    if (i % 3 === 0 && resource !== undefined && person.directRoles.length === 0)
      person.directRoles = [{ target: resource, roleId: 'atlassian/user' }];
  }
}

/** Who holds a role of their own in truth, by account and resource. */
function held({ organization }: SyncHarness): string[] {
  const people = [...organization.model.world.people.values()];
  return people
    .flatMap(({ accountId, directRoles }) =>
      directRoles.map(({ target }) => `${accountId} ${target.resourceId}`),
    )
    .sort();
}

async function night({ ports, organization, work }: SyncHarness): Promise<void> {
  organization.model.clock.advance(DAY_MS);
  await startNightlyRoles(ports, ports.ids.newId());
  await work();
}

/** The same as the mirror knows it. */
async function known({ sql }: SyncHarness): Promise<string[]> {
  const rows = await sql.select<{ account_id: string; resource_id: string }>(
    `SELECT u.account_id, r.resource_id FROM access a JOIN users u ON u.user_no = a.user_no
     JOIN resources r ON r.resource_no = a.resource_no WHERE a.is_direct = 1`,
  );
  return rows.map((row) => `${row.account_id} ${row.resource_id}`).sort();
}

describe('the nightly search for direct roles', { timeout: 30_000 }, () => {
  test('comes to every holder of a seat in the nights that it says, and then knows all', async () => {
    const made = await withHiddenRoles(40);
    expect((await known(made)).length).toBeLessThan(held(made).length / 2);
    await night(made);
    const { directRoles } = await made.call('settings.syncSchedule.get');
    expect(directRoles).toMatchObject({ withinDays: null, holders: expect.any(Number) });

    const nights = directRoles.nightsPerRound ?? 0;
    for (let n = 1; n < nights; n += 1) await night(made);

    expect(await known(made)).toEqual(held(made));
    expect(await made.compare()).toMatchObject({ equal: true });
    const status = await made.call('settings.syncSchedule.get');
    expect(status.directRoles.withinDays).toBeLessThanOrEqual(nights);
  });

  test('forgets what somebody no longer holds', async () => {
    const made = await withHiddenRoles(1_000);
    await night(made);
    expect(await known(made)).toEqual(held(made));
    for (const person of made.organization.model.world.people.values()) person.directRoles = [];

    await night(made);

    expect(await known(made)).toEqual([]);
  });

  test('sends no more calls than a night has', async () => {
    const made = await withHiddenRoles(20);
    const { requests } = made.organization.model;
    requests.reset();

    await night(made);

    expect(requests.total()).toBeGreaterThan(10);
    expect(requests.total()).toBeLessThanOrEqual(20);
  });

  test('ends early when somebody wants a full sync', async () => {
    const made = await withHiddenRoles(1_000);
    const before = await known(made);
    await startNightlyRoles(made.ports, made.ports.ids.newId());
    await made.call('sync.start');

    await made.work();

    expect(await known(made)).toEqual(before);
    expect((await made.call('sync.status'))?.outcome).toBe('complete');
  });

  test('loses nothing when it is stopped after any write or answer', async () => {
    const made = await withHiddenRoles(1_000);
    await startNightlyRoles(made.ports, made.ports.ids.newId());

    for (let stops = 1; ; stops += 1) {
      const jobs = await made.sql.select<{ job_id: string }>(
        `SELECT job_id FROM jobs WHERE status <> 'done'`,
      );
      const [job] = jobs;
      if (job === undefined) break;
      const { ports } = createCutHosts(made.ports, () => {}, { after: stops, by: 'stop' });
      await createApp(ports)
        .onMessage({ jobId: job.job_id })
        .catch((error: unknown) => {
          if (!isStop(error)) throw error;
        });
      // Past the lease of whoever was stopped.
      made.organization.model.clock.advance(300_000);
    }

    expect(await known(made)).toEqual(held(made));
    expect(await made.compare()).toMatchObject({ equal: true });
  });
});
