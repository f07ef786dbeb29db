// Filters as somebody builds them: quick controls with counts, any field, nested groups, text with completion.
import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LooseClause } from '../../src/domain/filter/filter';
import { followSync } from '../../local/commands/followSync';
import { startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const USERS = 320;
const SILENT = { show: () => {}, end: () => {} };

describe('building a filter', () => {
  const journey = startJourney(
    { users: USERS, seed: 7, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async ({ host }) => {
      await followSync({ ...host, progress: SILENT });
    },
  );
  const { page } = journey;

  beforeEach(async () => {
    await page.shell.setViewportSize({ width: 1280, height: 800 });
    // Nothing is pointed at: a tooltip would be in the pictures.
    await page.shell.mouse.move(0, 0);
    await open('');
  });

  const open = async (view: string): Promise<void> => {
    await page.shell.goto(`${journey.host.platform.adminUrl}users${view}`);
    await page.app.getByRole('table').waitFor();
  };
  const shownView = (): URLSearchParams => new URL(page.shell.url()).searchParams;
  const bar = (): Locator => page.app.getByRole('region', { name: 'Filters' });
  const button = (name: string | RegExp): Locator => bar().getByRole('button', { name, exact: true });
  const menu = (): Locator => page.app.getByRole('dialog');
  const chips = (): Promise<string[]> =>
    page.app.getByRole('list', { name: 'Filters in use' }).locator('button[title]').allInnerTexts();
  const typed = (): Locator => page.app.getByRole('combobox', { name: 'Filter as text' });
  const builder = (): Locator => page.app.getByRole('region', { name: 'Filter builder' });
  const total = async (): Promise<number> => {
    const text = await page.app
      .getByRole('status')
      .filter({ hasText: / users?$/ })
      .filter({ hasNotText: 'selected' })
      .last()
      .innerText();
    return Number.parseInt(text.replace(',', ''), 10);
  };
  const chosen = async (...all: LooseClause[]): Promise<number> => {
    const answer = await journey.host.platform.invoke('users.list', { filter: { all }, pageSize: 10 });
    return (answer as { data: { total: number } }).data.total;
  };

  it('says how many users each choice would leave, and is right about it', async () => {
    for (const name of ['Site', 'App', 'Group', 'Status']) {
      await button(name).click();
      const first = menu().getByRole('checkbox').first();
      const told = await menu()
        .getByText(/^\d+ users?$/)
        .first()
        .innerText();
      await first.check();
      await expect.poll(total).toBe(Number.parseInt(told, 10));
      await photograph(page, `facets-${name.toLowerCase()}`);
      await page.shell.keyboard.press('Escape');
      await button('Clear filters').click();
      await expect.poll(total).toBe(USERS);
    }
  });

  it('counts what is left of the rest of the filter', async () => {
    await open('?status.any-of=deactivated');
    await button('Account type').click();
    await menu()
      .getByText(/^\d+ users?$/)
      .first()
      .waitFor();
    const managed = await chosen(
      { field: 'status', operator: 'any-of', values: ['deactivated'] },
      { field: 'account-type', operator: 'any-of', values: ['managed'] },
    );
    const line = menu().getByRole('checkbox', { name: 'Managed', exact: true });
    expect(await line.locator('xpath=ancestor::*[contains(., " user")][1]').innerText()).toContain(
      String(managed),
    );
  });

  it('counts in the builder, too, what is left of the rest of the filter', async () => {
    const deactivated = { field: 'status', operator: 'any-of', values: ['deactivated'] } as const;
    const managed = { field: 'account-type', operator: 'any-of', values: ['managed'] } as const;
    await open('?status.any-of=deactivated&account-type.any-of=managed');
    await button('Builder').click();
    await button('Managed').click();

    const line = menu().getByRole('checkbox', { name: 'Managed', exact: true });
    await expect
      .poll(() => line.locator('xpath=ancestor::*[contains(., " user")][1]').innerText())
      .toContain(`${await chosen(deactivated, managed)} user`);
  });

  it('tells the members of a group that a license comes through, whatever the filter is', async () => {
    const answer = await journey.host.platform.invoke('users.choices', {});
    const { groups } = (answer as { data: { groups: { name: string; userCount: number }[] } }).data;
    const [largest] = groups.toSorted((a, b) => b.userCount - a.userCount);
    await open('?status.any-of=deactivated');
    await button('Add filter').click();
    await menu().getByRole('button', { name: 'License through' }).click();

    const line = menu().getByRole('checkbox', { name: largest?.name ?? '', exact: true });
    await expect
      .poll(() => line.locator('xpath=ancestor::*[contains(., " member")][1]').innerText())
      .toContain(`${largest?.userCount} members`);
  });

  it('adds a condition on any field', async () => {
    await button('Add filter').click();
    await menu().getByPlaceholder('Find a field').fill('lic');
    await photograph(page, 'filter-add');
    await menu().getByRole('button', { name: 'Number of licenses' }).click();
    expect(await menu().getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true);
    await menu().getByRole('spinbutton').fill('3');
    await menu().getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(total).toBe(await chosen({ field: 'seats', operator: 'at-least', values: [3] }));
    expect(await chips()).toEqual(['Has at least 3 licenses']);

    await button('Add filter').click();
    await menu().getByRole('button', { name: 'Department' }).click();
    await menu().getByRole('checkbox').first().check();
    await menu().getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(async () => (await chips()).length).toBe(2);
  });

  it('takes a pasted list of e-mail addresses, and says what is none', async () => {
    const answer = await journey.host.platform.invoke('users.list', { pageSize: 10 });
    const people = (answer as { data: { items: { name: string; email: string | null }[] } }).data.items
      .flatMap(({ name, email }) => (email === null ? [] : [`${name} <${email.toUpperCase()}>`]))
      .slice(0, 3);
    await button('Add filter').click();
    await menu().getByRole('button', { name: 'E-mail', exact: true }).click();
    await menu()
      .getByRole('textbox')
      .fill(`${people.join('; ')}\nnobody`);
    await menu().getByText('3 addresses').waitFor();
    await menu().getByText('Not an address, left out: nobody').waitFor();
    await menu().getByRole('button', { name: 'Add', exact: true }).click();
    await expect.poll(total).toBe(3);
  });

  it('filters by the date of being added, as a day and in days', async () => {
    await button('Added').click();
    await menu().getByRole('combobox').selectOption('before');
    await menu().getByLabel('Date: Added').fill('2024-06-01');
    await expect.poll(chips).toEqual(['Added before 2024-06-01']);
    await expect
      .poll(total)
      .toBe(await chosen({ field: 'added', operator: 'before', values: ['2024-06-01'] }));
    await menu().getByRole('combobox').selectOption('less-than');
    await menu().getByRole('button', { name: '365 days' }).click();
    await expect.poll(chips).toEqual(['Added less than 365 days ago']);
    await photograph(page, 'filter-added');
  });

  it('builds groups within groups, and moves, duplicates and removes their rows', async () => {
    await button('Builder').click();
    await builder().getByRole('button', { name: 'Add condition' }).click();
    await builder().getByText('Not in use yet: choose a value.').waitFor();
    await builder().getByRole('button', { name: 'Choose' }).click();
    await menu().getByRole('checkbox', { name: 'Active', exact: true }).check();
    await page.shell.keyboard.press('Escape');
    await builder().getByRole('button', { name: 'Add group' }).click();
    const group = builder().getByRole('group', { name: 'Group of conditions' }).nth(1);
    await group.getByRole('combobox', { name: 'Field' }).selectOption('Number of sites');
    await group.getByRole('spinbutton').fill('2');
    await group.getByRole('button', { name: 'Add condition' }).click();
    await group.getByRole('combobox', { name: 'Field' }).nth(1).selectOption('Two-step verification');
    await group.getByRole('button', { name: 'Choose' }).click();
    await menu().getByRole('checkbox', { name: 'On', exact: true }).check();
    await page.shell.keyboard.press('Escape');

    const sentence = 'Has at least 2 sites or Two-step verification is On';
    await expect.poll(chips).toEqual(['Status is Active', sentence]);
    const active: LooseClause = { field: 'status', operator: 'any-of', values: ['active'] };
    const sites: LooseClause = { field: 'site-count', operator: 'at-least', values: [2] };
    const mfa: LooseClause = { field: 'mfa', operator: 'any-of', values: ['on'] };
    await expect.poll(total).toBe(await chosen(active, { any: [sites, mfa] }));
    expect(await typed().inputValue()).toBe('status is active and (site-count at least 2 or mfa is on)');
    await photograph(page, 'filter-builder', typed());

    await group.getByLabel('Users who meet').selectOption('none of these');
    await expect.poll(total).toBe(await chosen(active, { not: { any: [sites, mfa] } }));
    await builder().getByRole('button', { name: 'Move down: Status' }).click();
    await expect.poll(total).toBe(await chosen({ not: { any: [active, sites, mfa] } }));
    expect(await page.app.locator(':focus').innerText()).toContain('Move down: Status');
    await builder().getByRole('button', { name: 'Duplicate: Status' }).click();
    await expect.poll(() => builder().getByRole('combobox', { name: 'Field' }).count()).toBe(4);
    await builder().getByRole('button', { name: 'Remove: Status' }).first().click();
    await builder().getByRole('button', { name: 'Remove: Status' }).click();
    await expect.poll(total).toBe(await chosen({ not: { any: [sites, mfa] } }));
    await button('Clear filters').click();
    await expect.poll(total).toBe(USERS);
    await builder().getByText('No condition: everybody is listed.').waitFor();
  });

  it('takes a filter as text, completes it, and keeps builder, chips and address in step', async () => {
    await button('Builder').click();
    const { keyboard } = page.shell;
    await typed().focus();
    await keyboard.type('sta');
    await page.app.getByRole('option', { name: /^status/ }).waitFor();
    await photograph(page, 'filter-suggestions', typed());
    await typed().focus();
    await keyboard.press('Tab');
    expect(await typed().inputValue()).toBe('status ');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await keyboard.type('deac');
    await keyboard.press('Enter');
    expect(await typed().inputValue()).toBe('status is deactivated ');
    await expect.poll(chips).toEqual(['Status is Deactivated']);
    await keyboard.type('and last-active more than 30 days');
    await keyboard.press('Escape');
    await expect.poll(chips).toEqual(['Status is Deactivated', 'Inactive for more than 30 days']);
    expect(shownView().get('last-active.more-than')).toBe('30');
    await expect.poll(() => builder().getByRole('combobox', { name: 'Field' }).count()).toBe(2);

    await button('Remove filter: Status is Deactivated').click();
    await expect.poll(() => typed().inputValue()).toBe('last-active more than 30 days');
  });

  it('finds a group by the name that is typed', async () => {
    await button('Builder').click();
    await typed().fill('group is "dept-sales"');
    await expect.poll(chips).toEqual(['Group is dept-sales']);
    await page.shell.reload();
    await button('Builder').click();
    await expect.poll(() => typed().inputValue()).toBe('group is "dept-sales"');
  });

  it('underlines what is wrong, says what was expected, and loses nothing typed', async () => {
    await button('Builder').click();
    await typed().fill('status is aktiv and seats at least 2');
    await page.app.getByText(/^Character 11: “aktiv” is no value of this field/).waitFor();
    await page.app.getByText('This text is not in use').waitFor();
    await photograph(page, 'filter-text-wrong', typed());
    await builder().getByRole('button', { name: 'Go to this place' }).click();
    expect(
      await typed().evaluate((input) =>
        input instanceof HTMLInputElement
          ? input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)
          : '',
      ),
    ).toBe('aktiv');
    expect(await total()).toBe(USERS);

    await button('Close').click();
    await button('Status').click();
    await menu().getByRole('checkbox', { name: 'Active', exact: true }).check();
    await page.shell.keyboard.press('Escape');
    await button('Builder').click();
    expect(await typed().inputValue()).toBe('status is aktiv and seats at least 2');
    await builder().getByRole('button', { name: 'Discard the text' }).click();
    expect(await typed().inputValue()).toBe('status is active');
  });

  it('offers the app on the site where a filter asks for both', async () => {
    const [resource] = journey.organization.model.world.resources;
    if (resource === undefined) throw new Error('There is no app');
    const { resourceId, site, product } = resource;
    await open(`?site.any-of=${site.cloudId}&product.any-of=${product.key}`);
    const both = await total();

    await bar().getByText('Site and app are two conditions').waitFor();
    await photograph(page, 'filter-together');
    await button(/^Only Jira on /).click();

    await expect.poll(() => shownView().get('app.any-of')).toBe(resourceId);
    const there = await chosen({ field: 'app', operator: 'any-of', values: [resourceId] });
    await expect.poll(total).toBe(there);
    expect(there).toBeLessThanOrEqual(both);
    await bar().getByText('Site and app are two conditions').waitFor({ state: 'detached' });
  });

  it('offers to look for activity where the app is that a filter asks for', async () => {
    const [resource] = journey.organization.model.world.resources;
    if (resource === undefined) throw new Error('There is no app');
    const { resourceId, site, product } = resource;
    await open(`?app.any-of=${encodeURIComponent(resourceId)}&last-active.more-than=90`);
    await photograph(page, 'filter-activity-hint');
    await button(/^Only in Jira on /).click();

    await button(/^Activity in: Jira on /).waitFor();
    expect(shownView().get('sites')).toBe(site.cloudId);
    expect(shownView().get('products')).toBe(product.key);
    await button(/^Only in Jira on /).waitFor({ state: 'detached' });
  });

  it('opens the builder from a chip, and goes back step by step', async () => {
    await open(`?where=${encodeURIComponent('status is active or status is suspended')}`);
    await page.app
      .getByRole('button', { name: 'Status is Active or Status is Suspended', exact: true })
      .click();
    await expect.poll(() => builder().getByRole('combobox', { name: 'Field' }).count()).toBe(2);
    await typed().fill('status is active');
    await expect.poll(chips).toEqual(['Status is Active']);
    await page.shell.goBack();
    await expect.poll(chips).toEqual(['Status is Active or Status is Suspended']);
    expect(await typed().inputValue()).toBe('status is active or status is suspended');
  });

  it('tells when a filter would hold too much', async () => {
    const many = Array.from({ length: 64 }, () => 'seats at least 1').join(' or ');
    await button('Builder').click();
    await typed().fill(`not (${many})`);
    await expect.poll(async () => (await chips()).length).toBe(1);
    await builder().getByRole('button', { name: 'Duplicate: Number of licenses' }).first().click();
    await page.app.getByText('The change was not taken: a filter holds at most 64 conditions').waitFor();
  });

  it('copies the link to what is shown', async () => {
    await open('?status.any-of=active');
    await button('Copy link').click();
    await page.app.getByText('Copied', { exact: true }).waitFor();
    const search = page.app.getByRole('searchbox');
    await search.focus();
    await page.shell.keyboard.press('Control+V');
    await expect
      .poll(() => search.inputValue())
      .toBe(`${journey.host.platform.adminUrl}users?status.any-of=active`);
  });
});
