// What runs by itself: seen, changed, left without saving, and what came of it.
import { describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const SILENT = { show: () => {}, end: () => {} };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Half a day away at whatever hour this runs, so that no daily sync comes between two looks for changes. */
const inTokyo = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' }).format(at);

describe('the sync schedule', () => {
  const journey = startJourney(
    { users: 120, seed: 5, latencyMs: 0, isConnected: true, isOrgAdmin: true },
    async (begun) => {
      // Forge lets the last tables be made in the second minute only.
      await passTime(begun, 2 * MINUTE_MS);
      await followSync({ ...begun.host, progress: SILENT });
    },
  );
  const { page } = journey;

  const goTo = async (name: string): Promise<void> => {
    await page.app.getByRole('link', { name, exact: true }).click();
    await page.app.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const button = (name: string) => page.app.getByRole('button', { name, exact: true });
  const field = (name: string) => page.app.getByLabel(name, { exact: true });
  const part = (name: string) => page.app.getByRole('region', { name, exact: true });
  it('is seen at a glance above the history, and leads to its settings', async () => {
    await goTo('Sync history');
    await part('Sync schedule')
      .getByText(/Next: in \d+ (hour|minute)s?/)
      .waitFor();
    await photograph(page, 'schedule-card');

    await page.app.getByRole('link', { name: 'Change the schedule' }).click();
    await page.app.getByRole('heading', { name: 'Sync schedule', level: 1 }).waitFor();
    expect(new URL(page.shell.url()).pathname).toMatch(/\/settings\/sync$/);
  });

  it('says when the next daily sync begins, and that nothing was looked at yet', async () => {
    const next = part('Daily sync').locator('time').first();
    await next.waitFor();

    expect(await next.getAttribute('title')).toMatch(/2:30:00/);
    await part('Look for changes').getByText('Not yet').waitFor();
    await part('Audit log').getByText('Not followed yet').waitFor();
    expect(await button('Save').isDisabled()).toBe(true);
    await photograph(page, 'schedule');
  });

  it('says at the field what is wrong, and goes there', async () => {
    await field('Minutes between two looks').fill('2');
    await button('Save').click();

    await page.app.getByText('Enter a whole number from 5 to 1,440.').waitFor();
    await field('Time zone').fill('Middle-earth/Shire');
    await page.app.getByText('This time zone is not known').waitFor();
    await photograph(page, 'schedule-wrong');
    expect(await field('Time zone').getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed when somebody follows a link or goes back, until they say so', async () => {
    await page.app.getByRole('link', { name: 'Users', exact: true }).click();
    await page.app.getByText('Leave without saving the changes?').waitFor();
    await photograph(page, 'schedule-leaving');
    await button('Stay on this page').click();
    expect(await field('Minutes between two looks').inputValue()).toBe('2');

    await page.shell.goBack();
    await page.app.getByText('Leave without saving the changes?').waitFor();
    expect(new URL(page.shell.url()).pathname).toMatch(/\/settings\/sync$/);
    await button('Leave without saving').click();
    await page.app.getByRole('heading', { name: 'Sync history', level: 1 }).waitFor();
    await goTo('Sync schedule');
    expect(await field('Minutes between two looks').inputValue()).toBe('15');
  });

  it('follows the time and zone that are typed, and says when they are saved', async () => {
    const time = inTokyo(journey.host.platform.clock.now() + 12 * HOUR_MS);
    await field('Time').fill(time);
    await field('Time zone').fill('Asia/Tokyo');
    await field('API calls a night').fill('20');
    await part('Search for hidden direct access')
      .getByText(/within \d+ nights|is known after/)
      .waitFor();
    await button('Save').click();

    await page.shell.getByRole('status').getByText('The sync schedule is saved').waitFor();
    await expect.poll(() => button('Save').isDisabled()).toBe(true);
    await page.shell.reload();
    await expect.poll(() => field('Time zone').inputValue()).toBe('Asia/Tokyo');
    expect(await field('Time').inputValue()).toBe(time);
  });

  it('says what the app found when it looked for changes', async () => {
    await passTime(journey, 20 * MINUTE_MS);
    await passTime(journey, 20 * MINUTE_MS);
    await page.shell.reload();

    await part('Look for changes')
      .getByText(/nothing changed since the last full sync/)
      .waitFor();
    await part('Audit log')
      .getByText(/^Followed; looked at/)
      .waitFor();
    await photograph(page, 'schedule-looked');
  });

  it('says that a daily sync was missed, and made up for once', async () => {
    await passTime(journey, 3 * DAY_MS);
    await passTime(journey, 6 * MINUTE_MS);
    await page.shell.reload();

    await part('Daily sync')
      .getByText(/^It began about .* late/)
      .waitFor();
    await photograph(page, 'schedule-missed');
    await goTo('Sync history');
    await page.app.getByRole('cell', { name: 'Scheduled' }).first().waitFor();
    await photograph(page, 'schedule-missed-history');
  });

  it('says where the audit log cannot be followed', async () => {
    journey.organization.model.faults.set({ name: 'no-guard' });
    await passTime(journey, 6 * MINUTE_MS);
    await goTo('Sync schedule');
    await page.shell.reload();

    await part('Audit log').getByText('Not available').waitFor();
    await photograph(page, 'schedule-no-guard');
    journey.organization.model.faults.clear();
  });

  it('can be read, not changed, without a license', async () => {
    journey.setLicensed(false);
    await page.shell.reload();

    await page.app.getByText('The license of this app is not active').first().waitFor();
    expect(await field('Time').isEditable()).toBe(false);
    expect(await button('Save').count()).toBe(0);
    await photograph(page, 'schedule-unlicensed');
    await goTo('Users');
    await page.app.getByText('The license of this app is not active, so it only reads.').first().waitFor();
    expect(await button('Sync users').isDisabled()).toBe(true);
    await photograph(page, 'unlicensed');
    journey.setLicensed(true);
  });

  it('can be read, not changed, by a viewer', async () => {
    const { host, actorId } = journey;
    const colleague = await anotherUser(actorId);
    await host.platform.invoke('access.set', { accountId: colleague, role: 'admin' });
    await host.platform.invoke('access.set', { accountId: actorId, role: 'viewer' }, colleague);
    await goTo('Sync schedule');
    await page.shell.reload();

    await page.app.getByText('Only app admins can change them.').waitFor();
    await page.app.getByText('Sync every day: on').waitFor();
    expect(await field('Time zone').isEditable()).toBe(false);
    await photograph(page, 'schedule-viewer');
  });

  async function anotherUser(actorId: string): Promise<string> {
    const people = [...journey.organization.model.world.people.values()];
    const other = people.find(
      (person) => person.accountId !== actorId && person.accountActive && person.places.length > 0,
    );
    if (other === undefined) throw new Error('The organization has nobody else');
    return other.accountId;
  }
});
