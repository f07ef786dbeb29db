// The project of many contractors ends: an administrator takes their access away, from the list of users to the last
// freed license.
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { hasSeat } from '../../local/organization/world/access';
import type { Person } from '../../local/organization/world/world';
import { filterToParams } from '../../src/domain/filter/params';
import { askApp, passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const MINUTE_MS = 60_000;
const SILENT = { show: () => {}, end: () => {} };
const DOMAINS = ['contractor.example', 'partner-agency.example', 'mail.example'];
/** At 180 requests a minute this many minutes are enough for whatever the plan may take. */
const MOST_MINUTES = 30;

describe('taking away the access of contractors', () => {
  const journey = startJourney(
    { users: 1_700, seed: 5, isConnected: true, isOrgAdmin: true, latencyMs: 0 },
    async (begun) => {
      await followSync({ ...begun.host, progress: SILENT });
      // The later tables are in place.
      await passTime(begun, 2 * MINUTE_MS);
    },
  );
  const { page } = journey;

  const button = (name: string | RegExp): Locator => page.app.getByRole('button', { name, exact: true });
  const dialog = (): Locator => page.app.getByRole('dialog');
  const contractors = (): readonly Person[] =>
    [...journey.organization.model.world.people.values()].filter(({ profile }) =>
      DOMAINS.includes(profile.email?.split('@')[1] ?? ''),
    );
  const withSeats = (): readonly Person[] =>
    contractors().filter((person) =>
      journey.organization.model.world.resources.some((resource) => hasSeat(person, resource)),
    );

  it('plans it for all of them, with the licenses that it frees', async () => {
    const ofContractors = filterToParams({
      all: [{ field: 'email-domain', operator: 'any-of', values: DOMAINS }],
    });
    const view = new URLSearchParams(ofContractors.map(([name, text]) => [name, text]));
    await page.shell.goto(`${journey.host.platform.adminUrl}users?${view}`);
    await page.app.getByRole('rowheader').first().waitFor();
    await page.app.getByRole('checkbox', { name: 'Select all users on this page' }).check();
    await button(/^Select all \d+ matching users$/).click();
    await button('Actions').click();
    await page.app.getByRole('menuitem', { name: 'Remove app access' }).click();
    await dialog().getByRole('radio', { name: 'All apps on all sites' }).check();
    await dialog().getByRole('button', { name: 'Show the plan' }).click();
    await page.app.getByRole('heading', { name: 'What this plan does' }).waitFor();

    expect(withSeats().length).toBeGreaterThanOrEqual(200);
    await page.app.getByRole('columnheader', { name: 'Freed' }).waitFor();
    await photograph(page, 'contractors-plan');
  });

  it('carries it out after the number was typed', async () => {
    const act = button(/^Remove access of \d+ users$/);
    const count = /\d+/.exec(await act.innerText())?.[0] ?? '';
    await act.click();
    await dialog().getByRole('textbox').fill(count);
    await dialog()
      .getByRole('button', { name: `Remove access of ${count} users` })
      .click();
    await page.app
      .getByText('Running', { exact: true })
      .or(page.app.getByText('Completed'))
      .first()
      .waitFor();
    for (let minute = 0; minute < MOST_MINUTES && !(await isOver()); minute += 1) {
      await passTime(journey, MINUTE_MS);
    }
    await page.app
      .getByText(/^Completed/)
      .first()
      .waitFor();
    await photograph(page, 'contractors-done');
  });

  it('tells how many licenses it freed, app by app, each with its users', async () => {
    const licenses = page.app.getByRole('region', { name: 'Licenses', exact: true });
    const first = licenses.getByRole('row').nth(1).getByRole('link').first();
    const count = await first.innerText();
    await first.click();

    await listed(`${count} users`);
    expect(await page.app.getByRole('combobox', { name: 'Licenses' }).inputValue()).toMatch(/^freed ari:/);
    await photograph(page, 'contractors-freed', licenses);
    await page.app.getByRole('rowheader').getByRole('button').last().click();
    await dialog()
      .getByRole('heading', { name: /^Operations \d/ })
      .waitFor();
    await dialog().getByRole('button', { name: 'Close' }).click();
  });

  it('tells whose all of these licenses are, as many users as it lists', async () => {
    const licenses = page.app.getByRole('region', { name: 'Licenses', exact: true });
    const users = licenses
      .getByRole('row', { name: /^Together/ })
      .getByRole('link', { name: /users, Freed/ });
    const count = await users.innerText();
    await users.click();

    await listed(count);
    expect(await page.app.getByRole('combobox', { name: 'Licenses' }).inputValue()).toBe('freed');
    await photograph(page, 'contractors-freed-together', licenses);
  });

  it('leaves no license behind but those that the plan named', async () => {
    const named = await stillBillable();

    const left = withSeats().map(({ accountId }) => accountId);
    expect(left.filter((accountId) => !named.has(accountId))).toEqual([]);
    expect(left.length).toBeLessThan(60);
  });

  /** Says the head of the list, whatever numbers stand above. */
  const listed = (count: string): Promise<void> =>
    page.app.getByRole('status').getByText(count, { exact: true }).waitFor();

  const isOver = async (): Promise<boolean> => (await page.app.getByText(/^Completed/).count()) > 0;

  /** Accounts of which the plan said that they stay billed, or are left alone. */
  const stillBillable = async (): Promise<ReadonlySet<string | null>> => {
    const operationId = /[a-z0-9-]+$/.exec(new URL(page.shell.url()).pathname)?.[0] ?? '';
    const { items } = await askApp(journey, 'operations.items', { operationId, limit: 500 });
    return new Set(
      items
        .filter(({ outcome, effects }) => outcome === 'skip' || effects.stillBillable.length > 0)
        .map(({ accountId }) => accountId),
    );
  };
});
