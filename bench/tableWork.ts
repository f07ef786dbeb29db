// How long working in the table of users blocks the page at 100 rows: selecting, walking, expanding, resizing, scrolling
// in a real Chromium with real input.
import type { FrameLocator, Page } from 'playwright-core';
import type { Figure } from './figure';
import { openUsers, withAdminPage } from './pageChanges';

// Two long tasks: what follows a hand without a break.
const TARGET_MS = 100;
const ROWS = 100;
const REPEATS = 20;

export function tableWork(): Figure {
  return {
    name: 'table-work-100-rows',
    unit: 'ms',
    target: `longest task ≤ ${TARGET_MS}`,
    measure: () => withAdminPage(measureWork),
  };
}

type Work = (shell: Page, app: FrameLocator) => Promise<void>;

const works = {
  selectRow: async (_shell, app) => {
    const rows = app.getByRole('rowgroup').last().getByRole('checkbox');
    for (let at = 0; at < REPEATS; at += 1) await rows.nth(at).click();
  },
  selectPage: async (_shell, app) => {
    const page = app.getByRole('checkbox', { name: 'Select all users on this page' });
    for (let at = 0; at < REPEATS; at += 1) await page.click();
  },
  walkRows: async (shell, app) => {
    await app.getByRole('row').nth(1).focus();
    for (let at = 1; at < ROWS; at += 1) await shell.keyboard.press('ArrowDown');
    await shell.keyboard.press('Home');
  },
  expandRow: async (shell) => {
    for (let at = 0; at < REPEATS; at += 1) {
      await shell.keyboard.press('ArrowRight');
      await shell.keyboard.press('ArrowLeft');
    }
  },
  resizeColumn: async (shell, app) => {
    const header = await app.getByRole('columnheader', { name: 'E-mail' }).boundingBox();
    if (header === null) throw new Error('The table has no such column');
    const [x, y] = [header.x + header.width - 3, header.y + header.height / 2];
    await shell.mouse.move(x, y);
    await shell.mouse.down();
    await shell.mouse.move(x + 200, y, { steps: 2 * REPEATS });
    await shell.mouse.up();
  },
  scroll: async (shell) => {
    for (let at = 0; at < REPEATS; at += 1) await shell.mouse.wheel(0, 300);
  },
} as const satisfies Record<string, Work>;

async function measureWork(shell: Page, url: string) {
  const app = await openUsers(shell, `${url}users?size=${ROWS}`);
  await watchTasks(app);
  const longest: Record<string, number> = {};
  for (const [name, work] of Object.entries(works)) {
    await work(shell, app);
    longest[name] = await longestTask(app);
  }
  const value = Math.max(...Object.values(longest));
  return { value, ok: value <= TARGET_MS, context: { rows: ROWS, longest } };
}

declare global {
  /** Of the page: milliseconds of each. */
  var longTasks: number[];
}

/** Chromium tells tasks of 50 ms and more (developer.mozilla.org/en-US/docs/Web/API/PerformanceLongTaskTiming, 2026-11-22); shorter ones count as none. */
async function watchTasks(app: FrameLocator): Promise<void> {
  await app.locator('body').evaluate(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** Returns the longest task since the one before was asked for, in milliseconds; 0: none was long. */
function longestTask(app: FrameLocator): Promise<number> {
  return app.locator('body').evaluate(async () => {
    // What the last input began is done, and told.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return Math.round(Math.max(0, ...globalThis.longTasks.splice(0)));
  });
}
