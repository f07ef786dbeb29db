// The history: what each sync read, the small ones among the full ones, and removals that were refused and accepted.
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { change } from '../../local/organization/churn';
import { askApp, passTime, startJourney, syncToItsEnd } from '../support/journey';
import { photograph } from '../support/photographs';

const SILENT = { show: () => {}, end: () => {} };
const MINUTE_MS = 60_000;

describe('the sync history', () => {
  const journey = startJourney(
    { users: 180, seed: 5, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async (begun) => {
      await passTime(begun, 2 * MINUTE_MS);
      await followSync({ ...begun.host, progress: SILENT });
      await begun.page.shell.setViewportSize({ width: 1280, height: 800 });
    },
  );
  const { page } = journey;

  const goTo = async (name: string): Promise<void> => {
    await page.app.getByRole('link', { name, exact: true }).click();
    await page.app.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const button = (name: string) => page.app.getByRole('button', { name, exact: true });
  const cell = (name: string) => page.app.getByRole('cell', { name, exact: true });
  const sync = async (target: object): Promise<void> => {
    expect(await journey.host.platform.invoke('sync.start', { target })).toMatchObject({ ok: true });
    await journey.host.platform.onIdle();
  };
  const countOfChanges = async (): Promise<number> => {
    return (await askApp(journey, 'sync.history', { kind: 'changes' })).items.length;
  };
  it('says of each sync what it read', async () => {
    const { world } = journey.organization.model;
    const [person] = world.people.keys();
    const [group] = world.groups.values();
    const [resource] = world.resources.values();
    await sync({ kind: 'users', accountIds: [person] });
    await sync({ kind: 'group', groupId: group?.groupId });
    await sync({ kind: 'product', productKey: 'jira-software' });
    await sync({ kind: 'resource', resourceId: resource?.resourceId });
    await goTo('Sync history');

    await cell('1 user').waitFor();
    await cell(`Group ${group?.name}`).waitFor();
    await cell('Jira').waitFor();
    expect(await cell('Everything').count()).toBe(1);
    await page.app.getByText('Finished syncs shown: 1').waitFor();
    await photograph(page, 'history-kinds');
  });

  it('shows one kind, in an address that can be shared', async () => {
    await page.app.getByLabel('Show', { exact: true }).selectOption('Groups');

    await expect.poll(() => cell('Everything').count()).toBe(0);
    expect(new URL(page.shell.url()).search).toBe('?kind=group');
    await page.shell.reload();
    await expect.poll(() => page.app.getByLabel('Show', { exact: true }).inputValue()).toBe('group');
    await page.app.getByLabel('Show', { exact: true }).selectOption('Sites');
    await page.app.getByText('No sync of this kind yet').waitFor();
    await photograph(page, 'history-no-such-kind');
  });

  it('folds the syncs of what the audit log names into one line', async () => {
    await passTime(journey, 6 * MINUTE_MS);
    change(journey.organization.model, { kind: 'rename-users', count: 2 });
    // One tick reads the log; what it names is asked for until Atlassian surely tells it.
    await expect
      .poll(() => passTime(journey, 6 * MINUTE_MS).then(countOfChanges), { timeout: 30_000 })
      .toBeGreaterThan(0);
    await page.app.getByLabel('Show', { exact: true }).selectOption('All but changes');
    await expect.poll(() => new URL(page.shell.url()).search).toBe('');
    await page.shell.reload();

    await page.app.getByText(/^Changes that the audit log names/).waitFor();
    expect(await cell('Changes').count()).toBe(0);
    await photograph(page, 'history-folded');
    await page.app.getByRole('link', { name: 'Show these syncs' }).click();
    await cell('Changes').first().waitFor();
    await cell('Audit log').first().waitFor();
    await photograph(page, 'history-changes');
  });

  it('names what it would have removed, and asks for the number before it does', async () => {
    change(journey.organization.model, { kind: 'remove-users', count: 90 });
    await goTo('Users');
    await goTo('Sync history');
    await syncToItsEnd(journey);
    await cell('Needs a look').waitFor();
    await page.shell.reload();
    await page.app
      .getByRole('button', { name: /^Details of the sync/ })
      .first()
      .click();

    await page.app.getByText(/^\d+ of \d+ users are missing$/).waitFor();
    await page.app.getByText(/^and \d+ more$/).waitFor();
    await photograph(page, 'refused-removals', button('Accept these removals'));
    await button('Accept these removals').click();
    await button('Sync and remove').click();
    await page.app.getByText(/^This is not \d+\.$/).waitFor();
    await photograph(page, 'refused-removals-accepting', button('Sync and remove'));
  });

  it('removes what was accepted', async () => {
    const label = page.app.getByLabel(/^Type \d+ to confirm$/);
    const text = await page.app.getByText(/^Type \d+ to confirm$/).innerText();
    await label.fill(/\d+/.exec(text)?.[0] ?? '');
    await button('Sync and remove').click();

    await page.app.getByText(/^0 added, 0 changed, 90 gone$/).waitFor();
    await page.app.getByText('A newer sync has run').waitFor();
    expect(await button('Sync and remove').count()).toBe(0);
    await page.shell.reload();
    await cell('Needs a look').waitFor();
    expect(await page.app.getByText('Too much seems to be gone').count()).toBe(0);
    await photograph(page, 'accepted-removals');
  });
});
