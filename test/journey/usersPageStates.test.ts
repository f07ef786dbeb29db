// What the users page shows when there is nothing, not yet everything, or no answer.
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenWords, unansweredWords } from '../../src/contract/shellWords';
import { tableWords } from '../../src/contract/tableWords';
import { userErrors } from '../../src/contract/userErrors';
import { usersStateWords } from '../../src/contract/usersWords';
import { startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const SCREENSHOTS = join(import.meta.dirname, 'screenshots');

describe('the users page, before and without data', () => {
  const journey = startJourney(
    // Slow enough that the first sync can be seen arriving.
    { users: 260, seed: 7, latencyMs: 150, isConnected: true, isOrgAdmin: true },
    ({ page: { shell } }) => shell.setViewportSize({ width: 1280, height: 800 }),
  );
  const { page } = journey;

  afterEach(() => page.shell.unrouteAll());

  const open = (view: string) => page.shell.goto(`${journey.host.platform.adminUrl}users${view}`);
  const total = (): Promise<string> =>
    page.app
      .getByRole('status')
      .filter({ hasText: / users?$/ })
      .innerText();
  const answerList = async (answer: (route: Route) => Promise<void>): Promise<void> => {
    await page.shell.route('**/invoke', (route) =>
      route.request().postData()?.includes('"users.list"') === true ? answer(route) : route.continue(),
    );
  };

  it('says that nothing was synced yet, and how to begin', async () => {
    await page.app.getByRole('heading', { name: usersStateWords.neverSyncedTitle }).waitFor();

    await photograph(page, 'users-never-synced');
  });

  it('shows what has arrived while the first sync runs, and everything by itself when it has ended', async () => {
    await page.app.getByRole('button', { name: 'Sync users' }).click();

    await page.app.getByText(usersStateWords.arrivingTitle).waitFor();
    await page.shell.screenshot({ path: join(SCREENSHOTS, 'users-arriving-light.png') });
    await page.app.getByText(usersStateWords.arrivingTitle).waitFor({ state: 'detached' });
    await expect.poll(total).toBe('260 users');
  });

  it('keeps its layout while the first rows are on their way', async () => {
    const held: Route[] = [];
    await answerList(async (route) => {
      held.push(route);
    });
    await open('');

    await page.app.getByText(tableWords.loading).waitFor({ state: 'attached' });
    await photograph(page, 'users-loading');
    for (const route of held) await route.continue();
    await page.app.getByRole('rowheader').first().waitFor();
  });

  it('keeps the rows while others are on their way', async () => {
    await open('');
    await page.app.getByRole('rowheader').first().waitFor();
    const held: Route[] = [];
    await answerList(async (route) => {
      held.push(route);
    });
    await page.app.getByRole('button', { name: 'Next', exact: true }).click();

    await expect.poll(() => page.app.getByRole('table').getAttribute('aria-busy')).toBe('true');
    expect(await page.app.getByRole('rowheader').count()).toBe(25);
    for (const route of held) await route.continue();
    await expect.poll(() => page.app.getByRole('table').getAttribute('aria-busy')).toBe('false');
  });

  it('offers to clear the filters when nobody matches', async () => {
    await open('?search.contains=nobody-is-called-so');
    await page.app.getByRole('heading', { name: usersStateWords.noMatchTitle }).waitFor();
    await photograph(page, 'users-no-match');

    await page.app.getByRole('button', { name: 'Clear filters' }).last().click();
    await expect.poll(total).toBe('260 users');
  });

  it('leads back from a page that does not exist', async () => {
    await open('?page=77');
    await page.app.getByRole('heading', { name: usersStateWords.pageEmptyTitle }).waitFor();

    await page.app.getByRole('button', { name: usersStateWords.toFirstPage }).click();
    await page.app.getByText('1–25 of 260').waitFor();
  });

  it('says what went wrong, and asks again', async () => {
    const error = { code: 'internal', ...userErrors.internal, reference: 'ref-1', detail: {} };
    await answerList((route) => route.fulfill({ json: { ok: false, error } }));
    await open('?sort=-added');
    await page.app.getByRole('alert').getByText(userErrors.internal.title).waitFor();
    await photograph(page, 'users-error');

    await page.shell.unrouteAll();
    await page.app.getByRole('button', { name: 'Try again' }).click();
    await page.app.getByRole('rowheader').first().waitFor();
  });

  it('says that no answer came when the connection is cut, and goes on when it is back', async () => {
    await answerList((route) => route.abort());
    await open('?sort=-name');
    const alert = page.app.getByRole('alert');
    await alert.getByText(unansweredWords.title).waitFor();
    await photograph(page, 'users-unanswered');

    await page.shell.unrouteAll();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.app.getByRole('rowheader').first().waitFor();
    expectComplaints(/^bridge invoke TypeError: Failed to fetch/);
  });

  it('leads on from a page whose code did not arrive', async () => {
    await open('');
    await page.app.getByRole('rowheader').first().waitFor();
    await page.shell.route('**/assets/GroupsPage-*.js', (route) => route.abort());
    const link = (name: string) => page.app.getByRole('link', { name, exact: true });
    await link('Groups').click();
    await page.app.getByRole('alert').getByText(brokenWords.title).waitFor();
    await photograph(page, 'page-broken');
    await link('Users').click();
    await page.app.getByRole('rowheader').first().waitFor();

    await link('Groups').click();
    await page.shell.unrouteAll();
    await page.app.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await page.app.getByRole('table', { name: 'Groups of the organization' }).waitFor();
    expectComplaints(/Failed to fetch dynamically imported module: \S+\/GroupsPage-/);
  });

  /** Takes note of what the browser says of an answer that did not come, and of nothing else. */
  function expectComplaints(expected: RegExp): void {
    const said = page.complaints().splice(0);
    expect(said.filter((one) => expected.test(one))).not.toEqual([]);
    const isOfNetwork = (one: string) => one === 'Failed to load resource: net::ERR_FAILED';
    expect(said.filter((one) => !expected.test(one) && !isOfNetwork(one))).toEqual([]);
  }
});
