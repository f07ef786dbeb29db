// A real browser, for journeys and figures: the one named, the one installed, or the one that a package carries.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

// Containers run as root, where Chromium's own sandbox does not start; it opens pages of this machine only.
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

export const NO_BROWSER = 'no Chromium here: install one, or name it in CHROMIUM_PATH';

/** Returns null where there is no browser to start. `further`: arguments beside those that every browser here gets. */
export async function launchChromium(further: readonly string[] = []): Promise<Browser | null> {
  const named = process.env['CHROMIUM_PATH'] ?? findInstalled();
  const args = [...ARGS, ...further];
  if (named !== null) return chromium.launch({ executablePath: named, args });
  // The package carries a browser for one kind of machine.
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...args],
  });
}

function findInstalled(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path)) ?? null;
}
