// Runs of bulk operations as an administrator follows them: paused and gone on with, left and come back to, tried
// again, undone, and kept in the record.
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import type { Person } from '../../local/organization/world/world';
import { asAccountId } from '../../src/domain/ids';
import { initialSafety } from '../../src/domain/safety';
import { askApp, passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const SILENT = { show: () => {}, end: () => {} };
const MINUTE_MS = 60_000;
const PATIENCE = { timeout: 60_000 };

describe('the runs of operations', () => {
  /** Active, and no admins: they can be suspended. */
  let people: readonly Person[] = [];
  const journey = startJourney(
    { users: 160, seed: 11, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async (begun) => {
      // Forge lets the last tables be made in the second minute only.
      await passTime(begun, 2 * MINUTE_MS);
      await followSync({ ...begun.host, progress: SILENT });
      people = [...begun.organization.model.world.people.values()].filter(
        (person) =>
          person.accountActive &&
          person.platformRoles.length === 0 &&
          person.places.length > 0 &&
          !isSuspended(person),
      );
      // Thirty are a large share of so few.
      await askApp(journey, 'settings.safety.save', {
        ...initialSafety,
        mostShare: 1,
        protectedUsers: [],
        protectedGroups: [],
      });
    },
  );
  const { page } = journey;

  const button = (name: string): Locator => page.app.getByRole('button', { name, exact: true });
  const link = (name: string | RegExp): Locator => page.app.getByRole('link', { name, exact: true });
  const fact = (name: string): Locator =>
    page.app.locator('dl > div').filter({ has: page.app.locator('dt', { hasText: name }) });
  const outcome = (words: string): Promise<void> =>
    fact('Outcome').getByText(words, { exact: true }).waitFor(PATIENCE);
  const open = (path: string) => page.shell.goto(`${journey.host.platform.adminUrl}${path}`);
  const rowOf = (name: string): Locator => page.app.getByRole('row').filter({ hasText: name });

  it('are none at first', async () => {
    await link('Operations').click();

    await page.app.getByRole('heading', { name: 'No operation yet' }).waitFor();
    await photograph(page, 'operations-none');
  });

  it('are paused between two users, left, come back to, and gone on with', async () => {
    slowDown(3_000);
    await open(`operations/${await confirmed(people.slice(0, 30))}`);
    await page.app.getByText('Being changed').first().waitFor(PATIENCE);
    await button('Pause').click();
    await page.app.getByText('Pauses after the users being changed now').waitFor();
    slowDown(0);
    await outcome('Paused');
    await photograph(page, 'operation-paused');

    await link('All operations').click();
    const now = page.app.getByRole('region', { name: 'Going on now' });
    await now.waitFor();
    await photograph(page, 'operations-paused');
    await now.getByRole('link').click();
    await button('Resume').click();

    await outcome('Completed');
    await link('30 Done').waitFor();
    await photograph(page, 'operation-completed');
    expect(await button('Retry failed').isDisabled()).toBe(true);
  });

  it('show of every user what was done, and what Atlassian answered', async () => {
    await page.app
      .getByRole('button', { name: /^Show all:/ })
      .first()
      .click();

    await page.app.getByText('HTTP 204').waitFor();
    await page.app.getByText('Status: Suspended').waitFor();
    await photograph(page, 'operation-user', page.app.getByText('HTTP 204'));
  });

  it('are downloaded as they are shown', async () => {
    const csv = await downloaded('Download CSV');
    const json = JSON.parse(await downloaded('Download JSON'));

    expect(csv.trimEnd().split('\r\n')).toHaveLength(31);
    expect(json.operation).toMatchObject({ status: 'done', outcome: 'completed' });
    expect(json.users).toHaveLength(30);
  });

  it('open each user with what operations did to them', async () => {
    const [someone] = people;
    const name = someone?.profile.name ?? '';
    await rowOf(name).getByRole('button').last().click();

    const drawer = page.app.getByRole('dialog', { name });
    await drawer.getByRole('heading', { name: 'Operations 1' }).waitFor();
    await photograph(page, 'operation-user-drawer', drawer.getByRole('heading', { name: 'Operations 1' }));
    await drawer.getByRole('button', { name: 'Close' }).click();
    await drawer.waitFor({ state: 'hidden' });
    // The keyboard goes on at the user's row.
    await page.app.locator('tr:focus').filter({ hasText: name }).waitFor();
    await page.app.getByRole('heading', { name: 'Suspend', level: 1 }).waitFor();
  });

  it('are undone by a plan like any other', async () => {
    await button('Undo run').click();
    await page.app.getByRole('heading', { name: /^Undo of Suspend, /, level: 1 }).waitFor();
    await fact('Undoes').waitFor();
    // The plan waits until everybody sees what the run did.
    await passTime(journey, MINUTE_MS);
    await fact('Outcome').getByText('Waits for confirmation').waitFor(PATIENCE);
    const undo = idIn(page.shell.url());
    await confirm(undo);

    await outcome('Completed');
    expect(people.slice(0, 30).filter(isSuspended)).toEqual([]);
    await fact('Undoes').getByRole('link').click();
    await fact('Undone by').getByRole('link').waitFor();
    await page.app.getByTitle(/^Everything of this run that can be undone is undone/).waitFor();
    expect(await button('Undo run').isDisabled()).toBe(true);
    await photograph(page, 'operation-undone');
  });

  it('say how many users failed, and try only these again', async () => {
    journey.organization.model.faults.set({
      name: 'forbidden',
      operation: 'users.suspend',
      times: 3,
    });
    await open(`operations/${await confirmed(people.slice(30, 50))}`);
    await outcome('Completed with 3 failures');
    await link('3 Failed').click();
    const users = page.app.getByRole('table', { name: 'Users of this operation' });
    await expect.poll(() => users.getByRole('rowheader').count()).toBe(3);
    await photograph(page, 'operation-failed');
    await link('3 Failed: Atlassian refused the change: show these users').click();
    await page.app.getByRole('status').getByText('3 users', { exact: true }).waitFor();
    expect(await page.app.getByRole('combobox', { name: 'Reason' }).inputValue()).toBe('not-permitted');

    await button('Retry failed').click();
    await page.app.getByRole('heading', { name: /^Retry of Suspend, /, level: 1 }).waitFor();
    await fact('Outcome').getByText('Waits for confirmation').waitFor(PATIENCE);
    await confirm(idIn(page.shell.url()));
    await outcome('Completed');
    await link('3 Done').waitFor();
    expect(people.slice(30, 50).every(isSuspended)).toBe(true);
  });

  it('end early when somebody says so, and leave the others as they are', async () => {
    slowDown(3_000);
    await open(`operations/${await confirmed(people.slice(50, 80))}`);
    await button('Cancel run').click();
    await photograph(page, 'operation-ending');
    await button('End run').click();
    slowDown(0);

    await outcome('Ended early');
    await link(/Not reached$/).waitFor();
    await photograph(page, 'operation-ended');
  });

  it('stand in the list with what came of them, and in a record that is whole', async () => {
    await link('All operations').click();
    await rowOf('Completed with 3 failures').getByText('17 of 20 changed', { exact: true }).waitFor();
    await rowOf('Completed with 3 failures').getByText('3 failed', { exact: true }).waitFor();
    await photograph(page, 'operations');

    await button('Verify the record').click();
    await page.app.getByText('The record is whole').waitFor();
    await photograph(page, 'operations-verified');
    await page.app.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  });

  it('are named with their user where that record is broken', async () => {
    const [someone] = people;
    await journey.host.platform.sql.run(
      'UPDATE audit_entries SET at = at + 1 WHERE action = ? AND account_id = ?',
      ['operation.item', someone?.accountId ?? ''],
    );
    await button('Verify the record').click();

    await page.app.getByText('The record is not whole').waitFor();
    await page.app.getByRole('dialog').getByRole('link', { name: 'Suspend', exact: true }).waitFor();
    await photograph(page, 'operations-broken-record');
    await page.app
      .getByRole('dialog')
      .getByRole('link', { name: someone?.profile.name ?? '', exact: true })
      .click();
    await page.app.getByRole('dialog', { name: someone?.profile.name ?? '' }).waitFor();
  });

  it('stand in the sync history with whom they had read anew', async () => {
    await open('sync-history?kind=changes');
    await link('After operation').first().waitFor();
    await photograph(page, 'history-after-operation');
    await link('After operation').first().click();

    await page.app.getByRole('heading', { name: /^(Retry of |Undo of )?Suspend/, level: 1 }).waitFor();
  });

  /** Long enough to do something while a run goes on. */
  function slowDown(latencyMs: number): void {
    journey.organization.model.latencyMs = latencyMs;
  }

  /** Plans to suspend people, confirms the plan, and returns its id. */
  async function confirmed(chosen: readonly Person[]): Promise<string> {
    const accountIds = chosen.map(({ accountId }) => asAccountId(accountId));
    const { operationId } = await askApp(journey, 'operations.plan', {
      about: { kind: 'users', selection: { kind: 'these', accountIds }, operations: [{ kind: 'suspend' }] },
    });
    await journey.host.platform.onIdle();
    await confirm(operationId);
    return operationId;
  }

  async function confirm(operationId: string): Promise<void> {
    const { hash } = await askApp(journey, 'operations.get', { operationId });
    await askApp(journey, 'operations.confirm', { operationId, hash: hash ?? '' });
  }

  async function downloaded(name: string): Promise<string> {
    const begun = page.shell.waitForEvent('download');
    await button(name).click();
    return readFile(await (await begun).path(), 'utf8');
  }
});

function isSuspended({ places }: Person): boolean {
  return places.some(({ suspended }) => suspended);
}

function idIn(address: string): string {
  return new URL(address).pathname.split('/').at(-1) ?? '';
}
