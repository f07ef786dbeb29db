// A year of an organization with everything that happens in one: clock changes, outages, an app that is off, ticks that
// come twice, a key that expires, people who come and go. Every sync that is due must run exactly once.
import { afterEach, expect, test } from 'vitest';
import { passUntil } from '../support/passingTime';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const DAYS = 366;
const BEGIN = Date.UTC(2026, 0, 1, 12);

/** Days of the year, from 0, on which something happens. */
const OUTAGE = [40, 41];
const APP_OFF = [100, 101, 102];
const DOUBLE_TICKS = [150, 151, 152, 153, 154];
const KEY_EXPIRES = 200;
const KEY_REPLACED = 203;
const KEEP_RUNS_DAYS = 60;

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

interface Chosen {
  readonly from: number;
  readonly time: string;
  readonly timeZone: string;
}

// Berlin's clocks skip 02:30 on 29 March and show it twice on 25 October; those of Lord Howe change by half an hour:
// they show 01:45 twice on 5 April and skip 02:15 on 4 October.
const CHOSEN: readonly Chosen[] = [
  { from: BEGIN, time: '02:30', timeZone: 'Europe/Berlin' },
  { from: BEGIN + 91 * DAY_MS, time: '01:45', timeZone: 'Australia/Lord_Howe' },
  { from: BEGIN + 180 * DAY_MS, time: '02:15', timeZone: 'Australia/Lord_Howe' },
  { from: BEGIN + 285 * DAY_MS, time: '02:30', timeZone: 'Europe/Berlin' },
];

/**
 * The due instants as a calendar on the wall tells them: on each date the first quarter of an hour at which the clocks
 * show the time or more.
 */
function calendar({ from, time, timeZone }: Chosen, until: number): number[] {
  const clocks = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const dues = new Map<string, number>();
  for (let at = from - DAY_MS; at <= until; at += 15 * MINUTE_MS) {
    const [date = '', shown = ''] = clocks.format(at).split(' ');
    if (shown >= time && !dues.has(date)) dues.set(date, at);
  }
  return [...dues.values()].filter((due) => due > from && due <= until);
}

const dayOf = (at: number): number => Math.floor((at - BEGIN) / DAY_MS);
const isOn = (at: number): boolean => !APP_OFF.includes(dayOf(at));

const CHURN = [
  'add-users',
  'remove-users',
  'change-memberships',
  'add-groups',
  'remove-groups',
  'move-activity',
];

async function changeSomething({ organization }: SyncHarness, change: object): Promise<void> {
  const body = JSON.stringify(change);
  const response = await fetch(`${organization.url}/_control/change`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
}

async function happen(made: SyncHarness, day: number): Promise<void> {
  const { faults } = made.organization.model;
  const chosen = CHOSEN.find(({ from }) => dayOf(from) === day);
  if (chosen !== undefined) await choose(made, chosen);
  if (day === OUTAGE[0]) faults.set({ name: 'server-error' });
  if (day === (OUTAGE.at(-1) ?? 0) + 1) faults.clear('server-error');
  if (day === KEY_EXPIRES) faults.set({ name: 'key-expired' });
  if (day === KEY_REPLACED) {
    faults.clear('key-expired');
    await made.call('connection.save', { apiKey: made.organization.apiKey });
  }
  if (day % 5 === 0) await changeSomething(made, { kind: CHURN[(day / 5) % CHURN.length], count: 2 });
}

async function choose({ call }: SyncHarness, { time, timeZone }: Chosen): Promise<void> {
  const { settings } = await call('settings.syncSchedule.get');
  await call('settings.syncSchedule.save', {
    ...settings,
    daily: { on: true, time, timeZone },
    probe: { ...settings.probe, on: false },
    directRoles: { on: true, callsPerNight: 10 },
    keepRunsDays: KEEP_RUNS_DAYS,
  });
}

interface Run extends Readonly<Record<string, number | string | null>> {
  readonly started_at: number;
  readonly outcome: string | null;
  readonly reason_code: string | null;
}

/** Lets the year pass and returns the scheduled runs in their order; the app itself forgets old ones. */
async function liveThroughTheYear(made: SyncHarness, dues: readonly number[]): Promise<Run[]> {
  const runs: Run[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    await happen(made, day);
    const isClockChange = dues.some(
      (due, i) => Math.abs(dayOf(due) - day) <= 1 && due - (dues[i - 1] ?? due - DAY_MS) !== DAY_MS,
    );
    const stepMs = (isClockChange ? 5 : 60) * MINUTE_MS;
    const ticks = DOUBLE_TICKS.includes(day) ? 2 : 1;
    await passUntil(made, BEGIN + (day + 1) * DAY_MS, { stepMs, ticks, isOn });
    runs.push(
      ...(await made.sql.select<Run>(
        `SELECT started_at, outcome, reason_code FROM sync_runs WHERE cause = 'schedule' AND kind = 'full'
         AND started_at > ? ORDER BY started_at`,
        [runs.at(-1)?.started_at ?? BEGIN],
      )),
    );
  }
  return runs;
}

test('in a year of two zones every sync that is due runs once', { timeout: 240_000 }, async () => {
  const made = await createSyncHarness({ users: 60, now: BEGIN, judge: false });
  harness = made;
  await changeSomething(made, { kind: 'remove-groups', count: 30 });
  await made.app.onTick();
  await made.work();
  await made.sync();
  // Without Guard and probe nobody asks in between: each run is the schedule's.
  made.organization.model.faults.set({ name: 'no-guard' });
  const dues = CHOSEN.flatMap((chosen, i) => calendar(chosen, CHOSEN[i + 1]?.from ?? BEGIN + DAYS * DAY_MS));

  const runs = await liveThroughTheYear(made, dues);

  // What was due while the app was off is caught up once, at its first tick.
  const missed = dues.filter((due) => !isOn(due));
  expect(missed).toHaveLength(APP_OFF.length);
  const backAt = BEGIN + ((APP_OFF.at(-1) ?? 0) + 1) * DAY_MS;
  const expected = [...dues.filter(isOn), backAt].sort((one, other) => one - other);
  expect(
    runs.map((run, i) => run.started_at - (expected[i] ?? 0)).filter((lateMs) => !isInTime(lateMs)),
  ).toEqual([]);
  expect(runs).toHaveLength(expected.length);

  // They failed when Atlassian or the key did, and only then.
  const failed = runs.filter((run) => run.outcome !== 'complete');
  expect(failed.map((run) => [dayOf(run.started_at), run.reason_code])).toEqual([
    ...OUTAGE.map((day) => [day, 'unavailable']),
    ...[200, 201, 202].map((day) => [day, 'key-rejected']),
  ]);

  expect(await made.compare()).toMatchObject({ equal: true });
  await expectPruned(made);
});

/** Until the next tick, an hour away at most; the work on other messages moves the clock a little. */
function isInTime(lateMs: number): boolean {
  return lateMs >= 0 && lateMs <= 65 * MINUTE_MS;
}

async function expectPruned({ sql, ports }: SyncHarness): Promise<void> {
  const now = ports.clock.now();
  const [runs] = await sql.select<{ oldest: number; n: number }>(
    'SELECT MIN(started_at) AS oldest, COUNT(*) AS n FROM sync_runs',
  );
  expect(runs?.oldest).toBeGreaterThan(now - (KEEP_RUNS_DAYS + 1) * DAY_MS);
  expect(runs?.n).toBeGreaterThanOrEqual(KEEP_RUNS_DAYS - 1);
  const [jobs] = await sql.select<{ oldest: number }>('SELECT MIN(created_at) AS oldest FROM jobs');
  expect(jobs?.oldest).toBeGreaterThan(now - 32 * DAY_MS);
}
