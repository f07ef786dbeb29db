// How much JavaScript a browser must fetch before the first page is shown.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { APP_DIR, buildPageIfStale } from '../local/commands/build';
import type { Figure } from './figure';

const ASSETS = path.join(APP_DIR, 'static/admin/dist/assets');
const MOST_KB = 350;
const BYTES_PER_KB = 1_000;

export const initialJavaScript: Figure = {
  name: 'initial-javascript-gzipped',
  unit: 'kB',
  target: `≤ ${MOST_KB}`,
  async measure() {
    await buildPageIfStale();
    const sizes = initialFiles().map((file) => ({ file, kB: gzippedKb(file) }));
    const value = Math.round(sizes.reduce((sum, { kB }) => sum + kB, 0));
    const largest = sizes.toSorted((a, b) => b.kB - a.kB).slice(0, 3);
    return { value, ok: value <= MOST_KB, context: { files: sizes.length, largest } };
  },
};

/** The entry, and all that it names: it loads the first page's parts itself, and that page names the later ones. */
function initialFiles(): string[] {
  const html = readFileSync(path.join(ASSETS, '../index.html'), 'utf8');
  const entry = /src="\.\/assets\/([^"]+\.js)"/.exec(html)?.[1];
  if (entry === undefined) throw new Error('The built page has no entry');
  const text = readFileSync(path.join(ASSETS, entry), 'utf8');
  return [entry, ...readdirSync(ASSETS).filter((file) => file.endsWith('.js') && text.includes(`./${file}`))];
}

function gzippedKb(file: string): number {
  return gzipSync(readFileSync(path.join(ASSETS, file))).length / BYTES_PER_KB;
}
