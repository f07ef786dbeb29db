// One user beside the list, as an administrator looks at people: opened, turned over, read, noted on, synced.
import type { Locator, Route } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followSync } from '../../local/commands/followSync';
import { hasSeat, holds } from '../../local/organization/world/access';
import { addMember, changed, removePerson } from '../../local/organization/world/changes';
import type { Person } from '../../local/organization/world/world';
import { inputWords } from '../../src/contract/inputWords';
import { userErrors } from '../../src/contract/userErrors';
import {
  noteWords,
  profileWords,
  unbilledWords,
  userStateWords,
  userWords,
} from '../../src/contract/userWords';
import { usersWords } from '../../src/contract/usersWords';
import { passTime, startJourney } from '../support/journey';
import { photograph } from '../support/photographs';

const USERS = 320;
const COMPANY = { users: USERS, seed: 7, isConnected: true, isOrgAdmin: true } as const;
const MINUTE_MS = 60_000;
const SILENT = { show: () => {}, end: () => {} };

describe('the drawer of a user', () => {
  let someone: Person;
  let called = '';
  const journey = startJourney({ ...COMPANY, latencyMs: 0 }, async (begun) => {
    const { host, organization } = begun;
    const { world } = organization.model;
    someone = mostConnected([...world.people.values()]);
    // Beside what groups give, one role of their own.
    const other = world.resources.find(
      (resource) => resource.directory === someone.places[0]?.directory && !holds(someone, resource, null),
    );
    if (other !== undefined) someone.directRoles = [{ target: other, roleId: 'atlassian/admin' }];
    changed(world);
    called = someone.profile.name;
    await followSync({ ...host, progress: SILENT });
    // The tables of the second minute.
    await passTime(begun, 2 * MINUTE_MS);
  });
  const { page } = journey;

  beforeEach(() => page.shell.setViewportSize({ width: 1280, height: 800 }));
  afterEach(() => page.shell.unrouteAll());

  const address = (view: string): string => `${journey.host.platform.adminUrl}users${view}`;
  const drawer = (name?: string): Locator =>
    page.app.getByRole('dialog', name === undefined ? {} : { name, exact: true });
  const section = (name: RegExp): Locator => drawer().getByRole('region', { name });
  const button = (name: string): Locator => drawer().getByRole('button', { name, exact: true });
  /** Below the initials that stand for a picture. */
  const names = async (): Promise<string[]> => {
    const texts = await page.app.getByRole('rowheader').allInnerTexts();
    return texts.map((text) => text.split('\n').at(-1) ?? '');
  };
  /** As somebody does who has touched nothing yet. */
  const press = async (key: string): Promise<void> => {
    await drawer().getByRole('heading', { level: 2 }).first().focus();
    await page.shell.keyboard.press(key);
  };
  const shownView = (): URLSearchParams => new URL(page.shell.url()).searchParams;
  const focused = (): Promise<string> =>
    page.app.locator('html').evaluate(() => document.activeElement?.getAttribute('data-row') ?? '');
  const openList = async (view: string): Promise<void> => {
    await page.shell.goto(address(view));
    await page.app.getByRole('table').waitFor();
  };
  const openSomeone = async (): Promise<void> => {
    await page.shell.goto(address(`?user=${encodeURIComponent(someone.accountId)}`));
    await section(/^Profile/).waitFor();
  };
  const answerUser = async (answer: (route: Route) => Promise<void>): Promise<void> => {
    await page.shell.route('**/invoke', (route) =>
      route.request().postData()?.includes('"user.get"') === true ? answer(route) : route.continue(),
    );
  };
  const chosen = async (...all: { field: string; operator: string; values: string[] }[]) => {
    const answer = await journey.host.platform.invoke('users.list', { filter: { all }, pageSize: 10 });
    return (answer as { data: { total: number } }).data.total;
  };
  const total = async (): Promise<number> => {
    const text = await page.app
      .getByRole('status')
      .filter({ hasText: / users?$/ })
      .innerText();
    return Number.parseInt(text.replace(',', ''), 10);
  };

  it('opens over the list, says who it is, and closes with the back button', async () => {
    await openList('?size=10');
    const [, second = ''] = await names();
    await page.app.getByRole('rowheader').nth(1).getByRole('button').click();

    await drawer(second).waitFor();
    const accountId = shownView().get('user');
    expect(accountId).not.toBeNull();
    expect(await drawer().evaluate((dialog) => document.activeElement === dialog.querySelector('h2'))).toBe(
      true,
    );
    await drawer().getByText(`2 of ${USERS}`, { exact: true }).waitFor();

    await page.shell.goBack();
    await drawer().waitFor({ state: 'detached' });
    expect(shownView().toString()).toBe('size=10');
    expect(await focused()).toBe(accountId);
  });

  it('closes on Escape and beside it, one step back and not one more', async () => {
    await openList('?status.any-of=active');
    for (const close of [
      () => page.shell.keyboard.press('Escape'),
      () => page.app.locator('html').click({ position: { x: 20, y: 300 } }),
      () => button(userWords.close).click(),
    ]) {
      await page.app.getByRole('rowheader').first().getByRole('button').click();
      await section(/^Profile/).waitFor();
      await close();
      await drawer().waitFor({ state: 'detached' });
      await expect.poll(() => shownView().toString()).toBe('status.any-of=active');
    }
    await page.shell.goForward();
    await drawer().waitFor();
  });

  it('goes to the next and the previous user by keys and buttons, over the borders of pages', async () => {
    await openList('?size=10&page=2');
    const second = await names();
    await openList('?size=10');
    const first = await names();
    await page.app.getByRole('rowheader').nth(8).getByRole('button').click();
    await drawer(first[8]).waitFor();

    await page.shell.keyboard.press('j');
    await drawer(first[9]).waitFor();
    await page.shell.keyboard.press('j');
    await drawer(second[0]).waitFor();
    expect(shownView().get('page')).toBe('2');
    await drawer().getByText(`11 of ${USERS}`, { exact: true }).waitFor();
    await page.app
      .getByRole('status')
      .filter({ hasText: `${second[0]}, 11 of ${USERS}` })
      .waitFor({ state: 'attached' });
    await button(userWords.next).click();
    await drawer(second[1]).waitFor();
    await button(userWords.previous).click();
    await page.shell.keyboard.press('k');
    await drawer(first[9]).waitFor();
    const last = shownView().get('user');
    expect(shownView().get('page')).toBeNull();

    await page.shell.keyboard.press('Escape');
    await drawer().waitFor({ state: 'detached' });
    expect(await focused()).toBe(last);
    await page.shell.keyboard.press('Enter');
    await drawer(first[9]).waitFor();
  });

  it('opens from a link, with everything known of the user', async () => {
    await openSomeone();

    await drawer(called).waitFor();
    expect(
      await section(/^Sites and apps/)
        .getByRole('table')
        .count(),
    ).toBe(1);
    await section(/^Sites and apps/)
      .getByText('Direct role', { exact: true })
      .first()
      .waitFor();
    await section(/^Groups/)
      .getByRole('listitem')
      .first()
      .waitFor();
    await photograph(page, 'user');
    await photograph(page, 'user-places', section(/^Sites and apps/));
    await photograph(page, 'user-groups', section(/^Groups/));
  });

  it('shows every path, group and place that the organization knows of the user', async () => {
    await openSomeone();

    const groups = section(/^Groups/);
    for (const { name } of someone.groups)
      expect(await groups.getByRole('link', { name, exact: true }).count()).toBeGreaterThan(0);
    await expect.poll(() => groups.getByRole('listitem').count()).toBe(someone.groups.length);
    for (const group of someone.groups.filter(({ roles }) =>
      roles.some(({ target }) => 'product' in target),
    )) {
      await section(/^Sites and apps/)
        .getByRole('link', { name: group.name, exact: true })
        .first()
        .waitFor();
    }
  });

  it('says of access that costs no license while the account is suspended', async () => {
    const { people, resources } = journey.organization.model.world;
    const suspended = [...people.values()].find(
      (person) =>
        person.accountActive &&
        person.places.length > 0 &&
        person.places.every((place) => place.suspended) &&
        resources.some((resource) => hasSeat(person, resource)),
    );
    await page.shell.goto(address(`?user=${encodeURIComponent(suspended?.accountId ?? '')}`));

    await section(/^Sites and apps/)
      .getByText(unbilledWords.suspended)
      .first()
      .waitFor();
    expect(
      await section(/^Sites and apps/)
        .getByText(usersWords.seat)
        .count(),
    ).toBe(0);
    await photograph(page, 'user-suspended');
  });

  it('finds a group by a part of its name', async () => {
    await openSomeone();
    const groups = section(/^Groups/);
    const wanted = someone.groups.at(-1)?.name ?? '';

    await groups.getByRole('searchbox').fill(wanted.toUpperCase());
    await expect
      .poll(() => groups.getByRole('listitem').count())
      .toBe(someone.groups.filter(({ name }) => name.includes(wanted)).length);
    await page.shell.keyboard.press('j');
    expect(shownView().get('user')).toBe(someone.accountId);
  });

  it('leads from each thing to the users who have it, too', async () => {
    const [group] = someone.groups;
    for (const { at, condition } of [
      {
        at: () => section(/^Groups/).getByRole('link', { name: group?.name ?? '', exact: true }),
        condition: { field: 'group', operator: 'any-of', values: [group?.groupId ?? ''] },
      },
      {
        at: () =>
          section(/^Profile/).getByRole('link', { name: someone.profile.department ?? '', exact: true }),
        condition: { field: 'department', operator: 'any-of', values: [someone.profile.department ?? ''] },
      },
      {
        at: () => section(/^Sites and apps/).getByRole('link', { name: 'Direct role', exact: true }),
        condition: { field: 'path', operator: 'direct', values: [] },
      },
    ]) {
      await openSomeone();
      await at().first().click();
      await drawer().waitFor({ state: 'detached' });
      const expected = await chosen(condition);
      expect(expected).toBeGreaterThan(0);
      await expect.poll(total).toBe(expected);
      await page.shell.goBack();
      await drawer().waitFor();
    }
  });

  it('copies what is often needed', async () => {
    await openSomeone();
    await button(profileWords.copy(profileWords.accountId)).click();
    await drawer().getByText(profileWords.copied).waitFor();

    await drawer().getByRole('textbox', { name: noteWords.text }).focus();
    await page.shell.keyboard.press('Control+V');
    expect(await drawer().getByRole('textbox', { name: noteWords.text }).inputValue()).toBe(
      someone.accountId,
    );
  });

  it('opens the page of Atlassian itself beside the product', async () => {
    await page.shell
      .context()
      .route('https://admin.atlassian.com/**', (route) =>
        route.fulfill({ contentType: 'text/html', body: 'Atlassian Administration' }),
      );
    await openSomeone();
    const opening = page.shell.context().waitForEvent('page');
    await drawer().getByRole('link', { name: userWords.atAtlassian }).click();

    const opened = await opening;
    await opened.waitForURL(/admin\.atlassian\.com/);
    expect(opened.url()).toBe(
      `https://admin.atlassian.com/o/${journey.organization.orgId}/users/${encodeURIComponent(someone.accountId)}`,
    );
    await opened.close();
  });

  it('keeps notes with author and date, also one that is not finished', async () => {
    await openSomeone();
    const text = drawer().getByRole('textbox', { name: noteWords.text });
    await text.fill('On parental leave until March.\nKeep the licenses.');
    await press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await page.app.getByRole('searchbox').fill(called);
    await page.app.getByRole('rowheader', { name: called }).first().getByRole('button').click();
    expect(await text.inputValue()).toContain('parental leave');

    await button(noteWords.add).click();
    const note = section(/^Notes/).getByRole('listitem');
    await note.getByText('Keep the licenses.').waitFor();
    await note.getByText('just now').waitFor();
    expect(await text.inputValue()).toBe('');
    await photograph(page, 'user-notes', section(/^Notes/));

    await note.getByRole('button', { name: /^Delete the note of / }).click();
    await button(noteWords.keep).click();
    await note.getByRole('button', { name: /^Delete the note of / }).click();
    await button(noteWords.doDelete).click();
    await section(/^Notes/)
      .getByText(noteWords.none)
      .waitFor();
  });

  it('reads the user anew, for a price said before, and says what changed', async () => {
    await openSomeone();
    const { world } = journey.organization.model;
    const joined = [...world.groups.values()].find(
      (group) =>
        group.directory === someone.places[0]?.directory &&
        !group.members.has(someone) &&
        group.roles.length === 0,
    );
    someone.profile.jobTitle = 'Chief of staplers';
    if (joined !== undefined) addMember(world, joined, someone);
    changed(world);
    await drawer()
      .getByText(/^It takes (\d+ to )?\d+ API calls/)
      .waitFor();
    await button('Sync this user').click();

    await drawer().getByText('What changed about this user').waitFor();
    await drawer()
      .getByText(/^Job title: .* → Chief of staplers$/)
      .waitFor();
    if (joined !== undefined) await drawer().getByText(`Joined: ${joined.name}`, { exact: true }).waitFor();
    await photograph(page, 'user-synced');
  });

  it('says why it can neither sync nor write', async () => {
    journey.setLicensed(false);
    await openSomeone();

    await drawer().getByText('The license of this app is not active, so it only reads.').first().waitFor();
    expect(await button('Sync this user').isDisabled()).toBe(true);
    expect(await button(noteWords.add).isDisabled()).toBe(true);
    await photograph(page, 'user-unlicensed');
    journey.setLicensed(true);
  });

  it('keeps its layout while the user is on the way', async () => {
    const held: Route[] = [];
    await answerUser(async (route) => {
      held.push(route);
    });
    await page.shell.goto(address(`?user=${encodeURIComponent(someone.accountId)}`));
    await drawer().getByText(userWords.loading).waitFor({ state: 'attached' });
    await photograph(page, 'user-loading');

    for (const route of held) await route.continue();
    await section(/^Profile/).waitFor();
  });

  it('says what went wrong, with a reference, and asks again', async () => {
    const error = { code: 'internal', ...userErrors.internal, reference: 'ref-1', detail: {} };
    await answerUser((route) => route.fulfill({ json: { ok: false, error } }));
    await page.shell.goto(address(`?user=${encodeURIComponent(someone.accountId)}`));
    await drawer().getByRole('alert').getByText('Reference: ref-1').waitFor();
    await photograph(page, 'user-error');

    await page.shell.unrouteAll();
    await button('Try again').click();
    await section(/^Profile/).waitFor();
  });

  it('says so of a user whom no sync has met, and of an address that is none', async () => {
    for (const user of ['712020:nobody', '<b>"%']) {
      await page.shell.goto(address(`?user=${encodeURIComponent(user)}`));
      await drawer().getByRole('heading', { name: inputWords['no-such-user'].title }).waitFor();
    }
    await photograph(page, 'user-unknown');
    await press('Escape');
    await drawer().waitFor({ state: 'detached' });
    await page.app.getByRole('table').waitFor();
  });

  it('says so of an account whose person was erased', async () => {
    await answerUser(async (route) => {
      const answer = await route.fetch();
      const { ok, data } = (await answer.json()) as { ok: true; data: object };
      const nobody = { name: null, nickname: null, email: null, avatarUrl: null, jobTitle: null };
      await route.fulfill({ json: { ok, data: { ...data, ...nobody, isErased: true } } });
    });
    await page.shell.goto(address(`?user=${encodeURIComponent(someone.accountId)}`));
    await drawer().getByText(userStateWords.erased).waitFor();
    expect(await button(noteWords.add).isDisabled()).toBe(true);
    await photograph(page, 'user-erased');
  });

  it('still shows who is gone, as gone', async () => {
    await openSomeone();
    const { world } = journey.organization.model;
    removePerson(world, someone);
    changed(world);
    await button('Sync this user').click();

    await drawer().getByRole('heading', { name: userStateWords.goneTitle }).waitFor();
    await photograph(page, 'user-gone');
  });
});

/** Who is in most groups. */
function mostConnected(people: readonly Person[]): Person {
  const [most] = people
    .filter(
      ({ managed, accountActive, profile, platformRoles }) =>
        managed && accountActive && profile.department !== null && platformRoles.length === 0,
    )
    .toSorted((a, b) => b.groups.length - a.groups.length);
  if (most === undefined) throw new Error('The organization has nobody like that');
  return most;
}
