// Every state as people see it: both themes, a laptop, a large screen and a narrow window. Pictures are for people: by
// default only those that show most are taken; PHOTOGRAPHS=all takes every size in both themes.
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedPage } from './openedPage';

const SCREENSHOTS = join(import.meta.dirname, '../journey/screenshots');

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 480, height: 900 },
] as const;

const isTaken = (theme: string, width: number): boolean =>
  process.env['PHOTOGRAPHS'] === 'all' || width === 1280 || (theme === 'light' && width === 480);

/**
 * Takes the pictures, and holds each to what must be true of all: nothing to scroll sideways, nothing axe finds.
 * `shown` is scrolled to.
 */
export async function photograph(page: OpenedPage, name: string, shown?: Locator): Promise<void> {
  await standStill(page, name);
  for (const theme of ['light', 'dark'] as const) {
    await chooseTheme(page, theme);
    for (const size of SIZES.filter(({ width }) => theme === 'light' || isTaken(theme, width))) {
      await page.shell.setViewportSize(size);
      await expect
        .poll(() => sidewaysScroll(page), { message: `${name} at ${size.width} px` })
        .toBeLessThanOrEqual(0);
      if (!isTaken(theme, size.width)) continue;
      await shown?.scrollIntoViewIfNeeded();
      const path = join(SCREENSHOTS, `${name}-${theme}-${size.width}.png`);
      // A colour on its way to the other theme is in nobody's palette.
      await page.shell.screenshot({ path, animations: 'disabled' });
    }
    await page.shell.setViewportSize(SIZES[0]);
    expect(await page.accessibilityBreaches(), `${name}, ${theme}`).toEqual([]);
  }
  await chooseTheme(page, 'light');
}

/** The page is there, and nothing on it is dimmed because it is being read anew. */
async function standStill(page: OpenedPage, name: string): Promise<void> {
  await page.app.getByRole('main').waitFor();
  const busy = page.app.locator('[aria-busy="true"]');
  await expect.poll(() => busy.count(), { message: `${name} is busy` }).toBe(0);
}

export async function chooseTheme(page: OpenedPage, theme: 'light' | 'dark'): Promise<void> {
  const html = page.app.locator('html');
  // A page that has just been opened asks the shell for its theme first.
  await page.app.locator('html[data-color-mode]').waitFor();
  if ((await html.getAttribute('data-color-mode')) === theme) return;
  const name = theme === 'dark' ? 'Dark theme' : 'Light theme';
  await page.shell.getByRole('button', { name }).click();
  await expect.poll(() => html.getAttribute('data-color-mode')).toBe(theme);
}

function sidewaysScroll(page: OpenedPage): Promise<number> {
  return page.app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
}
