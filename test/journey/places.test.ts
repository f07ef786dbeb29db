// The pages of groups and of sites and apps as an administrator works with them: looking for what costs, and opening
// the users behind every number.
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const COMPANY = { users: 320, seed: 7, isConnected: true, isOrgAdmin: true } as const;
const SILENT = { show: () => {}, end: () => {} };

describe('the pages of places', () => {
  const journey = startJourney({ ...COMPANY, latencyMs: 0 }, async ({ host }) => {
    await followSync({ ...host, progress: SILENT });
  });
  const { page } = journey;

  beforeEach(async () => {
    await page.shell.setViewportSize({ width: 1280, height: 800 });
  });

  const open = async (path: string): Promise<void> => {
    await page.shell.goto(`${journey.host.platform.adminUrl}${path}`);
    await page.app.getByRole('table').waitFor();
  };
  const shownView = (): string => new URL(page.shell.url()).search;
  const total = async (): Promise<string> =>
    (
      await page.app
        .getByRole('status')
        .filter({ hasText: / (users?|groups?)$/ })
        .first()
        .innerText()
    ).trim();
  const names = (): Promise<string[]> => page.app.getByRole('rowheader').allInnerTexts();
  const links = (what: string): Locator =>
    page.app.getByRole('link', { name: new RegExp(`^\\d\\S* – ${what},`) });

  /** Opens the largest number of a column and returns what was on the link and what the list of users says. */
  const openLargest = async (path: string, what: string) => {
    await open(path);
    await links(what).first().waitFor();
    const numbers = (await links(what).allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    const largest = Math.max(...numbers);
    await links(what).nth(numbers.indexOf(largest)).click();
    await expect.poll(() => new URL(page.shell.url()).pathname).toContain('/users');
    return { number: largest === 1 ? '1 user' : `${largest} users`, total: total() };
  };

  it('lists the groups by name with the age of the numbers, reached from the header', async () => {
    await open('users');
    await page.app.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Groups' }).click();
    await page.app.getByRole('heading', { name: 'Groups', level: 1 }).waitFor();
    await page.app.getByRole('table').waitFor();

    await expect.poll(names).toHaveLength(25);
    await expect.poll(total).toMatch(/^\d+ groups$/);
    await page.app.getByText(/^As of /).waitFor();
    await photograph(page, 'groups');
  });

  it.each(['Members', 'Inactive', 'Never active'])(
    'opens the users behind a number of a group: %s',
    async (what) => {
      const opened = await openLargest('groups?sort=-members&inactive=30', what);

      expect(await opened.total).toBe(opened.number);
    },
  );

  it('searches, filters and orders groups in the address, and goes back', async () => {
    await open('groups');
    const all = await total();
    await page.app.getByRole('searchbox').pressSequentially('jira', { delay: 20 });
    await expect.poll(shownView).toBe('?search=jira');
    await expect.poll(total).not.toBe(all);
    for (const name of await names()) expect(name.toLowerCase()).toContain('jira');

    await page.app.getByRole('button', { name: 'Managed by', exact: true }).first().click();
    await page.app.getByRole('checkbox', { name: 'Admins' }).check();
    await expect.poll(shownView).toBe('?search=jira&managed-by=admins');
    await page.shell.keyboard.press('Escape');
    await page.app.getByRole('columnheader', { name: 'Members' }).getByRole('button').click();
    await expect.poll(shownView).toBe('?search=jira&managed-by=admins&sort=members');

    await page.shell.goBack();
    await page.shell.goBack();
    await expect.poll(shownView).toBe('?search=jira');
    await page.app.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(total).toBe(all);
  });

  it('says when no group matches, and shows the way back', async () => {
    await open('groups');
    await page.app.getByRole('searchbox').fill('no such group');
    await page.app.getByRole('heading', { name: 'No group matches' }).waitFor();
    await photograph(page, 'groups-none');

    await page.app.getByRole('button', { name: 'Clear filters' }).last().click();
    await page.app.getByRole('table').waitFor();
  });

  it('shows what a group gives, and reads it anew after its cost is known', async () => {
    await open('groups?sort=-products');
    const [name = ''] = await names();
    await page.app.getByRole('button', { name: `Show all: ${name}`, exact: true }).click();
    await page.app
      .getByText(/costs a license/)
      .first()
      .waitFor();
    await photograph(page, 'groups-expanded');

    await page.app.getByRole('button', { name: 'Sync this group' }).click();
    await page.app
      .getByRole('dialog')
      .getByText(/API calls of Atlassian’s limit/)
      .waitFor();
    await photograph(page, 'groups-sync');
    await page.app.getByRole('button', { name: 'Start sync' }).click();
    await page.app.getByText(/^Complete\b/).waitFor({ timeout: 30_000 });
  });

  it('shows sites and apps with their licenses', async () => {
    await open('users');
    await page.app.getByRole('link', { name: 'Sites and apps' }).click();
    await page.app.getByRole('heading', { name: 'Sites and apps', level: 1 }).waitFor();
    await page.app.getByRole('table').waitFor();

    await page.app.getByText('Sandboxes are not counted.').waitFor();
    await page.app.getByText('Sandbox', { exact: true }).first().waitFor();
    await photograph(page, 'products');
  });

  it.each(['Licenses', 'Active', 'Inactive', 'Never active', 'Access', 'No license'])(
    'opens the users behind a number of a site or an app: %s',
    async (what) => {
      const opened = await openLargest('products?inactive=30', what);

      expect(await opened.total).toBe(opened.number);
    },
  );

  it('opens the users who hold the licenses of a site, and of all', async () => {
    for (const at of [0, 1]) {
      await open('products');
      const link = page.app.getByRole('link', { name: /^[\d,]+ users? – Licenses/ }).nth(at);
      const users = await link.innerText();
      await link.click();

      await expect.poll(() => new URL(page.shell.url()).pathname).toContain('/users');
      await page.app.getByRole('table').waitFor();
      await expect.poll(total).toBe(users);
    }
  });

  it('counts as inactive after as many days as the address says', async () => {
    await open('products');
    const inactive = () => links('Inactive').first().innerText();
    const before = await inactive();
    await page.app.getByRole('button', { name: 'Inactive after 90 days' }).click();
    await page.app.getByRole('radio', { name: '7 days', exact: true }).check();

    await expect.poll(shownView).toBe('?inactive=7');
    await expect.poll(inactive).not.toBe(before);
    await page.app.getByText('over 7 days').waitFor();
  });

  it('shows the details of a site, and orders sites and their apps', async () => {
    await open('products');
    const [site = ''] = await names();
    await page.app.getByRole('button', { name: `Show all: ${site.trim()}`, exact: true }).click();
    await page.app.getByRole('button', { name: 'Sync this site' }).waitFor();
    await page.app.getByRole('columnheader', { name: 'Licenses' }).getByRole('button').click();
    await page.app.getByRole('columnheader', { name: 'Licenses' }).getByRole('button').click();

    await expect.poll(shownView).toBe('?sort=-licenses');
    await photograph(page, 'products-expanded');
  });

  it('goes from group to group by keyboard, and shows more of one', async () => {
    await open('groups?sort=-members');
    await page.app.getByRole('rowheader').first().waitFor();
    // The keys of the window around it are not the page's.
    await page.app.getByRole('heading', { name: 'Groups', level: 1 }).click();
    await page.shell.keyboard.press('/');
    await expect
      .poll(() => page.app.getByRole('searchbox').evaluate((box) => box.matches(':focus')))
      .toBe(true);
    await page.app.getByRole('row').nth(1).focus();
    await page.shell.keyboard.press('ArrowDown');
    await page.shell.keyboard.press('ArrowRight');

    await page.app.getByRole('row').nth(2).getByRole('button', { name: 'Sync this group' }).waitFor();
  });

  it('says why a group cannot be synced', async () => {
    journey.setLicensed(false);
    await open('groups?sort=-members');
    await page.app
      .getByRole('button', { name: /^Show all: / })
      .first()
      .click();

    const sync = page.app.getByRole('button', { name: 'Sync this group' });
    await expect.poll(() => sync.isDisabled()).toBe(true);
    await page.app.getByTitle('The license of this app is not active, so it only reads.').first().waitFor();
    journey.setLicensed(true);
  });
});

describe('the pages of places before the first sync', () => {
  const journey = startJourney({ ...COMPANY, users: 20, latencyMs: 0 });
  const { page } = journey;

  it.each(['groups', 'products'])('say that there is nothing yet: %s', async (path) => {
    await page.shell.goto(`${journey.host.platform.adminUrl}${path}`);
    await page.app.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
    await photograph(page, `${path}-unsynced`);
  });

  it('say of users who have not arrived yet that they have not, and not that there are none', async () => {
    // Groups and apps come first; users are kept back.
    journey.organization.model.faults.set({ name: 'server-error', operation: 'users.search' });
    await journey.host.platform.invoke('sync.start', {});
    for (const path of ['products', 'groups']) {
      await page.shell.goto(`${journey.host.platform.adminUrl}${path}`);
      await page.app.getByRole('table').getByText('Not yet').first().waitFor();
      expect(await page.app.getByRole('table').getByRole('link', { name: /^0 – / }).count()).toBe(0);
    }
    await photograph(page, 'groups-arriving');
  });
});
