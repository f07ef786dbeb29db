// The table of users as an administrator arranges it and works with it: columns, rows, keys, those chosen.
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { columnWords } from '../../src/contract/usersWords';
import { userSortKeys } from '../../src/domain/userList';
import { followSync } from '../../local/commands/followSync';
import { askApp, passTime, startJourney } from '../support/journey';
import { openPage } from '../support/openedPage';
import { photograph } from '../support/photographs';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');
const USERS = 320;
const MINUTE_MS = 60_000;
const COMPANY = { users: USERS, seed: 7, isConnected: true, isOrgAdmin: true } as const;
const SILENT = { show: () => {}, end: () => {} };
const STANDARD = ['Name', 'E-mail', 'Status', 'Sites', 'Apps', 'Groups', 'Last active', 'Added'];
const EVERY_COLUMN = `columns=${userSortKeys.map((key) => `${key}.128`).join('_')}`;

describe('the table of users', () => {
  const journey = startJourney({ ...COMPANY, latencyMs: 0 }, async (begun) => {
    await followSync({ ...begun.host, progress: SILENT });
    // The later tables are in place.
    await passTime(begun, 2 * MINUTE_MS);
  });
  const { page } = journey;

  beforeEach(async () => {
    // Else what the step before chose last might be kept after this.
    await page.shell.goto('about:blank');
    await journey.host.platform.invoke('preferences.save', {
      table: 'users',
      columns: [],
      density: 'comfortable',
    });
    await page.shell.setViewportSize({ width: 1280, height: 800 });
    await open('');
  });

  const open = async (view: string): Promise<void> => {
    await page.shell.goto(`${journey.host.platform.adminUrl}users${view}`);
    await page.app.getByRole('rowheader').first().waitFor();
  };
  const shownView = (): string => new URL(page.shell.url()).search;
  const button = (name: string | RegExp): Locator => page.app.getByRole('button', { name, exact: true });
  const header = (name: string): Locator => page.app.getByRole('columnheader', { name }).first();
  const headers = async (): Promise<string[]> => {
    const texts = await page.app.getByRole('columnheader').allInnerTexts();
    return texts.map((text) => text.trim());
  };
  const names = (): Promise<string[]> => page.app.getByRole('rowheader').allInnerTexts();
  const widthOf = async (name: string): Promise<number> =>
    Math.round((await header(name).boundingBox())?.width ?? 0);
  const said = (text: string | RegExp) =>
    page.app.getByRole('status').filter({ hasText: text }).first().waitFor();
  const selected = (count: number) => page.app.getByText(`${count} of ${USERS} users selected`).waitFor();
  const box = (at: number): Locator => page.app.getByRole('checkbox', { name: /^Select (?!all)/ }).nth(at);
  const row = (at: number): Locator => page.app.getByRole('row').nth(at + 1);
  /** Its upper edge too: nothing covers it. */
  const isInSight = (element: Locator): Promise<boolean> =>
    element.evaluate((node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      const middle = x + Math.min(width, document.documentElement.clientWidth) / 2;
      return [y + 2, y + height / 2, y + height - 2].every((at) =>
        node.contains(document.elementFromPoint(middle, at)),
      );
    });
  const hasKeyboard = (element: Locator): Promise<boolean> =>
    element.evaluate((node) => node === document.activeElement);
  /** Of the middle of something, as the mouse sees it. */
  const middleOf = async (element: Locator): Promise<{ x: number; y: number }> => {
    const place = await element.boundingBox();
    if (place === null) throw new Error('It is not on the page');
    return { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  };
  const dragEdge = async (name: string, by: number): Promise<void> => {
    const place = await header(name).boundingBox();
    if (place === null) throw new Error('It is not on the page');
    const [x, y] = [place.x + place.width - 3, place.y + place.height / 2];
    const { mouse } = page.shell;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + by / 2, y);
    await mouse.move(x + by, y);
    await mouse.up();
  };
  const kept = () => expect.poll(() => askApp(journey, 'preferences.get', { table: 'users' }));

  it('shows the columns that somebody chose, in their order, also tomorrow', async () => {
    expect(await headers()).toEqual(STANDARD);
    await button('Columns').click();
    await page.app.getByRole('checkbox', { name: 'Licenses' }).check();
    await page.app.getByRole('checkbox', { name: 'Account type' }).check();
    await page.app.getByRole('checkbox', { name: 'Sites' }).uncheck();
    await button('Move Licenses up').click();
    await photograph(page, 'table-columns');
    const arranged = [
      ...STANDARD.filter((name) => name !== 'Sites').slice(0, -1),
      'Licenses',
      'Added',
      'Account type',
    ];
    expect(await headers()).toEqual(arranged);
    await kept().toMatchObject({ columns: [{ key: 'name' }, {}, {}, {}, {}, {}, { key: 'seats' }, {}, {}] });

    await page.shell.reload();
    await page.app.getByRole('rowheader').first().waitFor();
    await expect.poll(headers).toEqual(arranged);
    expect(shownView()).toBe('');
    await button('Columns').click();
    await button('Reset columns').click();
    await expect.poll(headers).toEqual(STANDARD);
    await kept().toMatchObject({ columns: [] });
  });

  it('moves a column that is dragged by its header, and does not sort by it', async () => {
    const { mouse } = page.shell;
    const from = await middleOf(header('Groups').getByRole('button'));
    const to = await middleOf(header('Status'));
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x - 40, from.y);
    await mouse.move(to.x, to.y, { steps: 4 });
    await page.shell.screenshot({ path: join(SCREENSHOTS, 'table-drag.png') });
    await mouse.up();

    await expect
      .poll(headers)
      .toEqual(['Name', 'E-mail', 'Groups', 'Status', 'Sites', 'Apps', 'Last active', 'Added']);
    expect(shownView()).toBe('');
  });

  it('resizes a column by its edge, fits it to what it holds, and keeps the others as they are', async () => {
    const before = [await widthOf('E-mail'), await widthOf('Apps')] as const;
    await dragEdge('E-mail', -60);
    await expect.poll(() => widthOf('E-mail')).toBe(before[0] - 60);
    expect(await widthOf('Apps')).toBe(before[1]);

    const edge = header('E-mail').locator('span[title]').last();
    await edge.dblclick();
    await expect.poll(() => widthOf('E-mail')).toBeGreaterThan(before[0] - 60);
    const isCut = (cell: Element): boolean => cell.scrollWidth > cell.clientWidth;
    expect(await row(0).getByRole('cell').nth(1).evaluate(isCut)).toBe(false);
    await kept().toMatchObject({ density: 'comfortable' });
  });

  it('has room for the day that stands for no activity, however narrow the window', async () => {
    await page.shell.setViewportSize({ width: 480, height: 900 });
    await open('?last-active.never=');

    const cells = page.app.getByRole('cell', { name: /^Never active/ });
    const cut = await cells.evaluateAll((all) =>
      all
        .flatMap((cell) => [cell, ...cell.querySelectorAll('*')])
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
        .map(({ textContent }) => textContent),
    );
    expect(await cells.count()).toBeGreaterThan(0);
    expect(cut).toEqual([]);
  });

  it('moves and resizes columns by keyboard, and says so', async () => {
    const before = await widthOf('Status');
    const status = header('Status').getByRole('button');
    await status.press('Shift+ArrowRight');
    await expect.poll(() => widthOf('Status')).toBe(before + 16);
    await said(`Status: ${before + 16} pixels wide`);

    await status.press('Control+Shift+ArrowLeft');
    await said('Status: column 2 of 8');
    expect((await headers()).slice(0, 3)).toEqual(['Name', 'Status', 'E-mail']);
    expect(await hasKeyboard(status)).toBe(true);
  });

  it('shows whoever opens a link its columns, and leaves them their own', async () => {
    await open('?columns=name.200_seats.96_department.160');
    expect(await headers()).toEqual(['Name', 'Licenses', 'Department']);
    await button('Columns').click();
    await page.app.getByText('These columns came with the link.').waitFor();
    await photograph(page, 'table-foreign-columns');
    await page.app.getByRole('checkbox', { name: 'Department' }).uncheck();
    await expect.poll(shownView).toBe('?columns=name.200_seats.96');

    await button('Show mine').click();
    await expect.poll(headers).toEqual(STANDARD);
    expect(shownView()).toBe('');
    await open('?columns=name.200_seats.96&page=2');
    await button('Columns').click();
    await button('Keep as mine').click();
    await expect.poll(shownView).toBe('?page=2');
    await kept().toMatchObject({ columns: [{ key: 'name' }, { key: 'seats' }] });
  });

  it('packs more rows into a window for who wants that', async () => {
    const heightOf = async () => (await row(2).boundingBox())?.height ?? 0;
    const before = await heightOf();
    await button('Columns').click();
    await page.app.getByRole('radio', { name: 'Compact' }).check();
    await page.shell.keyboard.press('Escape');

    await expect.poll(heightOf).toBeLessThan(before);
    await photograph(page, 'table-compact');
    await kept().toMatchObject({ density: 'compact' });
  });

  it('sorts by every column that can be shown', async () => {
    await open(`?${EVERY_COLUMN}`);
    for (const key of userSortKeys) {
      const sorted = page.app.getByRole('columnheader', { name: columnWords[key], exact: true });
      const first = key === 'name' ? 'descending' : 'ascending';
      await sorted.getByRole('button').click();
      await expect.poll(() => sorted.getAttribute('aria-sort')).toBe(first);
      await said(`Sorted by ${columnWords[key]}, ${first}`);
    }
  });

  it('keeps header and names in sight while a wide table is scrolled', async () => {
    await open(`?${EVERY_COLUMN}&size=100`);
    const table = page.app.getByRole('table');
    await table.evaluate((node) => node.parentElement?.scrollTo({ left: 600, top: 900 }));

    const inSight = async (element: Locator) => {
      const [place, frame] = await Promise.all([element.boundingBox(), table.locator('..').boundingBox()]);
      if (place === null || frame === null) throw new Error('It is not on the page');
      return place.x >= frame.x && place.y >= frame.y - 1 && place.y < frame.y + frame.height;
    };
    expect(await inSight(header('Name'))).toBe(true);
    expect(await inSight(row(30).getByRole('rowheader'))).toBe(true);
    await photograph(page, 'table-wide');
    await open('?size=100');
    await page.app.locator('html').evaluate(() => window.scrollTo(0, 2_000));
    expect((await header('Name').boundingBox())?.y).toBeLessThan(200);
  });

  it('shows all groups and apps of a user where they stand', async () => {
    await open('?sort=-groups');
    const expand = page.app.getByRole('button', { name: 'Show all: Groups' }).first();
    await expand.click();

    const cells = row(0).getByRole('cell');
    await expect.poll(() => cells.nth(5).getByRole('listitem').count()).toBeGreaterThan(3);
    await expect.poll(() => cells.nth(5).innerText()).not.toContain('Loading');
    expect(await cells.nth(4).innerText()).toMatch(/ on .*\n.*license/);
    await photograph(page, 'table-expanded');
    await row(0).getByRole('button', { name: 'Show fewer: Groups' }).click();
    await expect.poll(() => cells.nth(5).getByRole('listitem').count()).toBe(0);
  });

  it('selects everybody who matches, lets go of some, and keeps that through pages and orders', async () => {
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await selected(25);
    await button(`Select all ${USERS} matching users`).click();
    await selected(USERS);
    await box(3).uncheck();
    await selected(USERS - 1);
    await button('Next').click();
    await page.app.getByText(`26–50 of ${USERS}`).waitFor();
    await button('E-mail').click();
    await said('Sorted by E-mail, ascending');
    expect(await box(7).isChecked()).toBe(true);
    await selected(USERS - 1);
    await photograph(page, 'table-matching');

    await page.app.getByRole('searchbox').fill('ana');
    await page.app
      .getByText('The selection was cleared, because the filter shows other users now.')
      .waitFor();
  });

  it.each([
    [1280, 800],
    [480, 900],
  ])(
    'keeps those selected and the actions in sight, and no row below them, at %i px',
    async (width, height) => {
      await page.shell.setViewportSize({ width, height });
      await box(0).check();
      await row(0).focus();
      await page.shell.keyboard.press('End');
      await page.app.locator('html').evaluate((html) => html.scrollTo(0, html.scrollHeight));

      const counter = page.app.getByRole('status').getByText(`1 of ${USERS} users selected`);
      await counter.waitFor();
      await page.shell.screenshot({ path: join(SCREENSHOTS, `table-selected-${width}.png`) });
      for (const element of [counter, button('Actions'), header('Name'), row(24)])
        await expect.poll(() => isInSight(element), { message: String(element) }).toBe(true);
      for (let at = 23; at >= 0; at -= 1) {
        await page.shell.keyboard.press('ArrowUp');
        await expect.poll(() => isInSight(row(at)), { message: `row ${at}` }).toBe(true);
      }
    },
  );

  it('says what a sync of those selected costs, and syncs them', async () => {
    const sync = button('Sync selected');
    expect(await sync.isDisabled()).toBe(true);
    await box(0).check();
    await box(4).click({ modifiers: ['Shift'] });
    await sync.click();
    const dialog = page.app.getByRole('dialog', { name: 'Sync 5 users' });
    await dialog.getByText(/^It takes .*\d API calls?/).waitFor();
    await photograph(page, 'table-sync');
    await dialog.getByRole('button', { name: 'Start sync' }).click();

    await page.app.getByText(/^Complete\. 0 added, /).waitFor();
    await selected(5);
    await photograph(page, 'table-synced');
  });

  it('syncs all who match, up to as many as can be named', async () => {
    await box(0).check();
    await button(`Select all ${USERS} matching users`).click();
    await box(1).uncheck();
    await button('Sync selected').click();

    const dialog = page.app.getByRole('dialog', { name: `Sync ${USERS - 1} users` });
    await dialog.getByText(/^It takes .*\d API calls?/).waitFor();
    await page.shell.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => hasKeyboard(button('Sync selected'))).toBe(true);
  });

  it('is worked with by keys, which are listed', async () => {
    const { keyboard } = page.shell;
    await page.app.locator('main').focus();
    await keyboard.press('?');
    const dialog = page.app.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByText('Select row after row').waitFor();
    await photograph(page, 'table-keys');
    await dialog.getByRole('button', { name: 'Close' }).press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await keyboard.press('/');
    await keyboard.type('?/ ');
    expect(await page.app.getByRole('searchbox').inputValue()).toBe('?/ ');
    await open('');
    await page.app.locator('main').focus();
    await keyboard.press('ArrowDown');
    expect(await hasKeyboard(row(0))).toBe(true);
    await keyboard.press('End');
    expect(await hasKeyboard(row(24))).toBe(true);
    await keyboard.press('PageUp');
    expect(await hasKeyboard(row(14))).toBe(true);
    await keyboard.press('Home');
    await keyboard.press('Space');
    await selected(1);
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await selected(3);
    await keyboard.press('Shift+ArrowUp');
    await selected(2);
    await photograph(page, 'table-keyboard');
    await row(1).focus();
    await keyboard.press('ArrowRight');
    await expect.poll(() => row(1).getByRole('listitem').count()).toBeGreaterThan(0);
    await keyboard.press('ArrowLeft');
    await expect.poll(() => row(1).getByRole('listitem').count()).toBe(0);
    await keyboard.press('Enter');
    const drawer = page.app.getByRole('dialog');
    await drawer.getByRole('heading', { level: 2 }).first().waitFor();
    await keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect.poll(() => hasKeyboard(row(1))).toBe(true);
    await selected(2);
  });

  it('tells by ear what is loading, sorted and shown', async () => {
    await button('Next').click();
    await said('Page 2 of 13');
    await header('Added').getByRole('button').click();
    await said('Sorted by Added, ascending');
    await said('Page 1 of 13');
  });

  it('shows the same columns to another reader of the same link', async () => {
    await open('?columns=name.200_mfa.160_source.120&sort=-added');
    const here = await names();

    const other = await openPage(journey.browser, page.shell.url());
    await other.app.getByRole('rowheader').first().waitFor();
    expect(await other.app.getByRole('columnheader').allInnerTexts()).toEqual(
      await page.app.getByRole('columnheader').allInnerTexts(),
    );
    expect(await other.app.getByRole('rowheader').allInnerTexts()).toEqual(here);
    await other.shell.close();
  });
});
