// The first thing an administrator does: entering the organization's API key in the page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../local/commands/host';
import { findOrgAdmin } from '../../local/commands/orgAdmin';
import { type RunningOrganization, startOrganization } from '../../local/organization/server';
import { launchChromium, NO_BROWSER } from '../support/chromium';
import { openPage, type OpenedPage } from '../support/openedPage';

const HOST = { port: 0, serveUi: true, mariadbUrl: null, movesClock: false };

describe('entering the API key', () => {
  let browser: Browser | null = null;
  let organization: RunningOrganization;
  let host: Host;
  let page: OpenedPage;
  let dataDir = '';

  beforeAll(async () => {
    browser = await launchChromium();
    if (browser === null) return;
    dataDir = mkdtempSync(join(tmpdir(), 'journey-'));
    organization = await startOrganization({ users: 60, seed: 3 });
    const { url, apiKey } = organization;
    const operator = await findOrgAdmin({ url, apiKey }, null);
    host = await startHost(
      { kind: 'other', url, orgId: null, apiKeyFile: null, operator: operator.accountId, allowWrites: true },
      { dataDir, ...HOST },
    );
    page = await openPage(browser, host.platform.adminUrl);
  });

  afterAll(async () => {
    if (browser === null) return;
    await browser.close();
    await host.close();
    await organization.close();
    rmSync(dataDir, { recursive: true });
  });

  beforeEach((context) => {
    if (browser === null) context.skip(NO_BROWSER);
  });

  afterEach(() => {
    expect(page.complaints()).toEqual([]);
  });

  const check = async (apiKey: string): Promise<void> => {
    await page.app.getByLabel('Organization API key').fill(apiKey);
    await page.app.getByRole('button', { name: 'Check key' }).click();
  };

  it('says why a key cannot be used, and does not offer to connect', async () => {
    await check('not-a-key-of-any-organization');

    await page.app.getByText('Atlassian rejects this key').waitFor();
    expect(await page.app.getByRole('button', { name: 'Connect' }).count()).toBe(0);
    expect(await page.accessibilityBreaches()).toEqual([]);
  });

  it('names the organization before it connects', async () => {
    await check(organization.apiKey);

    await page.app.getByText(`This key opens ${organization.model.world.name}.`).waitFor();
    expect(await page.accessibilityBreaches()).toEqual([]);
    await page.shell.screenshot({ path: join(import.meta.dirname, 'screenshots/connect-key.png') });
  });

  it('lets an organization admin sync at once, and shows the key nowhere', async () => {
    await page.app.getByRole('button', { name: 'Connect' }).click();

    const sync = page.app.getByRole('button', { name: 'Sync users' });
    await expect.poll(() => sync.isEnabled()).toBe(true);
    expect(await page.app.getByLabel('Organization API key').count()).toBe(0);
    expect(await page.app.locator('html').innerHTML()).not.toContain(organization.apiKey);
  });
});
