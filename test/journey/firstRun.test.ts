// The first five minutes of an administrator: from no key to the users, by keyboard only.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPIRED_KEY, SCOPED_KEY } from '../../local/organization/keys';
import { keyEntryWords } from '../../src/contract/keyEntryWords';
import { startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

// Nothing that the page offers is further away from where the keyboard is.
const MOST_TABS = 30;

describe('the first run', () => {
  // Slow enough that the sync can be seen running.
  const journey = startJourney({
    users: 300,
    seed: 3,
    latencyMs: 60,
    isConnected: false,
    isOrgAdmin: true,
  });
  const { page } = journey;

  const button = (name: string) => page.app.getByRole('button', { name, exact: true });

  /** Goes there as somebody without a mouse does. */
  async function tabTo(name: string): Promise<void> {
    const target = name === 'Organization API key' ? page.app.getByLabel(name) : button(name);
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.shell.keyboard.press('Tab');
    }
    throw new Error(`"${name}" is not reached by keyboard`);
  }

  async function check(apiKey: string): Promise<void> {
    await tabTo('Organization API key');
    await page.shell.keyboard.press('Control+A');
    await page.shell.keyboard.type(apiKey);
    await page.shell.keyboard.press('Enter');
  }

  it('begins by saying where a key is made, whatever page was asked for', async () => {
    await page.app.getByRole('heading', { name: 'Create an API key' }).waitFor();

    expect(
      await page.app.getByRole('listitem').filter({ hasText: 'without scopes' }).count(),
    ).toBeGreaterThan(0);
    await photograph(page, 'first-run-no-key');
  });

  it('says at the field what cannot be a key, without asking anybody', async () => {
    await check('two words');

    await page.app.getByText(keyEntryWords.malformed).waitFor();
    const field = page.app.getByLabel('Organization API key');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.getAttribute('aria-describedby')).not.toBeNull();
    expect(await page.app.getByRole('alert').count()).toBe(0);
  });

  it.each([
    ['is none', 'not-a-key-of-any-organization', 'Atlassian rejects this key'],
    ['has expired', EXPIRED_KEY, 'Atlassian rejects this key'],
    ['has scopes', SCOPED_KEY, 'This key has scopes'],
  ])(
    'says why a key that %s cannot be used, what to do, and does not offer to connect',
    async (_, key, title) => {
      await check(key);

      await page.app.getByText(title).waitFor();
      expect(await button('Connect').count()).toBe(0);
    },
  );

  it('shows the last of these dead ends in every window', async () => {
    await photograph(page, 'first-run-scoped-key');
  });

  it('names the organization, and what the key may do, before it connects', async () => {
    await check(journey.organization.apiKey);

    await page.app.getByText(`This key opens ${journey.organization.model.world.name}`).waitFor();
    await page.app.getByRole('row', { name: 'Search users Yes' }).waitFor();
    await photograph(page, 'first-run-key-checked');
  });

  it('leads on to the first sync, and shows the key nowhere', async () => {
    await tabTo('Connect');
    await page.shell.keyboard.press('Enter');

    await button('Start the first sync').waitFor();
    expect(await page.app.getByLabel('Organization API key').count()).toBe(0);
    expect(await page.app.locator('html').innerHTML()).not.toContain(journey.organization.apiKey);
    await photograph(page, 'first-run-connected');
  });

  it('shows the first sync while it runs', async () => {
    await tabTo('Start the first sync');
    await page.shell.keyboard.press('Enter');

    await page.app.getByRole('progressbar').waitFor();
    await page.app.getByText(/\d+\s?%/).waitFor();
    await page.shell.screenshot({ path: join(import.meta.dirname, 'screenshots/first-run-syncing.png') });
  });

  it('says what has arrived, and leads to the users', async () => {
    await page.app.getByText('Your organization is here').waitFor();
    await photograph(page, 'first-run-done');

    await tabTo('Browse your users');
    await page.shell.keyboard.press('Enter');

    await page.app.getByRole('heading', { name: 'Users', level: 1 }).waitFor();
    await page.app.getByRole('row').nth(1).waitFor();
    expect(new URL(page.shell.url()).pathname).toMatch(/\/users$/);
  });
});
