// A journey's browser, organization and page: started once, watched after every step, and closed.
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium, NO_BROWSER } from '../../local/chromium';
import type { Answer } from '../../src/contract/answer';
import type { Answers, CallName, CallRequest } from '../../src/contract/calls';
import { type AdminPage, type AdminPageOptions, openAdminPage } from './adminPage';
import type { OpenedPage } from './openedPage';

/** Lets time pass for the platform, the organization and the page alike, and whatever becomes due meanwhile be done. */
export async function passTime(
  { host, organization, page }: Pick<Journey, 'host' | 'organization' | 'page'>,
  durationMs: number,
): Promise<void> {
  organization.model.clock.advance(durationMs);
  await host.platform.clock.advanceBy(durationMs);
  await host.platform.onIdle();
  await page.shell.clock.setSystemTime(host.platform.clock.now());
}

/** Asks the app as the page does, and fails where it refuses. */
export async function askApp<Name extends CallName>(
  { host }: Pick<Journey, 'host'>,
  name: Name,
  request: CallRequest<Name>,
): Promise<Answers[Name]> {
  // What the platform brings is what the resolver answered.
  const answer = (await host.platform.invoke(name, request)) as Answer<Answers[Name]>;
  if (!answer.ok) throw new Error(`${name}: ${answer.error.title}`);
  return answer.data;
}

/** Starts a sync as people do, and waits until it has ended, however soon that is. */
export async function syncToItsEnd(journey: Pick<Journey, 'host' | 'page'>): Promise<void> {
  const latest = () => askApp(journey, 'sync.status', {});
  const before = await latest();
  await journey.page.app.getByRole('button', { name: 'Sync users', exact: true }).click();
  await expect
    .poll(async () => {
      const run = await latest();
      return run !== null && run.runId !== before?.runId && run.status === 'finished';
    })
    .toBe(true);
}

/** What is only there while a step of the journey runs. */
export interface Journey extends Omit<AdminPage, 'close'> {
  readonly browser: Browser;
}

/**
 * Declares the hooks of a journey; without a browser its steps are skipped, with the reason. `prepare` runs once,
 * before the first step.
 */
export function startJourney(
  options: AdminPageOptions,
  prepare: (journey: Journey) => Promise<void> = async () => {},
): Journey {
  let browser: Browser | null = null;
  let opened: AdminPage | null = null;

  const started = (): AdminPage => {
    if (opened === null) throw new Error('The journey has not begun');
    return opened;
  };
  const page: OpenedPage = {
    get shell() {
      return started().page.shell;
    },
    get app() {
      return started().page.app;
    },
    complaints: () => started().page.complaints(),
    accessibilityBreaches: () => started().page.accessibilityBreaches(),
  };
  const journey: Journey = {
    page,
    get browser() {
      if (browser === null) throw new Error(NO_BROWSER);
      return browser;
    },
    get organization() {
      return started().organization;
    },
    get host() {
      return started().host;
    },
    get actorId() {
      return started().actorId;
    },
    setLicensed: (isLicensed) => started().setLicensed(isLicensed),
  };

  beforeAll(async () => {
    browser = await launchChromium();
    if (browser === null) return;
    opened = await openAdminPage(browser, options);
    await prepare(journey);
  });

  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  beforeEach((context) => {
    if (opened === null) context.skip(NO_BROWSER);
  });

  afterEach(() => {
    if (opened !== null) expect(page.complaints()).toEqual([]);
  });

  return journey;
}
