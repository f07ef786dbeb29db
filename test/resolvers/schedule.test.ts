import { beforeEach, describe, expect, it } from 'vitest';
import { listSchedules, setNextDue } from '../../src/store/schedules';
import { createTestApp, GOOD_KEY, START, type TestApp } from './testApp';

const HOUR_MS = 3_600_000;

let app: TestApp;

beforeEach(() => {
  app = createTestApp();
  return () => app.sql.close();
});

/** A key entered by Olga, whose clock shows Berlin's time. */
async function connected(): Promise<void> {
  await app.get('connection.save', 'jana', {
    apiKey: GOOD_KEY,
    adminAccountId: 'olga',
    timeZone: 'Europe/Berlin',
  });
}

const schedule = () => app.get('settings.syncSchedule.get', 'olga');

/** Saves the settings in place with these instead. */
async function save(changes: object) {
  const { settings } = await schedule();
  return app.get('settings.syncSchedule.save', 'olga', { ...settings, ...changes });
}

describe('the schedule', () => {
  it('is on from the start, at night where the key was entered, and shows what is next', async () => {
    await connected();

    expect(await schedule()).toMatchObject({
      settings: {
        daily: { on: true, time: '02:30', timeZone: 'Europe/Berlin' },
        probe: { everyMinutes: 15 },
      },
      nextDailyAt: Date.UTC(2026, 10, 23, 1, 30),
      nextProbeAt: START + 15 * 60_000,
      lastDaily: null,
    });
  });

  it('has nothing due before a key was entered', async () => {
    await app.giveRoles({ olga: 'admin' });

    expect(await schedule()).toMatchObject({ nextDailyAt: null, nextProbeAt: null, nextDirectRolesAt: null });
  });

  it('keeps the zone that was chosen when another key is entered elsewhere', async () => {
    await connected();
    await app.get('connection.save', 'olga', { apiKey: GOOD_KEY, timeZone: 'Asia/Tokyo' });

    expect((await schedule()).settings.daily.timeZone).toBe('Europe/Berlin');
  });

  it('never starts by a change what lies in the past', async () => {
    await connected();
    await setNextDue(app.sql, 'daily-sync', START - HOUR_MS);

    const saved = await save({ daily: { on: true, time: '08:00', timeZone: 'UTC' } });

    expect(saved.nextDailyAt).toBe(Date.UTC(2026, 10, 23, 8));
    expect((await listSchedules(app.sql)).get('daily-sync')?.nextAt).toBe(saved.nextDailyAt);
  });

  it('leaves what is due as it is when something else is changed', async () => {
    await connected();
    await setNextDue(app.sql, 'daily-sync', START - HOUR_MS);

    expect((await save({ keepRunsDays: 100 })).nextDailyAt).toBe(START - HOUR_MS);
  });

  it('shows nothing next that is off, and begins anew when it is on again', async () => {
    await connected();
    const daily = { time: '02:30', timeZone: 'UTC' };

    expect((await save({ daily: { ...daily, on: false } })).nextDailyAt).toBeNull();
    app.clockAt.at += 48 * HOUR_MS;

    expect((await save({ daily: { ...daily, on: true } })).nextDailyAt).toBe(Date.UTC(2026, 10, 25, 2, 30));
  });

  it('refuses a zone that nobody knows, and changes nothing', async () => {
    await connected();
    const { settings } = await schedule();
    const wrong = { ...settings, daily: { ...settings.daily, timeZone: 'Europe/Nowhere' } };

    const refusal = await app.refusal('settings.syncSchedule.save', 'olga', wrong);

    expect(refusal).toMatchObject({ code: 'invalid-input', title: 'This time zone is not known' });
    expect((await schedule()).settings).toEqual(settings);
  });

  it('refuses what is no time of day', async () => {
    await connected();
    const { settings } = await schedule();
    const wrong = { ...settings, daily: { ...settings.daily, time: '24:00' } };

    expect((await app.refusal('settings.syncSchedule.save', 'olga', wrong)).code).toBe('invalid-input');
  });

  it('records who changed it', async () => {
    await connected();
    await save({ probe: { on: false, everyMinutes: 15 } });

    const rows = await app.sql.select('SELECT actor_id, detail FROM audit WHERE action = ?', [
      'settings.sync-schedule',
    ]);
    expect(rows).toEqual([{ actor_id: 'olga', detail: expect.stringContaining('"probe":"off"') }]);
  });
});
