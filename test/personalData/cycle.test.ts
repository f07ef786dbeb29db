// The tick sees to it that no account goes unreported for a cycle of 7 days.
import { expect, test } from 'vitest';
import { createSyncHarness } from '../support/syncHarness';
import { passUntil } from '../support/passingTime';
import { createReports } from './reports';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test('every stored account is reported within every cycle, for weeks', async () => {
  const atlassian = createReports();
  const harness = await createSyncHarness({ users: 20 }, (ports) => ({ ...ports, personalData: atlassian }));
  const { call, organization } = harness;
  const { clock } = organization.model;
  await harness.app.onTick();
  await harness.work();
  const { settings } = await call('settings.syncSchedule.get');
  await call('settings.syncSchedule.save', {
    ...settings,
    daily: { ...settings.daily, on: false },
    probe: { ...settings.probe, on: false },
    directRoles: { ...settings.directRoles, on: false },
  });
  const firstSyncAt = clock.now();
  await harness.sync();

  const reportedAt: number[] = [firstSyncAt];
  while (clock.now() < firstSyncAt + 30 * DAY_MS) {
    const before = atlassian.requests.length;
    await passUntil(harness, clock.now() + HOUR_MS, { stepMs: HOUR_MS });
    if (atlassian.requests.length > before) reportedAt.push(clock.now());
  }

  const gaps = reportedAt.slice(1).map((at, i) => (at - (reportedAt[i] ?? 0)) / DAY_MS);
  expect(gaps.length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...gaps)).toBeLessThan(7);
  await harness.close();
});
