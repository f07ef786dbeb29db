// What keeps a sync waiting or ends its possibility, each in its own words: another sync, Atlassian's limit, the key's
// last days.
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const SILENT = { show: () => {}, end: () => {} };
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** The simulated key lives for so long. */
const KEY_DAYS = 300;

describe('what keeps a sync from going on', () => {
  const journey = startJourney(
    { users: 120, seed: 5, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async (begun) => {
      await passTime(begun, 2 * MINUTE_MS);
      await followSync({ ...begun.host, progress: SILENT });
      await begun.page.shell.setViewportSize({ width: 1280, height: 800 });
      await begun.page.shell.reload();
    },
  );
  const { page } = journey;

  const syncButton = () => page.app.getByRole('button', { name: 'Sync users' });
  const untilSynced = () => expect.poll(() => syncButton().isEnabled(), { timeout: 30_000 }).toBe(true);

  it('says that another sync is writing, and goes on by itself', async () => {
    const { model } = journey.organization;
    model.latencyMs = 2_500;
    const accountIds = [...model.world.people.keys()].slice(0, 20);
    await journey.host.platform.invoke('sync.start', { target: { kind: 'users', accountIds } });
    await syncButton().click();

    await page.app.getByText('Another sync is writing').waitFor();
    await page.app.getByText(/goes on in a few seconds/).waitFor();
    await photograph(page, 'waiting-for-another-sync');
    model.latencyMs = 0;
    await untilSynced();
  });

  it('says that Atlassian asks it to wait, and when it goes on', async () => {
    const { model } = journey.organization;
    model.limits.ratePerMinute = 10;
    await syncButton().click();

    await page.app.getByText('Atlassian asks the app to wait').waitFor({ timeout: 30_000 });
    await page.app.getByText(/goes on at \d+:\d\d:\d\d [AP]M, in /).waitFor();
    await photograph(page, 'waiting-for-rate-limit');
    model.limits.ratePerMinute = null;
    await passTime(journey, 2 * MINUTE_MS);
    await untilSynced();
  });

  it.each([
    [30, 'in 29 days'],
    [14, 'in 13 days'],
    [7, 'in 6 days'],
    [1, 'in 23 hours'],
  ])('says when the key expires, from %d days before it on', async (days, distance) => {
    const { platform } = journey.host;
    const expiresAt = journey.organization.model.world.bornAt + KEY_DAYS * DAY_MS;
    await passTime(journey, expiresAt - days * DAY_MS + 30 * MINUTE_MS - platform.clock.now());
    await page.shell.reload();

    await page.app.getByText(`The API key expires ${distance}, on`).waitFor();
    await page.app.getByRole('link', { name: 'Replace the key' }).waitFor();
    await photograph(page, `key-expires-${days}`);
  });

  it('says that the key has expired, without waiting for a sync to fail', async () => {
    journey.organization.model.faults.set({ name: 'key-expired' });
    await passTime(journey, DAY_MS);
    await page.shell.reload();

    await page.app.getByText('The API key no longer works').first().waitFor();
    expect(await syncButton().isDisabled()).toBe(true);
    await photograph(page, 'key-expired');
    await page.app.getByRole('link', { name: 'Enter a new key' }).click();
    await page.app.getByText('The key has expired.').waitFor();
    await photograph(page, 'key-expired-connection');
    await page.app.getByRole('button', { name: 'Check again' }).click();
    await page.app.getByText('Checked again: No longer works.').waitFor();
  });
});
