// The admin page as an administrator meets it: real Chromium, the local platform's shell, Forge's own content
// security policy, the simulated organization in a process of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/commands/host';
import { launchChromium, NO_BROWSER } from '../support/chromium';
import { openPage, type OpenedPage } from '../support/openedPage';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');

// Slow enough that the sync can be seen running.
const COMPANY = { kind: 'simulated', users: 300, seed: 7, model: 'centralized', latencyMs: 40 } as const;

describe('the admin page', () => {
  let browser: Browser | null = null;
  let host: Host;
  let page: OpenedPage;
  let dataDir = '';

  beforeAll(async () => {
    browser = await launchChromium();
    if (browser === null) return;
    dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
    host = await startHost(
      { ...COMPANY, ratePerMinute: null },
      { dataDir, port: 0, serveUi: true, mariadbUrl: null, movesClock: false },
    );
    page = await openPage(browser, host.platform.adminUrl);
  });

  afterAll(async () => {
    if (browser === null) return;
    await browser.close();
    await host.close();
    rmSync(dataDir, { recursive: true });
  });

  beforeEach((context) => {
    if (browser === null) context.skip(NO_BROWSER);
  });

  afterEach(() => {
    expect(page.complaints()).toEqual([]);
  });

  const screenshot = (name: string) => page.shell.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });

  it('names the organization and says that nothing was synced', async () => {
    await page.app.getByText('Nothing has been synced yet.').waitFor();

    await expect.poll(() => page.app.getByText('Not read yet').count()).toBe(4);
    expect(await page.accessibilityBreaches()).toEqual([]);
    await screenshot('before-first-sync');
  });

  it('shows a sync while it runs, refuses a second one with the reason, then the counts', async () => {
    const button = page.app.getByRole('button', { name: 'Sync users' });
    await button.click();

    await page.app.getByRole('progressbar').waitFor();
    await page.app.getByText('A sync is running.').waitFor();
    expect(await button.isDisabled()).toBe(true);
    await screenshot('sync-running');

    await page.app.getByText('Complete').waitFor();
    await page.app.getByRole('definition').filter({ hasText: /^300$/ }).waitFor();
    await expect.poll(() => page.app.getByText(/^As of /).count()).toBe(4);
    expect(await page.accessibilityBreaches()).toEqual([]);
  });

  it('tells the success outside of its own frame', async () => {
    await page.shell.getByRole('status').getByText('Complete').waitFor();
  });

  it('shows what the server knows when it is opened anew', async () => {
    await page.shell.reload();

    await page.app.getByText('Complete').waitFor();
    await page.app.getByRole('definition').filter({ hasText: /^300$/ }).waitFor();
    await screenshot('light');
  });

  it('turns dark with the product around it', async () => {
    const background = () =>
      page.app.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await background();

    await page.shell.getByRole('button', { name: 'Dark theme' }).click();

    await expect.poll(background).not.toBe(light);
    expect(await page.accessibilityBreaches()).toEqual([]);
    await screenshot('dark');
  });
});
