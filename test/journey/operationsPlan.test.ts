// Planning what is to be done to many users, as an administrator does it: choose, look at the plan, decide.
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../local/organization/world/world';
import { followSync } from '../../local/commands/followSync';
import { operationKinds } from '../../src/domain/operation';
import { PLAN_LIFE_MS } from '../../src/domain/operationPlan';
import { initialSafety } from '../../src/domain/safety';
import { passTime, startJourney } from '../support/journey';
import { chooseTheme, photograph } from '../support/photographs';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');
const MINUTE_MS = 60_000;
const COMPANY = { users: 320, seed: 7, isConnected: true, isOrgAdmin: true } as const;
const SILENT = { show: () => {}, end: () => {} };

describe('planning a bulk operation', () => {
  const journey = startJourney({ ...COMPANY, latencyMs: 0 }, async (begun) => {
    await followSync({ ...begun.host, progress: SILENT });
    // The later tables are in place.
    await passTime(begun, 2 * MINUTE_MS);
  });
  const { page } = journey;

  beforeEach(async () => {
    await page.shell.setViewportSize({ width: 1280, height: 800 });
    await open('users');
  });

  const open = async (path: string): Promise<void> => {
    await page.shell.goto(`${journey.host.platform.adminUrl}${path}`);
    await page.app.getByRole('rowheader').first().waitFor();
  };
  const button = (name: string | RegExp): Locator => page.app.getByRole('button', { name, exact: true });
  const item = (name: string | RegExp): Locator => page.app.getByRole('menuitem', { name });
  const dialog = (): Locator => page.app.getByRole('dialog');
  const hasKeyboard = (element: Locator): Promise<boolean> =>
    element.evaluate((node) => node === document.activeElement);
  /** Everything is reached by that key within so many steps, or it is not reached at all. */
  const tabTo = async (element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    for (let step = 0; step < 60 && !(await hasKeyboard(element)); step += 1)
      await page.shell.keyboard.press(key);
    expect(await hasKeyboard(element)).toBe(true);
  };
  const search = (): string => new URL(page.shell.url()).search;
  const path = (): string => new URL(page.shell.url()).pathname;

  it('shows what can be done, and only once somebody is chosen', async () => {
    expect(await button('Actions').isDisabled()).toBe(true);
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Actions').click();
    await item('Remove app access').waitFor();
    await page.shell.screenshot({ path: join(SCREENSHOTS, 'actions-menu.png') });
    expect(await page.accessibilityBreaches()).toEqual([]);
    await page.shell.keyboard.press('Escape');
    expect(await item('Remove app access').count()).toBe(0);
  });

  it('leads from a selection to its plan', async () => {
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Actions').click();
    await item('Remove app access').click();
    await dialog().getByText('Change 25 users').waitFor();
    await photograph(page, 'operation-choose');
    await dialog().getByRole('radio', { name: 'All apps on all sites' }).check();
    await dialog().getByRole('button', { name: 'Add another action' }).click();
    await page.shell.screenshot({ path: join(SCREENSHOTS, 'operation-another.png') });
    await item('Suspend').click();
    await dialog().getByRole('button', { name: 'Leave out: Suspend' }).press('Enter');
    await expect.poll(() => hasKeyboard(dialog().getByRole('list').first())).toBe(true);
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await expect.poll(path).toMatch(/\/operations\/[a-z0-9-]+$/);
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();
    await photograph(page, 'plan-ready');
    await page.app.getByRole('heading', { name: 'Good to know' }).scrollIntoViewIfNeeded();

    const planned = path();
    await button('Re-check these users').click();
    await dialog()
      .getByText(/API calls? of Atlassian’s limit/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Start sync' }).click();
    await expect.poll(path).not.toBe(planned);
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();
    await open(planned.replace(/^.*(?=operations)/, ''));
    await page.app.getByText('This plan was discarded').waitFor();
  });

  it('says whom a plan is about as it was chosen: by a filter, where that chooses nobody else', async () => {
    await open('users?status.any-of=suspended');
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Actions').click();
    await item('Restore').click();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();
    await page.app.getByRole('definition').getByText('Status is Suspended', { exact: true }).waitFor();
    await button('Discard plan').click();
    await page.app.getByText('This plan was discarded').waitFor();
  });

  it('marks the groups that cannot be changed, and offers of each app the roles that it has', async () => {
    const synced = [...journey.organization.model.world.groups.values()].find(
      (group) => group.externalSynced,
    );
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Actions').click();
    await item('Remove from groups').click();
    await dialog()
      .getByRole('textbox', { name: 'Find a group by its name' })
      .fill(synced?.name ?? '');
    const choice = dialog().getByRole('checkbox', { name: synced?.name ?? '', exact: true });
    await expect.poll(() => choice.isDisabled()).toBe(true);
    await dialog().getByText('Group from an identity provider').first().waitFor();
    await photograph(page, 'operation-groups');
    await dialog().getByRole('button', { name: 'Cancel' }).click();

    await button('Actions').click();
    await item('Grant app access').click();
    await dialog()
      .getByRole('checkbox', { name: /^Confluence on/ })
      .first()
      .check();
    const roles = dialog().getByRole('combobox', { name: /^Role on Confluence on/ });
    expect(await roles.getByRole('option').allInnerTexts()).toEqual(['User', 'Product admin']);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
  });

  it('refuses a plan that takes something from too many, and says what to do', async () => {
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Select all 320 matching users').click();
    await button('Actions').click();
    await item('Suspend').click();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    const alert = page.app.getByRole('alert').filter({ hasText: 'This plan cannot be confirmed' });
    await alert.getByText('Too large a part of the organization').waitFor();
    await alert.getByText(/At most 20% may in one plan/).waitFor();
    await page.app.getByText('Cannot be confirmed', { exact: true }).waitFor();
    expect(await button(/^Suspend \d+ users$/).isDisabled()).toBe(true);
    expect(
      await page.app.getByText(/You are asked to type that number|^Can be confirmed until/).count(),
    ).toBe(0);
    await photograph(page, 'plan-refused');

    await page.app.getByRole('link', { name: /Organization admin: show these users$/ }).click();
    await expect.poll(search).toBe('?reason=org-admin');
    await page.app.getByRole('rowheader').first().waitFor();
    await button('Discard plan').click();
    await page.app.getByText('This plan was discarded').waitFor();
  });

  it('asks for the number of a large plan, and goes back by Escape', async () => {
    await open('users?size=100');
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Actions').click();
    await item('Add to groups').click();
    expect(await dialog().getByRole('button', { name: 'Show the plan' }).isDisabled()).toBe(true);
    await dialog().getByRole('checkbox').first().check();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();
    await button(/^Add \d+ users to groups$/).click();
    await dialog().getByRole('textbox').fill('1');
    await dialog().getByRole('button', { name: /^Add / }).click();
    await dialog()
      .getByText(/^Type the number of users that change/)
      .waitFor();
    await photograph(page, 'plan-typed');
    await dialog().getByRole('textbox').press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(() => hasKeyboard(button(/^Add \d+ users to groups$/))).toBe(true);
  });

  it('names what is final before anything is deleted', async () => {
    await open('users?account-type.any-of=managed&source.any-of=invited&status.any-of=active&size=10');
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button('Actions').click();
    await item('Delete account').click();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await page.app.getByText('Not everything here can be undone').waitFor();
    const act = button(/^Delete \d+ accounts$/);
    const count = /\d+/.exec(await act.innerText())?.[0] ?? '';
    await act.click();
    await dialog().getByRole('textbox').fill(count);
    await dialog().getByRole('button', { name: 'Continue' }).click();
    await dialog().getByText('Not everything here can be undone').waitFor();
    expect(
      await dialog()
        .getByRole('button', { name: 'Go back' })
        .evaluate((node) => node === document.activeElement),
    ).toBe(true);
    await photograph(page, 'plan-final');
    await dialog().getByRole('button', { name: 'Go back' }).click();
  });

  it('says of one user which actions do not fit, to the keyboard, too', async () => {
    await open('users?status.any-of=for_deletion');
    await page.app.getByRole('rowheader').first().getByRole('button').click();
    const drawer = dialog();
    await showRefused('drawer-in-deletion', 'Restore', 'Already so', 'There is nothing to do.');

    await drawer.getByRole('button', { name: 'Actions' }).press('Enter');
    await item('Cancel deletion').click();
    const asked = page.app.getByRole('dialog', { name: 'Change 1 user', exact: true });
    await asked.waitFor();
    await page.shell.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    await expect.poll(() => hasKeyboard(drawer.getByRole('button', { name: 'Actions' }))).toBe(true);
  });

  it('says the same of the only one chosen in the list, and of several leaves it to the plan', async () => {
    await open('users?status.any-of=for_deletion');
    const [first, second] = await page.app.getByRole('checkbox', { name: /^Select (?!all)/ }).all();
    await first?.check();
    await button('Actions').click();
    const restore = page.app.getByRole('menuitem', { name: 'Restore Already so', exact: true });
    await restore.waitFor();
    expect(await restore.getAttribute('aria-disabled')).toBe('true');
    await page.shell.keyboard.press('Escape');

    await second?.check();
    await button('Actions').click();
    const offered = page.app.getByRole('menuitem', { name: 'Restore', exact: true });
    await expect.poll(() => offered.getAttribute('aria-disabled')).toBe('false');
    await page.shell.keyboard.press('Escape');
  });

  it('offers nothing to do to a protected user, and says why', async () => {
    const { accountId } = ordinaryPerson();
    const { platform } = journey.host;
    await platform.invoke('settings.safety.save', { ...initialSafety, protectedUsers: [accountId] });
    await open(`users?user=${encodeURIComponent(accountId)}`);
    await showRefused(
      'drawer-protected',
      'Suspend',
      'Protected user',
      'Named in the safety settings as never to be touched.',
    );

    await dialog().getByRole('button', { name: 'Actions', exact: true }).press('Enter');
    const actions = dialog().getByRole('menuitem');
    await expect.poll(() => actions.count()).toBe(operationKinds.length);
    await expect
      .poll(() => dialog().getByRole('menuitem', { disabled: true }).count())
      .toBe(operationKinds.length);
    await platform.invoke('settings.safety.save', initialSafety);
  });

  it('is done by keyboard alone, from the list to the decision', async () => {
    const { keyboard } = page.shell;
    await page.app.getByRole('searchbox').focus();
    await keyboard.type('ana');
    await expect.poll(search).toBe('?search.contains=ana');
    await tabTo(page.app.getByRole('checkbox', { name: /^Select (?!all)/ }).first());
    await keyboard.press('Space');
    await tabTo(button('Actions'), 'Shift+Tab');
    await keyboard.press('Enter');
    await expect.poll(() => hasKeyboard(item('Remove app access'))).toBe(true);
    await keyboard.press('End');
    await keyboard.press('ArrowUp');
    await expect.poll(() => hasKeyboard(item('Cancel deletion'))).toBe(true);
    await keyboard.press('Escape');
    await expect.poll(() => hasKeyboard(button('Actions'))).toBe(true);

    await keyboard.press('Enter');
    await expect.poll(() => hasKeyboard(item('Remove app access'))).toBe(true);
    for (let at = 0; at < 4; at += 1) await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await dialog().getByText('Change 1 user', { exact: true }).waitFor();
    await tabTo(dialog().getByRole('button', { name: 'Show the plan' }));
    await keyboard.press('Enter');
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();
    await tabTo(button('Discard plan'));
    await keyboard.press('Enter');
    await page.app.getByText('This plan was discarded').waitFor();
  });

  it('invites people out of what is pasted, or out of a file', async () => {
    await button('Invite users').click();
    await dialog()
      .getByLabel('E-mail addresses')
      .fill('ann@new.example, bob@new.example\nann@new.example; nobody');
    await dialog().getByText('2 addresses can be invited.').waitFor();
    await dialog().getByText('Row 2: nobody – not an e-mail address').waitFor();
    await photograph(page, 'invite');

    await choose('people.csv', Buffer.from('Name;E-mail\nAnn;ann@new.example\nAnn;ann@new.example'));
    await dialog().getByText('Row 3: ann@new.example – stands there twice').waitFor();
    await dialog().getByRole('button', { name: 'Remove file' }).click();
    await dialog().getByText('Row 3: ann@new.example – stands there twice').waitFor({ state: 'detached' });
    expect(await dialog().getByLabel('Or a file').inputValue()).toBe('');
    expect(await hasKeyboard(dialog().getByLabel('Or a file'))).toBe(true);
    await choose('people.csv', Buffer.from('ann@new.example;Bob <bob@new.example>'));
    await dialog().getByText('2 addresses can be invited.').waitFor();
    await choose('broken.xlsx', Buffer.from('PK\u0003\u0004 but no spreadsheet'));
    await dialog()
      .getByText(/^This is neither an XLSX/)
      .waitFor();
    await choose(
      'people.xlsx',
      spreadsheet([['E-mail'], ['ann@new.example'], [ordinaryPerson().profile.email ?? '']]),
    );
    await dialog()
      .getByText(/^1 of them is in the organization already/)
      .waitFor();
    await dialog()
      .getByRole('checkbox', { name: /^Confluence on/ })
      .first()
      .check();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();
    await button('Invite 2 people').waitFor();
    await photograph(page, 'plan-invite');
  });

  it('says that a plan has expired, and plans again for the same', async () => {
    await open('users?status.any-of=suspended&size=10');
    await page.app
      .getByRole('checkbox', { name: /^Select (?!all)/ })
      .first()
      .check();
    await button('Actions').click();
    await item('Restore').click();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await button('Restore 1 user').waitFor();
    const planned = path();
    await passTime(journey, PLAN_LIFE_MS + MINUTE_MS);
    await open(planned.replace(/^.*(?=operations)/, ''));
    await page.app.getByText('This plan has expired', { exact: true }).waitFor();
    expect(await button('Restore 1 user').count()).toBe(0);
    await photograph(page, 'plan-expired');
    await button('Plan again').click();
    await button('Restore 1 user').waitFor();
    expect(path()).not.toBe(planned);
  });

  const choose = (name: string, buffer: Buffer): Promise<void> =>
    dialog().getByLabel('Or a file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const spreadsheet = (rows: string[][]): Buffer => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'People');
    return Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  };
  /** Somebody active, who could get more access. */
  const ordinaryPerson = (): Person => {
    const people = [...journey.organization.model.world.people.values()];
    const ordinary = people.find(
      ({ accountActive, places, profile, platformRoles }) =>
        accountActive && places.length > 0 && platformRoles.length === 0 && profile.email !== null,
    );
    if (ordinary === undefined) throw new Error('Nobody is ordinary');
    return ordinary;
  };
  /** Goes by keyboard to an action that is refused to the user in the drawer, and sees and hears why. */
  const showRefused = async (
    picture: string,
    ...[action, label, text]: readonly [action: string, label: string, text: string]
  ): Promise<void> => {
    const drawer = dialog();
    const refused = drawer.getByRole('menuitem', { name: `${action} ${label}`, exact: true });
    for (const theme of ['dark', 'light'] as const) {
      await chooseTheme(page, theme);
      await drawer.getByRole('button', { name: 'Actions', exact: true }).press('Enter');
      await expect.poll(() => hasKeyboard(item('Remove app access'))).toBe(true);
      await expect.poll(() => refused.getAttribute('aria-disabled')).toBe('true');
      for (let step = 0; step < operationKinds.length && !(await hasKeyboard(refused)); step += 1)
        await page.shell.keyboard.press('ArrowDown');
      expect(await hasKeyboard(refused)).toBe(true);
      expect(await refused.getAttribute('title')).toBe(text);
      await drawer.getByText(text, { exact: true }).waitFor();
      await page.shell.screenshot({
        path: join(SCREENSHOTS, `${picture}-${theme}.png`),
        animations: 'disabled',
      });
      expect(await page.accessibilityBreaches(), `${picture}, ${theme}`).toEqual([]);
      // It is no button: nothing happens.
      await page.shell.keyboard.press('Enter');
      expect(await refused.count()).toBe(1);
      await page.shell.keyboard.press('Escape');
      await refused.waitFor({ state: 'detached' });
    }
  };
});
