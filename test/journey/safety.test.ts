// The safety settings: seen, changed, refused, and read-only for whoever may not change them.
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const SILENT = { show: () => {}, end: () => {} };
const MINUTE_MS = 60_000;

describe('the safety settings', () => {
  const journey = startJourney(
    { users: 120, seed: 5, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async (begun) => {
      // Forge lets the last tables be made in the second minute only.
      await passTime(begun, 2 * MINUTE_MS);
      await followSync({ ...begun.host, progress: SILENT });
    },
  );
  const { page } = journey;
  const button = (name: string | RegExp) => page.app.getByRole('button', { name, exact: true });
  const field = (name: string) => page.app.getByLabel(name, { exact: true });

  it('are reached from the header, and are careful from the beginning', async () => {
    await page.app.getByRole('link', { name: 'Safety', exact: true }).click();
    await page.app.getByRole('heading', { name: 'Safety', level: 1 }).waitFor();
    await page.app.getByText('Nobody is protected.').waitFor();

    expect(await field('Type the number above so many users').inputValue()).toBe('50');
    expect(await field('Most of all users in one plan, in percent').inputValue()).toBe('20');
    expect(await button('Save').isDisabled()).toBe(true);
    await photograph(page, 'safety');
  });

  it('say at the field what is out of bounds, and go there', async () => {
    await field('Most users in one plan').fill('0');
    await field('Most of all users in one plan, in percent').fill('120');
    await button('Save').click();

    await page.app.getByText('Enter a whole number from 1 to 100,000.').waitFor();
    await page.app.getByText('Enter a number from 0.1 to 100.').waitFor();
    await photograph(page, 'safety-wrong');
    await button('Discard changes').click();
  });

  it('protect people and groups that are searched for', async () => {
    const user = await protect('Protect a user', 'ana');
    const group = await protect('Protect a group', 'jira');
    // Whoever was found by name is never shown as an id.
    expect(group).toContain('jira');
    await photograph(page, 'safety-protected', field('Protect a group'));
    await button('Save').click();

    await page.shell.getByRole('status').getByText('The safety settings are saved').waitFor();
    await page.shell.reload();
    await button(user).waitFor();
    await button(group).waitFor();
  });

  it('keep what was typed when somebody follows a link, until they say so', async () => {
    await field('Days that operations are kept').fill('90');
    await page.app.getByRole('link', { name: 'Users', exact: true }).click();

    await page.app.getByText('Leave without saving the changes?').waitFor();
    await button('Leave without saving').click();
    await page.app.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
  });

  it('can be read, not changed, by a viewer', async () => {
    const { host, actorId } = journey;
    const colleague = await anotherUser(actorId);
    await host.platform.invoke('access.set', { accountId: colleague, role: 'admin' });
    await host.platform.invoke('access.set', { accountId: actorId, role: 'viewer' }, colleague);
    await page.shell.goto(`${host.platform.adminUrl}settings/safety`);

    await page.app.getByText('Only app admins can change them.').waitFor();
    await page.app.getByText('Keep users in default groups: off').waitFor();
    expect(await field('Most users in one plan').isEditable()).toBe(false);
    await photograph(page, 'safety-viewer');
  });

  /** Searches, adds what is found first, and returns the name of the button that takes it back. */
  async function protect(label: string, text: string): Promise<string> {
    const chosen = page.app.getByRole('button', { name: / no more$/ });
    const before = await chosen.count();
    await field(label).fill(text);
    await page.app
      .getByRole('button', { name: new RegExp(`^Protect (?!.* no more$).*${text}`, 'i') })
      .first()
      .click();
    await expect.poll(() => chosen.count()).toBe(before + 1);
    return (await chosen.last().textContent()) ?? '';
  }

  async function anotherUser(actorId: string): Promise<string> {
    const people = [...journey.organization.model.world.people.values()];
    const other = people.find(
      (person) => person.accountId !== actorId && person.accountActive && person.places.length > 0,
    );
    if (other === undefined) throw new Error('The organization has nobody else');
    return other.accountId;
  }
});
