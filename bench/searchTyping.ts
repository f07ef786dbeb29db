// How long an admin of a large organization waits for a search: from the last letter to the painted rows, in a real
// Chromium. Every search is one that nobody made before: nothing is kept of it.
import { setTimeout as wait } from 'node:timers/promises';
import type { FrameLocator } from 'playwright-core';
import { launchChromium, NO_BROWSER } from '../local/chromium';
import { buildPageIfStale } from '../local/commands/build';
import type { Host } from '../local/commands/host';
import type { Figure } from './figure';
import { type Engine, withLargeMirror } from './largeMirror';
import { openUsers } from './pageChanges';
import { byDuration, quantile, type Timed } from './timedCalls';

const TARGET_MS = 400;

// The last letter decides how many are found: from thousands to nobody.
const TEXTS = [
  'an ma son er li example ol ri anna maria smith garcia nguyen wilson haddad rossi lucía øst çelik müller'.split(
    ' ',
  ),
  [
    'anna s',
    'maria g',
    'emma y',
    'paul d',
    '.1',
    '.22',
    '.333',
    '.4444',
    '@mail',
    '@cont',
    'nobody at all',
    '%_',
  ],
].flat();

// Nobody types faster than somebody reads; no search waits for Forge's limit of statements.
const PAUSE_MS = 300;

export function searchTyping(engine: Engine): Figure {
  return {
    name: `search-typing-100000-${engine}`,
    unit: 'ms',
    target: `p95 ≤ ${TARGET_MS}`,
    async measure() {
      await buildPageIfStale();
      return withLargeMirror(engine, measureSearches, { serveUi: true });
    },
  };
}

async function measureSearches({ platform }: Host) {
  const browser = await launchChromium();
  if (browser === null) throw new Error(NO_BROWSER);
  try {
    const shell = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const app = await openUsers(shell, `${platform.adminUrl}users`);
    const times: Timed[] = [];
    for (const text of TEXTS) {
      await wait(PAUSE_MS);
      times.push({ name: text, ms: await search(app, text) });
    }
    const sorted = times.toSorted(byDuration);
    const value = quantile(sorted, 0.95);
    return {
      value,
      ok: value <= TARGET_MS,
      context: { searches: times.length, p50: quantile(sorted, 0.5), slowest: sorted.slice(-5) },
    };
  } finally {
    await browser.close();
  }
}

/** Returns the milliseconds from the last letter to the frame that shows what was found. */
async function search(app: FrameLocator, text: string): Promise<number> {
  const field = app.getByRole('searchbox');
  await field.fill(text.slice(0, -1));
  return field.evaluate(async (input, typed) => {
    if (!(input instanceof HTMLInputElement)) throw new TypeError('This is no field');
    // React hears of a change only if the value was set past it.
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const startedAt = performance.now();
    value?.set?.call(input, typed);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    // No function gets a name here: the one who runs this file would wrap it into something that the page lacks.
    for (;;) {
      const chips = [...document.querySelectorAll('li button[title]')].map((chip) => chip.textContent);
      const isSaid = chips.some((chip) => chip?.includes(`“${typed}”`));
      if (isSaid && document.querySelector('[aria-busy=true]') === null) break;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    // The frame after next begins when this one is painted.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startedAt;
  }, text);
}
