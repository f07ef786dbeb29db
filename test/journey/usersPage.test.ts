// The users page as an administrator works with it: searching, filtering, sorting, paging, choosing.
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnWords } from '../../src/contract/usersWords';
import type { UserSortKey } from '../../src/domain/userList';
import { followSync } from '../../local/commands/followSync';
import { startJourney } from '../support/journey';
import { openPage } from '../support/openedPage';
import { photograph } from '../support/photographs';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');
const USERS = 320;
const COMPANY = { users: USERS, seed: 7, isConnected: true, isOrgAdmin: true } as const;
const SHOWN_AT_FIRST = [
  'name',
  'email',
  'status',
  'sites',
  'products',
  'groups',
  'last-active',
  'added',
] as const satisfies readonly UserSortKey[];
const SILENT = { show: () => {}, end: () => {} };

describe('the users page', () => {
  const journey = startJourney({ ...COMPANY, latencyMs: 0 }, async ({ host }) => {
    await followSync({ ...host, progress: SILENT });
  });
  const { page } = journey;

  beforeEach(async () => {
    await page.shell.setViewportSize({ width: 1280, height: 800 });
    await open('');
  });

  const address = (view: string): string => `${journey.host.platform.adminUrl}users${view}`;
  const open = async (view: string): Promise<void> => {
    await page.shell.goto(address(view));
    await page.app.getByRole('table').waitFor();
  };
  const shownView = (): string => new URL(page.shell.url()).search;
  const button = (name: string | RegExp): Locator => page.app.getByRole('button', { name, exact: true });
  const filterMenu = (name: string | RegExp): Locator =>
    page.app.getByRole('region', { name: 'Filters' }).getByRole('button', { name, exact: true });
  const checkbox = (name: string | RegExp): Locator => page.app.getByRole('checkbox', { name });
  const names = (): Promise<string[]> => page.app.getByRole('rowheader').allInnerTexts();
  const total = async (): Promise<number> => {
    const text = await page.app
      .getByRole('status')
      .filter({ hasText: / users?$/ })
      .innerText();
    return Number.parseInt(text.replace(',', ''), 10);
  };
  const screenshot = (name: string) =>
    page.shell.screenshot({ path: join(SCREENSHOTS, `users-${name}.png`) });

  /** Returns how many users the backend chooses for the same conditions. */
  const chosen = async (...all: { field: string; operator: string; values: (string | number)[] }[]) => {
    const answer = await journey.host.platform.invoke('users.list', { filter: { all }, pageSize: 10 });
    return (answer as { data: { total: number } }).data.total;
  };

  it('shows everybody, in the order of names, with the age of the data', async () => {
    await expect.poll(total).toBe(USERS);

    expect(await names()).toHaveLength(25);
    await page.app.getByText(/^As of /).waitFor();
    await photograph(page, 'users');
  });

  it('searches as one types, keeps the focus, and goes back in one step', async () => {
    await page.app.getByRole('searchbox').pressSequentially('ana', { delay: 20 });

    const expected = await chosen({ field: 'search', operator: 'contains', values: ['ana'] });
    await expect.poll(total).toBe(expected);
    expect(shownView()).toBe('?search.contains=ana');
    for (const row of await page.app
      .getByRole('row')
      .allInnerTexts()
      .then((rows) => rows.slice(1))) {
      expect(row.toLowerCase()).toContain('ana');
    }

    await page.shell.keyboard.press('Backspace');
    await expect.poll(shownView).toBe('?search.contains=an');
    await page.shell.goBack();
    await expect.poll(total).toBe(USERS);
    expect(await page.app.getByRole('searchbox').inputValue()).toBe('');
  });

  it('filters by site, app, group and status, says each condition and takes it away', async () => {
    const menus = [
      { menu: 'Site', choice: 'meridian', sentence: 'Site is meridian' },
      { menu: 'App', choice: 'Confluence', sentence: 'App is Confluence' },
      { menu: 'Status', choice: 'Deactivated', sentence: 'Status is Deactivated' },
      { menu: 'Group', choice: 'dept-sales', sentence: 'Group is dept-sales', find: 'SALES' },
    ];
    for (const { menu, choice, sentence, find } of menus) {
      await filterMenu(menu).click();
      if (find !== undefined) await page.app.getByPlaceholder('Find: Group').fill(find);
      await page.app.getByRole('checkbox', { name: choice, exact: true }).check();
      await page.app.getByText(sentence).waitFor();
      // Rows on their way are pale.
      await expect.poll(total).toBeLessThan(USERS);
      expect(await page.accessibilityBreaches()).toEqual([]);
      await screenshot(`filter-${menu.toLowerCase()}`);
      await page.shell.keyboard.press('Escape');
      await expect.poll(total).toBeLessThan(USERS);

      await button(`Remove filter: ${sentence}`).click();
      await expect.poll(total).toBe(USERS);
    }
  });

  it('excludes as well as includes', async () => {
    await filterMenu('Status').click();
    await page.app.getByRole('combobox', { name: 'Status' }).selectOption('is none of');
    await page.app.getByRole('checkbox', { name: 'Active', exact: true }).check();

    await page.app.getByText('Status is not Active').waitFor();
    const expected = await chosen({ field: 'status', operator: 'none-of', values: ['active'] });
    await expect.poll(total).toBe(expected);
  });

  it('filters by inactivity: presets, any number of days, never', async () => {
    const expectDays = async (days: number): Promise<void> => {
      const expected = await chosen({ field: 'last-active', operator: 'more-than', values: [days] });
      await page.app.getByText(`Inactive for more than ${days} days`).first().waitFor();
      await expect.poll(total).toBe(expected);
    };
    await filterMenu('Last active').click();
    await page.app.getByRole('radio', { name: 'Inactive for more than 90 days' }).check();
    await expectDays(90);
    await page.app.getByRole('spinbutton').fill('45');
    await button('Apply').click();
    await expectDays(45);
    expect(await page.accessibilityBreaches()).toEqual([]);
    await screenshot('filter-activity');

    await page.app.getByRole('radio', { name: 'Never active' }).check();
    await expect.poll(shownView).toBe('?last-active.never=');
    const expected = await chosen({ field: 'last-active', operator: 'never', values: [] });
    await expect.poll(total).toBe(expected);
    await page.shell.keyboard.press('Escape');
    expect(await page.app.getByRole('cell', { name: /^Never active\s*Added / }).count()).toBe(
      Math.min(25, expected),
    );
    await button('Clear filters').click();
    await expect.poll(total).toBe(USERS);
  });

  it('says where last active is looked for, and lets it be chosen', async () => {
    const header = page.app.getByRole('columnheader', { name: /Last active/ });
    await filterMenu('App').click();
    await checkbox('Compass').check();
    await page.shell.keyboard.press('Escape');
    await expect.poll(() => header.innerText()).toContain('Compass on all sites');

    await button(/^Activity in: /).click();
    await button('Whole organization').click();
    await expect.poll(() => header.innerText()).not.toContain('Compass');
    expect(shownView()).toBe('?product.any-of=compass&sites=&products=');
    await screenshot('context');
    await button('Same as the filter').click();
    await expect.poll(() => header.innerText()).toContain('Compass on all sites');
  });

  it('sorts by every column that it shows at first, both ways', async () => {
    for (const key of SHOWN_AT_FIRST) {
      const header = page.app.getByRole('columnheader', { name: columnWords[key] }).first();
      const sort = header.getByRole('button');
      const first = key === 'name' ? 'descending' : 'ascending';
      await sort.click();
      await expect.poll(() => header.getAttribute('aria-sort')).toBe(first);
      await sort.click();
      await expect.poll(() => header.getAttribute('aria-sort')).not.toBe(first);
      expect(await page.app.locator('th[aria-sort$="ending"]').count()).toBe(1);
    }
    await expect.poll(shownView).toBe('?sort=-added');
  });

  it('pages by number and by step, and shows everybody once', async () => {
    await page.app.getByRole('combobox', { name: 'Rows per page' }).selectOption('100');
    await expect.poll(async () => (await names()).length).toBe(100);

    await button('Next').click();
    await page.app.getByText(`101–200 of ${USERS}`).waitFor();
    await button('Page 4').click();
    await page.app.getByText(`301–${USERS} of ${USERS}`).waitFor();
    expect(await button('Next').isDisabled()).toBe(true);
    await expect.poll(async () => (await names()).length).toBe(USERS - 300);
    await page.shell.goBack();
    await page.app.getByText(`101–200 of ${USERS}`).waitFor();
    await button('Previous').click();
    await page.app.getByText(`1–100 of ${USERS}`).waitFor();
  });

  it('shows the same to whoever opens its address', async () => {
    await open('?status.any-of=active&product.any-of=jira-software&sort=-last-active&page=2&size=10');
    const here = await names();

    const other = await openPage(journey.browser, page.shell.url());
    await other.app.getByRole('table').waitFor();
    expect(await other.app.getByRole('rowheader').allInnerTexts()).toEqual(here);
    await other.shell.close();
  });

  it('takes from a broken address what can be read', async () => {
    await open('?page=-1&size=7&sort=shoe&colour.any-of=red&status.any-of=active');

    const expected = await chosen({ field: 'status', operator: 'any-of', values: ['active'] });
    await expect.poll(total).toBe(expected);
    expect(await names()).toHaveLength(25);
  });

  it('chooses rows, ranges and pages, counts them, and lets go of them with another filter', async () => {
    const rows = page.app.getByRole('checkbox', { name: /^Select (?!all)/ });
    await rows.nth(1).check();
    await rows.nth(4).click({ modifiers: ['Shift'] });
    await page.app.getByText(`4 of ${USERS} users selected`).waitFor();
    await button('Next').click();
    await page.app.getByText(`26–50 of ${USERS}`).waitFor();
    await checkbox('Select all users on this page').check();
    await page.app.getByText(`29 of ${USERS} users selected`).waitFor();
    expect(await page.accessibilityBreaches()).toEqual([]);
    await screenshot('selected');

    await page.app.getByRole('searchbox').fill('ana');
    await page.app
      .getByText('The selection was cleared, because the filter shows other users now.')
      .waitFor();
  });

  it('lets go of the selection after a sync, says so, and keeps the filter', async () => {
    await open('?status.any-of=active');
    await checkbox('Select all users on this page').check();
    await button('Sync users').click();

    await page.app.getByText('The selection was cleared, because a sync brought new data.').waitFor();
    expect(shownView()).toBe('?status.any-of=active');
    await page.shell.reload();
  });

  it('can be worked with by keyboard alone', async () => {
    const { keyboard } = page.shell;
    await page.app.getByRole('searchbox').focus();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const menu = page.app.getByRole('dialog', { name: 'Site' });
    await menu.waitFor();
    await expect.poll(() => menu.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await menu.getByRole('checkbox').first().focus();
    await keyboard.press('Space');
    await expect.poll(shownView).toMatch(/^\?site\.any-of=/);
    await keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await expect
      .poll(() => filterMenu(/^Site \(/).evaluate((trigger) => trigger === document.activeElement))
      .toBe(true);

    await button('E-mail').press('Enter');
    await expect.poll(shownView).toContain('sort=email');
    await page.app
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .press('Space');
    await page.app.getByText(/^1 of /).waitFor();
  });

  it('answers who holds a license of one app and has not used it', async () => {
    await open('?product.any-of=jira-software&last-active.more-than=30&sort=-last-active');
    await page.app
      .getByRole('columnheader', { name: /Last active/ })
      .getByText('Jira on all sites')
      .waitFor();
    await page.app.getByText('Inactive for more than 30 days').waitFor();

    // The picture in README.
    if (process.env['UPDATE_SCREENSHOT'] === '1') {
      await page.shell.setViewportSize({ width: 1280, height: 740 });
      const path = join(import.meta.dirname, '../../docs/admin-page.png');
      await page.shell.locator('iframe').screenshot({ path });
    }
    await photograph(page, 'users-inactive');
  });
});
