// The admin page in a browser, watched: what the browser complains about, what axe finds. SLOW=800 lets each question
// of the page wait up to so many milliseconds, so that answers come late and in another order.
import axeCore from 'axe-core';
import type { Browser, FrameLocator, Page } from 'playwright-core';

// Chromium says it of every frame with the sandbox that Forge itself sets.
const EXPECTED_COMPLAINT = /allow-scripts and allow-same-origin/;

export interface OpenedPage {
  /** The shell, which stands for Jira. */
  readonly shell: Page;
  /** The app's own page inside it. */
  readonly app: FrameLocator;
  /** Errors, warnings and breaches of the content security policy, since the page was opened. */
  complaints(): string[];
  /** Returns what axe finds wrong in the app's own page. */
  accessibilityBreaches(): Promise<string[]>;
}

export async function openPage(browser: Browser, url: string): Promise<OpenedPage> {
  const shell = await browser.newPage({ viewport: { width: 1100, height: 720 } });
  const complaints: string[] = [];
  shell.on('console', (message) => {
    const isComplaint = ['error', 'warning'].includes(message.type());
    if (isComplaint && !EXPECTED_COMPLAINT.test(message.text())) complaints.push(message.text());
  });
  shell.on('pageerror', (error) => complaints.push(error.message));
  await slowDown(shell, Number(process.env['SLOW'] ?? 0));
  await shell.goto(url);
  return {
    shell,
    app: shell.frameLocator('iframe[title="User management and licenses"]'),
    complaints: () => complaints,
    accessibilityBreaches: () => runAxe(shell),
  };
}

async function slowDown(shell: Page, mostMs: number): Promise<void> {
  if (mostMs === 0) return;
  let asked = 0;
  await shell.route('**', async (route) => {
    asked += 1;
    // Multiples of the golden ratio spread evenly, and are the same in every run.
    const share = (asked * 0.618034) % 1;
    if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, share * mostMs));
    // Whoever has left the page meanwhile waits for no answer.
    await route.continue().catch(() => {});
  });
}

async function runAxe(shell: Page): Promise<string[]> {
  const frame = shell.frames().find((candidate) => candidate.parentFrame() !== null);
  if (frame === undefined) throw new Error('The shell embeds no page');
  await frame.evaluate(axeCore.source);
  return frame.evaluate(async () => {
    // A colour on its way is in nobody's palette.
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((one) => one.finished));
    // What the script above has just defined.
    const { axe } = globalThis as unknown as { axe: typeof axeCore };
    // What is pointed at says what it is wherever that finds room, in no region of the page.
    const { violations } = await axe.run({
      exclude: ['.atlaskit-portal-container:has([role="tooltip"])'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
