// Saved filters: kept, opened, changed, told apart from what is shown, deleted, and carried from file to file.
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { savedFilterWords } from '../../src/contract/savedFilterUiWords';
import { passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const USERS = 320;
const SILENT = { show: () => {}, end: () => {} };

describe('saved filters', () => {
  const journey = startJourney(
    { users: USERS, seed: 7, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async (begun) => {
      // Forge lets the last tables be made in the second minute only.
      await passTime(begun, 2 * 60_000);
      await followSync({ ...begun.host, progress: SILENT });
    },
  );
  const { page } = journey;

  beforeEach(async () => {
    await page.shell.setViewportSize({ width: 1280, height: 800 });
    // Nothing is pointed at: a tooltip would be in the pictures.
    await page.shell.mouse.move(0, 0);
  });

  const address = (path: string): string => `${journey.host.platform.adminUrl}${path}`;
  const openUsers = async (view: string): Promise<void> => {
    await page.shell.goto(address(`users${view}`));
    await page.app.getByRole('table').waitFor();
  };
  const openFilters = async (): Promise<void> => {
    await page.shell.goto(address('filters'));
    await page.app.getByRole('heading', { name: 'Saved filters', exact: true }).waitFor();
  };
  const button = (name: string | RegExp): Locator => page.app.getByRole('button', { name, exact: true });
  const dialog = (): Locator => page.app.getByRole('dialog');
  const row = (name: string): Locator => page.app.getByRole('row').filter({ hasText: name });

  it('has a page that says how to begin', async () => {
    await openFilters();
    await page.app.getByText('No filter is saved yet').waitFor();
    await photograph(page, 'filters-none');
  });

  it('keeps what the list shows under a name', async () => {
    await openUsers('?status.any-of=active&sort=-last-active');
    await button('Saved filters').click();
    await button('Save as new filter').click();
    await dialog().getByText('Status is Active').waitFor();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByText('Enter a name.').waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Everybody at work');
    await dialog().getByRole('textbox', { name: 'Description' }).fill('Who has an account that works');
    await dialog()
      .getByRole('radio', { name: /^Shared/ })
      .check();
    await photograph(page, 'filter-save');
    await dialog().getByRole('button', { name: 'Save' }).click();

    await button('Saved filter: Everybody at work').waitFor();
    expect(page.shell.url()).toContain('saved=');
  });

  it('says that the open filter was changed since, and saves the change or a new one', async () => {
    await openUsers('');
    await button('Saved filters').click();
    await page.app.getByRole('textbox', { name: 'Find a saved filter' }).fill('at work');
    await photograph(page, 'filter-menu');
    await dialog()
      .getByRole('button', { name: /^Everybody at work/ })
      .click();
    await button('Saved filter: Everybody at work').waitFor();
    expect(page.shell.url()).toContain('sort=-last-active');
    expect(await page.app.getByText('changed since').count()).toBe(0);

    await page.app.getByRole('searchbox').fill('ana');
    await page.app.getByText('changed since').waitFor();
    await photograph(page, 'filter-changed-since');
    await button('Saved filter: Everybody at work').click();
    await button('Save changes').click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => page.app.getByText('changed since').count()).toBe(0);

    await button('Remove filter: Status is Active').click();
    await button('Saved filter: Everybody at work').click();
    await button('Save as…').click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('All Anas');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await button('Saved filter: All Anas').waitFor();
    await page.shell.goBack();
    await button('Saved filter: Everybody at work').waitFor();
  });

  it('lists them with their users now, and opens the list behind each', async () => {
    await openFilters();
    const users = row('All Anas').getByRole('link', { name: / users?$/ });
    await users.waitFor();
    await row('Everybody at work').getByText('Shared', { exact: true }).waitFor();
    await photograph(page, 'filters');
    const told = Number.parseInt(await users.innerText(), 10);
    await users.click();
    await button('Saved filter: All Anas').waitFor();
    await page.app
      .getByText(told === 1 ? '1 user' : `${told} users`, { exact: true })
      .first()
      .waitFor();
  });

  it('tells who changed what', async () => {
    await openFilters();
    await button('History: Everybody at work').click();
    await dialog().getByText('Added: Name or e-mail contains “ana”').waitFor();
    await dialog().getByText('Saved for the first time').waitFor();
    await photograph(page, 'filter-history');
    // The pictures were taken with the focus in the shell around the page.
    await dialog().getByRole('button', { name: 'Close' }).focus();
    await page.shell.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.app.locator(':focus').innerText()).toContain('History: Everybody at work');
  });

  it('knows when the browser itself has closed a dialog', async () => {
    await button('History: Everybody at work').click();
    await dialog().evaluate((element) => (element as HTMLDialogElement).close());
    await dialog().waitFor({ state: 'detached' });

    await button('History: Everybody at work').click();
    await dialog().getByText('Saved for the first time').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
  });

  it('renames and duplicates', async () => {
    await openFilters();
    await button('Change: All Anas').click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Every Ana');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await row('Every Ana').waitFor();
    await button('Duplicate: Every Ana').click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await row('Copy of Every Ana').waitFor();
    await button('History: Every Ana').click();
    await dialog().getByText('Name: “All Anas” became “Every Ana”').waitFor();
    await page.shell.keyboard.press('Escape');
  });

  it('tells who was faster', async () => {
    await openFilters();
    await button('Change: Copy of Every Ana').click();
    const listed = (await journey.host.platform.invoke('filters.list', {})) as {
      data: { items: { filterId: string; version: number; name: string; filter: unknown }[] };
    };
    const copy = listed.data.items.find(({ name }) => name === 'Copy of Every Ana');
    await journey.host.platform.invoke('filters.save', {
      filterId: copy?.filterId,
      version: copy?.version,
      name: 'Copy, renamed elsewhere',
      description: '',
      visibility: 'private',
      filter: copy?.filter,
      context: null,
    });
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Mine');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().getByRole('alert').waitFor();
    await photograph(page, 'filter-changed-meanwhile');
    await page.shell.keyboard.press('Escape');
    await row('Copy, renamed elsewhere').waitFor();
  });

  it('carries filters to a file and back, and tells the problems of a file by their lines first', async () => {
    await openFilters();
    const [download] = await Promise.all([page.shell.waitForEvent('download'), button('Export all').click()]);
    const exported: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(exported).toMatchObject([
      { name: 'Copy, renamed elsewhere' },
      { name: 'Every Ana' },
      { name: 'Everybody at work', visibility: 'shared' },
    ]);
    const [one] = await Promise.all([
      page.shell.waitForEvent('download'),
      button('Export: Every Ana').click(),
    ]);
    expect(JSON.parse(readFileSync(await one.path(), 'utf8'))).toHaveLength(1);

    const text = `[
{"version": 1, "name": "Of a file", "filter": {"all": [{"field": "seats", "operator": "at-least", "values": [2]}]}},
{"version": 1, "name": "Copy, renamed elsewhere", "filter": {"all": []}},
{"version": 1, "name": "Broken", "filter": {"all": [
  {"field": "shoe size", "operator": "any-of", "values": ["43"]}
]}}
]`;
    await button('Import').click();
    await dialog()
      .getByLabel('File (JSON), as the export writes it')
      .setInputFiles({ name: 'filters.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await dialog()
      .getByText(/^Line 5, “Broken”: /)
      .waitFor();
    await dialog()
      .getByText(
        'Copy, renamed elsewhere (Private): there is a filter of this name, and it stays beside this one',
      )
      .waitFor();
    await photograph(page, 'filter-import');
    expect(await row('Of a file').count()).toBe(0);
    await dialog().getByRole('button', { name: 'Import 2 filters' }).click();
    await dialog().getByText('2 filters were imported.').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
    await row('Of a file').waitFor();
  });

  it('says what is wrong with a file that is none', async () => {
    await openFilters();
    await button('Import').click();
    await dialog()
      .getByLabel('File (JSON), as the export writes it')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('[\n{"name": }]') });
    await dialog().getByText('Line 2: this is not JSON.').waitFor();
  });

  it('deletes after asking, and says so where it was open', async () => {
    await openFilters();
    await row('Of a file').getByRole('link', { name: 'Of a file' }).click();
    await button('Saved filter: Of a file').waitFor();
    const link = page.shell.url();
    await openFilters();
    await button('Delete: Of a file').click();
    await dialog().getByRole('heading', { name: 'Delete “Of a file”?' }).waitFor();
    await photograph(page, 'filter-delete');
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await row('Of a file').waitFor({ state: 'detached' });
    await page.shell.goto(link);
    await page.app.getByText('The saved filter of this link is gone').waitFor();
    await page.app.getByText('Has at least 2 licenses').waitFor();
  });

  it('says why none can be saved without a license', async () => {
    journey.setLicensed(false);
    await openFilters();

    await page.app.getByText(savedFilterWords.licenseInactive).waitFor();
    expect(await button('Import').isDisabled()).toBe(true);
    await row('Every Ana').getByTitle(savedFilterWords.licenseInactive).waitFor();
    await photograph(page, 'filters-unlicensed');
    journey.setLicensed(true);
  });

  it('finds one by its name', async () => {
    await openFilters();
    await page.app.getByRole('searchbox').fill('every ana');
    await row('Everybody at work').waitFor({ state: 'detached' });
    await page.app.getByRole('searchbox').fill('nothing like it');
    await page.app.getByText('No saved filter is called that').waitFor();
  });
});
