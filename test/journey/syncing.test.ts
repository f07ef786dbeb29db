// Syncing, and what is seen of it afterwards: progress, leaving and coming back, what went wrong, the history.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { startJourney, syncToItsEnd } from '../support/journey';
import { photograph } from '../support/photographs';

describe('syncing', () => {
  const journey = startJourney({
    users: 300,
    seed: 5,
    latencyMs: 60,
    isConnected: true,
    isOrgAdmin: true,
  });
  const { page } = journey;

  const syncButton = () => page.app.getByRole('button', { name: 'Sync users' });
  const goTo = async (name: string): Promise<void> => {
    await page.app.getByRole('link', { name, exact: true }).click();
    await page.app.getByRole('heading', { name, level: 1 }).waitFor();
  };

  it('has no history before the first sync', async () => {
    await goTo('Sync history');

    await page.app.getByText('Nothing has been synced yet').waitFor();
    await photograph(page, 'history-empty');
  });

  it('shows stage, counts and percentage, and refuses a second sync with the reason', async () => {
    // Slow enough that it is still running when somebody comes back.
    journey.organization.model.latencyMs = 400;
    await goTo('Users');
    await syncButton().click();

    await page.app.getByRole('progressbar').waitFor();
    await page.app.getByText(/\d+ of \d+ · \d+%/).waitFor();
    await page.app.getByText('A sync is running.').waitFor();
    expect(await syncButton().isDisabled()).toBe(true);
    await page.shell.screenshot({ path: join(import.meta.dirname, 'screenshots/sync-running.png') });
  });

  it('goes on while the page is left, and is there again', async () => {
    await goTo('Connection');
    await page.shell.reload();
    await goTo('Sync history');

    await page.app.getByRole('progressbar').waitFor();
    await page.app.getByRole('cell', { name: 'Running' }).waitFor();
    journey.organization.model.latencyMs = 60;
  });

  it('tells outside of its own frame what changed, and shows it in the history by itself', async () => {
    const flag = page.shell.getByRole('status');

    await flag.getByText(/^300 added, 0 changed, 0 gone, in \d+ s with \d+ API calls/).waitFor();
    await page.app.getByRole('cell', { name: 'Complete' }).waitFor();
    await page.app.getByText('As of just now').waitFor();
  });

  it('shows of each sync its stages, its calls and its waits', async () => {
    await page.app.getByRole('button', { name: /^Details of the sync/ }).click();

    await page.app.getByRole('row', { name: /^Reading users 29\d/ }).waitFor();
    await page.app.getByRole('row', { name: /^searchUsers \d/ }).waitFor();
    await photograph(page, 'history-details');
  });

  it('goes back to where one came from', async () => {
    await page.shell.goBack();

    await page.app.getByRole('heading', { name: 'Connection', level: 1 }).waitFor();
    expect(await page.shell.title()).toBe('Connection – User management and licenses');
    await photograph(page, 'connection');
  });

  it('says of an address that there is no such page, and leads on', async () => {
    await page.shell.goto(`${journey.host.platform.adminUrl}no-such-page`);

    await page.app.getByText('Nothing is found at /no-such-page').waitFor();
    await photograph(page, 'no-such-page');
    await page.app.getByRole('link', { name: 'Go to the users' }).click();
    await page.app.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
  });

  it('never shows partial data as complete: on every page it says what is missing, and what to do', async () => {
    journey.organization.model.faults.set({ name: 'halved-collection', operation: 'users.search' });
    await syncToItsEnd(journey);
    journey.organization.model.faults.clear();

    await page.app.getByText("The numbers differ from Atlassian's").waitFor();
    await page.app.getByText(/^Reference: /).waitFor();
    await page.shell.getByRole('status').getByText('Sync incomplete').waitFor();
    await page.shell.reload();
    await photograph(page, 'sync-partial');
  });

  it('learns of a sync that it never saw running', async () => {
    journey.organization.model.latencyMs = 0;
    await followSync({ ...journey.host, progress: { show: () => {}, end: () => {} } });
    // Whoever comes back to the tab sees what is so now.
    await page.app.locator('html').evaluate(() => globalThis.dispatchEvent(new Event('visibilitychange')));

    await page.shell.getByRole('status').getByText('Sync complete').waitFor();
    await page.app.getByText("The numbers differ from Atlassian's").waitFor({ state: 'detached' });
    journey.organization.model.latencyMs = 60;
  });

  it('compares the syncs with each other and with what is expected', async () => {
    await goTo('Sync history');
    await syncToItsEnd(journey);
    await page.app.getByRole('cell', { name: 'Complete' }).nth(1).waitFor();

    await page.app.getByText('Show as table').click();
    expect(await page.app.getByRole('heading', { name: 'Duration trend' }).count()).toBe(1);
    await page.shell.reload();
    await page.app.getByRole('heading', { name: 'Duration trend' }).waitFor();
    await photograph(page, 'history');
  });

  it('stays readable with a key that has expired, and says where a new one is entered', async () => {
    journey.organization.model.faults.set({ name: 'key-expired' });
    await goTo('Users');
    await syncButton().click();

    await page.app.getByText('The API key no longer works').first().waitFor();
    await page.app.getByRole('row').nth(5).waitFor();
    expect(await syncButton().isDisabled()).toBe(true);
    await page.shell.reload();
    await page.app.getByRole('row').nth(5).waitFor();
    await photograph(page, 'dead-key');

    await page.app.getByRole('link', { name: 'Enter a new key' }).click();
    await page.app.getByRole('heading', { name: 'Replace the key' }).waitFor();
    await photograph(page, 'dead-key-connection');
  });

  it('works again with a new key, and has kept everything', async () => {
    journey.organization.model.faults.clear();
    await page.app.getByLabel('Organization API key').fill(journey.organization.apiKey);
    await page.app.getByRole('button', { name: 'Check API key' }).click();
    await page.app.getByRole('button', { name: 'Replace the key' }).click();

    await page.shell.getByRole('status').getByText('The new key is in place').waitFor();
    await goTo('Users');
    await expect.poll(() => syncButton().isEnabled()).toBe(true);
  });
});
