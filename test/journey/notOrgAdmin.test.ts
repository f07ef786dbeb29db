// A Jira administrator who is no organization admin: may enter a key, and makes somebody else app admin.
import { describe, expect, it } from 'vitest';
import { startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

describe('a Jira administrator who is no organization admin', () => {
  const journey = startJourney({
    users: 60,
    seed: 3,
    latencyMs: 0,
    isConnected: false,
    isOrgAdmin: false,
  });
  let appAdmin = '';

  it('chooses the first app admin among the organization admins found', async () => {
    const { page, organization } = journey;
    await page.app.getByLabel('Organization API key').fill(organization.apiKey);
    await page.app.getByRole('button', { name: 'Check API key' }).click();

    const choice = page.app.getByLabel('First app admin');
    await choice.waitFor();
    await expect.poll(() => choice.getByRole('option').count()).toBeGreaterThan(0);
    appAdmin = await choice.inputValue();
    await photograph(page, 'first-run-choose-admin');
  });

  it('is told afterwards that the key works, and whom to ask for a role', async () => {
    const { page } = journey;
    await page.app.getByRole('button', { name: 'Connect', exact: true }).click();

    await page.app.getByText('You have no role in this app').waitFor();
    await page.app.getByText('Ask an app admin for a role.').waitFor();
    await photograph(page, 'no-role');
  });

  it('follows as viewer the sync that an app admin starts, and reads why it is not theirs to start', async () => {
    const { page, host, organization, actorId } = journey;
    await host.platform.invoke('access.set', { accountId: actorId, role: 'viewer' }, appAdmin);
    await page.shell.reload();
    await page.app.getByRole('link', { name: 'Users', exact: true }).click();
    const syncButton = page.app.getByRole('button', { name: 'Sync users' });

    await page.app.getByText(/can start a sync/).waitFor();
    expect(await syncButton.isDisabled()).toBe(true);
    organization.model.latencyMs = 300;
    await host.platform.invoke('sync.start', {}, appAdmin);
    await page.shell.reload();

    await page.app.getByRole('progressbar').waitFor();
    organization.model.latencyMs = 0;
    await page.shell.getByRole('status').getByText('Sync complete').waitFor();
    await photograph(page, 'viewer');
  });

  it('may not replace a key that works, and reads why', async () => {
    const { page } = journey;
    await page.app.getByRole('link', { name: 'Connection', exact: true }).click();

    await page.app.getByText('Only an app admin may replace a key that works.').waitFor();
    expect(await page.app.getByRole('button', { name: 'Check API key' }).isDisabled()).toBe(true);
    await photograph(page, 'viewer-connection');
  });
});
