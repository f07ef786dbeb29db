// Exporting users as an administrator does it: the filtered list, those chosen, a cancel, a failure on the way. The
// files are read by programs of other authors.
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Locator, Route } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { userErrors } from '../../src/contract/userErrors';
import { passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');
/** More than one page of an export. */
const USERS = 1_100;
const MINUTE_MS = 60_000;
const COMPANY = { users: USERS, seed: 7, isConnected: true, isOrgAdmin: true } as const;
const SILENT = { show: () => {}, end: () => {} };
const SHOWN = ['Name', 'E-mail', 'Status', 'Sites', 'Apps', 'Groups', 'Last active', 'Added'];

describe('the export of users', () => {
  const journey = startJourney({ ...COMPANY, latencyMs: 0 }, async (begun) => {
    await followSync({ ...begun.host, progress: SILENT });
    // The later tables are in place, and what the sync changed has settled.
    await passTime(begun, 2 * MINUTE_MS);
  });
  const { page } = journey;
  const downloads: Download[] = [];

  beforeEach(async () => {
    downloads.length = 0;
    page.shell.removeAllListeners('download');
    page.shell.on('download', (download) => downloads.push(download));
    await page.shell.unrouteAll();
    await page.shell.setViewportSize({ width: 1280, height: 800 });
  });

  const open = async (view: string): Promise<void> => {
    await page.shell.goto(`${journey.host.platform.adminUrl}users${view}`);
    await page.app.getByRole('rowheader').first().waitFor();
  };
  const dialog = (): Locator => page.app.getByRole('dialog', { name: 'Export users' });
  const inDialog = (name: string): Locator => dialog().getByRole('button', { name, exact: true });
  const openDialog = async (): Promise<void> => {
    await page.app.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog().waitFor();
  };
  const screenshot = (name: string) =>
    page.shell.screenshot({ path: join(SCREENSHOTS, `export-${name}.png`), animations: 'disabled' });
  const downloaded = async (): Promise<{ name: string; bytes: Buffer }> => {
    await dialog().getByText('The file is complete').waitFor();
    await expect.poll(() => downloads.length).toBe(1);
    const [download] = downloads;
    const path = (await download?.path()) ?? '';
    return { name: download?.suggestedFilename() ?? '', bytes: readFileSync(path) };
  };
  const people = () => [...journey.organization.model.world.people.values()];
  const organizationName = () => journey.organization.model.world.name;

  /** Lets the test answer the export's calls itself; the others pass. */
  const whenExporting = async (answer: (route: Route, count: number) => Promise<void>): Promise<void> => {
    let count = 0;
    await page.shell.route('**/invoke', async (route) => {
      if (route.request().postData()?.includes('users.export') !== true) return route.continue();
      count += 1;
      return answer(route, count);
    });
  };

  it('writes the filtered list as a spreadsheet, as shown', async () => {
    await open('?search.contains=ana&sort=-email');
    await openDialog();
    await photograph(page, 'export-dialog');

    await inDialog('Export').click();
    const { name, bytes } = await downloaded();

    const expected = people()
      .filter(({ profile }) => `${profile.name}\n${profile.email}`.toLowerCase().includes('ana'))
      .map(({ profile }) => profile.email ?? '')
      .toSorted((a, b) => (a < b ? 1 : -1));
    const { Sheets, SheetNames } = read(bytes);
    const rows = utils.sheet_to_json<string[]>(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 });
    const about = utils.sheet_to_json<string[]>(Sheets[SheetNames[1] ?? ''] ?? {}, { header: 1 });
    expect(name).toMatch(/^users_.+_\d{4}-\d\d-\d\d\.xlsx$/);
    expect(rows[0]).toEqual([...SHOWN, 'Notes']);
    expect(rows.slice(1).map(([, email]) => email)).toEqual(expected);
    expect(about[0]).toEqual(['Organization', organizationName()]);
    expect(about[1]).toEqual(['Selection', 'Name or e-mail contains “ana”']);
    await photograph(page, 'export-done');
    await inDialog('Close').click();
    await dialog().waitFor({ state: 'hidden' });
  });

  it('writes those chosen as comma-separated text', async () => {
    await open('');
    const boxes = page.app.getByRole('checkbox', { name: /^Select (?!all)/ });
    // Behind the initials that stand for a picture.
    const shown = await page.app.getByRole('rowheader').allInnerTexts();
    const names = shown.map((text) => text.split('\n').at(-1));
    for (const at of [0, 2, 5]) await boxes.nth(at).check();
    await openDialog();
    await dialog().getByText('3 users chosen in the list').waitFor();
    await dialog().getByRole('radio', { name: 'CSV' }).check();
    await screenshot('csv');

    await inDialog('Export').click();
    const { name, bytes } = await downloaded();

    const rows: string[][] = parse(bytes, { bom: true });
    expect(name).toMatch(/\.csv$/);
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(rows.map(([person]) => person)).toEqual(['Name', names[0], names[2], names[5]]);
  });

  it('writes everybody with every column as JSON', async () => {
    await open('');
    await openDialog();
    await dialog().getByRole('radio', { name: 'JSON' }).check();
    await dialog()
      .getByRole('radio', { name: /^All \d+ columns$/ })
      .check();

    await inDialog('Export').click();
    const { users } = JSON.parse((await downloaded()).bytes.toString()) as {
      users: { accountId: string; name: string }[];
    };

    expect(users.map(({ accountId }) => accountId).sort()).toEqual(
      people()
        .map(({ accountId }) => accountId)
        .sort(),
    );
  });

  it('downloads nothing after a cancel', async () => {
    await open('');
    let release = (): void => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await whenExporting(async (route, count) => {
      if (count > 1) await released;
      await route.continue();
    });
    await openDialog();
    await inDialog('Export').click();
    await dialog()
      .getByText(`1,000 of ${USERS.toLocaleString('en')} users`)
      .waitFor();
    await photograph(page, 'export-running');
    await page.shell.keyboard.press('Escape');
    await inDialog('Cancel').click();
    release();

    await dialog().getByText('The export was cancelled. Nothing was downloaded.').waitFor();
    await screenshot('cancelled');
    await inDialog('Export').waitFor();
    expect(downloads).toEqual([]);
  });

  it('says what to do when a page is refused, keeps what was read, and goes on', async () => {
    await open('');
    await whenExporting(async (route, count) => {
      if (count !== 2) return route.continue();
      const response = await route.fetch();
      const error = { code: 'role-too-low', ...userErrors['role-too-low'], reference: null, detail: {} };
      return route.fulfill({ response, json: { ok: false, error } });
    });
    await openDialog();
    await inDialog('Export').click();

    await dialog()
      .getByText(`1,000 of ${USERS.toLocaleString('en')} users were read before this`)
      .waitFor();
    await photograph(page, 'export-failed');
    expect(downloads).toEqual([]);
    await inDialog('Go on').click();
    const { bytes } = await downloaded();

    const { Sheets, SheetNames } = read(bytes);
    expect(utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {})).toHaveLength(USERS);
  });

  it('says as of when the rows are if they changed on the way', async () => {
    await open('');
    await whenExporting(async (route, count) => {
      if (count === 2) {
        const [someone] = people();
        if (someone !== undefined) someone.profile.name = 'Somebody Else';
        await followSync({ ...journey.host, progress: SILENT });
      }
      await route.continue();
    });
    await openDialog();
    await dialog().getByRole('radio', { name: 'CSV' }).check();
    await inDialog('Export').click();

    const { name, bytes } = await downloaded();

    await dialog().getByText('The data changed during the export').waitFor();
    await screenshot('changed');
    expect(name).toMatch(/_as-of-\d{4}-\d\d-\d\dT\d{4}-to-\d{4}-\d\d-\d\dT\d{4}\.csv$/);
    expect(parse(bytes, { bom: true })).toHaveLength(USERS + 1);
  });
});
