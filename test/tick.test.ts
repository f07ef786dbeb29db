// What a tick starts, and that it starts it once – whatever comes twice, is stopped, or breaks.
import { afterEach, describe, expect, test } from 'vitest';
import { createApp } from '../src/app';
import type { Ports } from '../src/ports';
import { listSchedules, setNextDue } from '../src/store/schedules';
import { createCutHosts, isStop } from './support/cutHosts';
import { passUntil } from './support/passingTime';
import { createSyncHarness, type SyncHarness } from './support/syncHarness';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

async function aHarness(adapt?: (ports: Ports) => Ports): Promise<SyncHarness> {
  harness = await createSyncHarness({ users: 60 }, adapt);
  return harness;
}

/** Cause and begin of the full syncs, oldest first. */
async function runsOf({ sql }: SyncHarness) {
  const rows = await sql.select<{ cause: string; started_at: number }>(
    `SELECT cause, started_at FROM sync_runs ORDER BY started_at`,
  );
  return rows.map((row) => `${row.cause} ${new Date(row.started_at).toISOString().slice(0, 16)}`);
}

/** Turns off what is not asked for, and lets the daily sync begin at 10:00 UTC, an hour from now. */
async function onlyDaily({ call, app, work }: SyncHarness): Promise<void> {
  const { settings } = await call('settings.syncSchedule.get');
  await call('settings.syncSchedule.save', {
    ...settings,
    daily: { on: true, time: '10:00', timeZone: 'UTC' },
    probe: { ...settings.probe, on: false },
    directRoles: { ...settings.directRoles, on: false },
  });
  await app.onTick();
  await work();
}

async function ready(adapt?: (ports: Ports) => Ports): Promise<SyncHarness> {
  const made = await aHarness(adapt);
  await made.app.onTick();
  await made.work();
  await made.sync();
  await onlyDaily(made);
  return made;
}

describe('the daily sync', { timeout: 30_000 }, () => {
  test('begins at its time, once a day, however often a tick comes', async () => {
    const made = await ready();

    await passUntil(made, made.ports.clock.now() + 2 * DAY_MS, { stepMs: 10 * MINUTE_MS, ticks: 2 });

    expect((await runsOf(made)).slice(1)).toEqual([
      expect.stringContaining('schedule 2026-11-22T10:0'),
      expect.stringContaining('schedule 2026-11-23T10:0'),
    ]);
    expect((await made.call('settings.syncSchedule.get')).lastDaily).toMatchObject({ missed: null });
  });

  test('that was missed for days is caught up once, and says so', async () => {
    const made = await ready();
    const { clock } = made.organization.model;

    clock.advance(4 * DAY_MS);
    await made.app.onTick();
    await made.work();
    await passUntil(made, clock.now() + HOUR_MS / 2);

    expect(await runsOf(made)).toHaveLength(2);
    const { lastDaily, nextDailyAt } = await made.call('settings.syncSchedule.get');
    expect(lastDaily?.missed).toMatchObject({ skipped: 3 });
    expect(nextDailyAt).toBe(Date.UTC(2026, 10, 26, 10));
  });

  test('joins a sync that runs already', async () => {
    const made = await ready();
    made.organization.model.clock.advance(HOUR_MS + 2 * MINUTE_MS);
    const { runId } = await made.call('sync.start');

    await made.app.onTick();
    await made.work();

    expect(await runsOf(made)).toHaveLength(2);
    expect((await made.call('settings.syncSchedule.get')).lastDaily).toMatchObject({ runId });
  });

  test('that was stopped anywhere while it was started is started once', async () => {
    const made = await ready();
    const { clock } = made.organization.model;

    for (let writes = 1; writes <= 6; writes += 1) {
      const { nextDailyAt } = await made.call('settings.syncSchedule.get');
      clock.set(nextDailyAt ?? 0);
      const push = (...message: Parameters<Ports['queue']['push']>) => void made.ports.queue.push(...message);
      const { ports } = createCutHosts(made.ports, push, { after: writes, by: 'stop' });
      await createApp(ports)
        .onTick()
        .catch((error: unknown) => {
          if (!isStop(error)) throw error;
        });
      await passUntil(made, clock.now() + HOUR_MS / 2);

      expect(await runsOf(made), `stopped after ${writes}`).toHaveLength(1 + writes);
    }
  });

  test('shows in the history that it could not run, when the key is dead', async () => {
    const made = await ready();
    made.organization.model.faults.set({ name: 'key-expired' });

    await passUntil(made, made.ports.clock.now() + 2 * DAY_MS, { stepMs: HOUR_MS });

    const { items } = await made.call('sync.history');
    expect(items.map(({ outcome, reason }) => [outcome, reason?.code ?? null])).toEqual([
      ['failed', 'key-rejected'],
      ['failed', 'key-rejected'],
      ['complete', null],
    ]);
  });
});

describe('a tick', { timeout: 30_000 }, () => {
  test('asks the store no more than fifteen times when nothing is due', async () => {
    const made = await ready();
    const before = made.sql.statementCount();

    await made.app.onTick();

    expect(made.sql.statementCount() - before).toBeLessThanOrEqual(15);
  });

  test('does the other parts when one is broken, and fails aloud', async () => {
    let isBroken = false;
    const made = await ready((ports) => ({
      ...ports,
      sql: {
        ...ports.sql,
        change: async (statement, params) => {
          if (isBroken && params?.includes('retention') === true) throw new Error('broken');
          return ports.sql.change(statement, params);
        },
      },
    }));
    await setNextDue(made.sql, 'retention', 0);
    made.organization.model.clock.advance(HOUR_MS + 2 * MINUTE_MS);
    isBroken = true;

    await expect(made.app.onTick()).rejects.toThrow('Parts of the tick failed');
    isBroken = false;
    await made.work();

    expect(await runsOf(made)).toHaveLength(2);
    expect(made.log.lines).toContainEqual(
      expect.objectContaining({
        message: 'part of the tick failed',
        fields: expect.objectContaining({ part: 'retention', reference: expect.any(String) }),
      }),
    );
    expect((await listSchedules(made.sql)).get('retention')?.lastStartedAt).toBeNull();
  });
});
