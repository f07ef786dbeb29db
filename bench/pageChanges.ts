// How long an admin waits for the next page of users: from the click to the painted rows, in a real Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FrameLocator, Page } from 'playwright-core';
import { launchChromium, NO_BROWSER } from '../local/chromium';
import { buildPageIfStale } from '../local/commands/build';
import { followSync } from '../local/commands/followSync';
import { startHost } from '../local/commands/host';
import { createProgress } from '../local/commands/progress';
import type { Figure } from './figure';

const TARGET_MS = 300;
const COMPANY = { users: 10_000, seed: 1, model: 'centralized' } as const;
const CHANGES = 60;

// Forge allows 150 statements a second (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01): nobody turns
// pages faster than this, and no change waits for the limit.
const PAUSE_MS = 200;

export function pageChanges(): Figure {
  return {
    name: 'page-change-10000',
    unit: 'ms',
    target: `p95 ≤ ${TARGET_MS}`,
    measure: () => withAdminPage(measureChanges),
  };
}

export async function withAdminPage<Result>(
  work: (shell: Page, url: string) => Promise<Result>,
): Promise<Result> {
  const browser = await launchChromium();
  if (browser === null) throw new Error(NO_BROWSER);
  try {
    const shell = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    return await withMirror((url) => work(shell, url));
  } finally {
    await browser.close();
  }
}

async function withMirror<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  await buildPageIfStale();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'page-changes-'));
  const host = await startHost(
    { kind: 'simulated', ...COMPANY, latencyMs: 0, ratePerMinute: null },
    { dataDir, port: 0, serveUi: true, mariadbUrl: null, movesClock: false },
  );
  try {
    const { run } = await followSync({ ...host, progress: createProgress(process.stderr) });
    if (run.outcome !== 'complete') throw new Error(`The organization was synced ${run.outcome ?? 'not'}`);
    return await work(host.platform.adminUrl);
  } finally {
    await host.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function measureChanges(shell: Page, url: string) {
  const byPageSize = [];
  for (const pageSize of [25, 100]) {
    const app = await openUsers(shell, `${url}users?size=${pageSize}`);
    const times: number[] = [];
    for (let change = 0; change < CHANGES; change += 1) {
      await wait(PAUSE_MS);
      times.push(await turnPage(app));
    }
    times.sort((a, b) => a - b);
    byPageSize.push({
      pageSize,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      worst: quantile(times, 1),
    });
  }
  const value = byPageSize[0]?.p95 ?? 0;
  return { value, ok: value <= TARGET_MS, context: { users: COMPANY.users, changes: CHANGES, byPageSize } };
}

export async function openUsers(shell: Page, url: string): Promise<FrameLocator> {
  await shell.goto(url);
  const app = shell.frameLocator('iframe');
  await app.getByRole('rowheader').first().waitFor();
  return app;
}

/** Returns the milliseconds from the click on “Next” to the frame that shows the rows. */
function turnPage(app: FrameLocator): Promise<number> {
  return app.getByRole('button', { name: 'Next', exact: true }).evaluate(async (next) => {
    const before = document.querySelector('button[aria-current]')?.textContent;
    const startedAt = performance.now();
    if (next instanceof HTMLElement) next.click();
    while (
      document.querySelector('button[aria-current]')?.textContent === before ||
      document.querySelector('table')?.ariaBusy === 'true'
    ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    // The frame after next begins when this one is painted.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startedAt;
  });
}

function quantile(sorted: readonly number[], share: number): number {
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round(sorted[at] ?? 0);
}
