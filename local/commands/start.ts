// `npm start`: the app on this machine, with a simulated organization or another one, until it is ended.
import path from 'node:path';
import { addresses } from './addresses';
import { APP_DIR, buildPageIfStale } from './build';
import { keptCompany, wipe } from './dataDirectory';
import { untilToldToEnd } from './endSignal';
import { readFlags, toggle } from './flags';
import { untilFinished } from './followSync';
import { type Host, startHost } from './host';
import { createProgress } from './progress';
import { readTarget, targetFlags } from './target';

export const startFlags = {
  ...targetFlags,
  'no-sync': toggle('Starts without the first sync.'),
} as const;

/** Returns when the process was told to end, with its exit code. */
export async function runStart(argv: readonly string[]): Promise<number> {
  const flags = readFlags(startFlags, argv);
  const dataDir = path.resolve(flags.data ?? path.join(APP_DIR, '.local'));
  if (flags.fresh === true) wipe(dataDir);
  const target = readTarget(flags, keptCompany(dataDir));
  await buildPageIfStale();

  const ended = untilToldToEnd();
  const host = await startHost(target, {
    dataDir,
    port: flags.port ?? 0,
    serveUi: true,
    mariadbUrl: flags.mariadb ?? null,
    movesClock: false,
  });
  try {
    const mayStart = flags['no-sync'] !== true && host.access !== null;
    await Promise.race([greet(host, mayStart), ended]);
    await ended;
    return 0;
  } finally {
    await host.close();
  }
}

async function greet(host: Host, mayStart: boolean): Promise<void> {
  console.log(`\n${addresses(host).join('\n')}\n`);
  const { keyState } = await host.app.me();
  if (keyState !== 'alive') {
    console.log('Enter the API key on that page. Ctrl+C ends.');
    return;
  }
  const runId = await syncToFollow(host, mayStart);
  if (runId !== null) {
    const run = await untilFinished({ ...host, progress: createProgress(process.stderr) }, runId);
    console.log(`${run.added} added, ${run.changed} changed, ${run.gone} gone. Ctrl+C ends.`);
  } else {
    console.log('The stored data is shown. Ctrl+C ends.');
  }
}

/** The first sync, or one that a restart interrupted; null when there is nothing to wait for. */
async function syncToFollow(host: Host, mayStart: boolean): Promise<string | null> {
  const latest = await host.app.sync();
  if (latest !== null && latest.status !== 'finished') return latest.runId;
  if (latest === null && mayStart) return (await host.app.startSync()).runId;
  return null;
}
