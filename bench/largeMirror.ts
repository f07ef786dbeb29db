// A mirror of a large organization, filled by one real sync and kept for the next time: the sync takes minutes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followSync } from '../local/commands/followSync';
import { type Host, startHost } from '../local/commands/host';
import { createProgress } from '../local/commands/progress';
import { startMariadb } from '../local/platform/sql/mariadbServer';

export type Engine = 'libsql' | 'mariadb';

const COMPANY = { users: 100_000, seed: 1, model: 'centralized' } as const;

/** Runs the work on the app over the mirror; nothing is counted yet. */
export async function withLargeMirror<Result>(
  engine: Engine,
  work: (host: Host) => Promise<Result>,
  { serveUi } = { serveUi: false },
): Promise<Result> {
  const directory = keptDirectory(engine);
  mkdirSync(directory, { recursive: true });
  const server = engine === 'mariadb' ? await startMariadb(directory) : null;
  try {
    const host = await startHost(
      { kind: 'simulated', ...COMPANY, latencyMs: 0, ratePerMinute: null },
      {
        dataDir: path.join(directory, 'platform'),
        port: 0,
        serveUi,
        mariadbUrl: server?.url('mirror') ?? null,
        movesClock: false,
      },
    );
    try {
      await fill(host);
      await forgetCounts(host);
      return await work(host);
    } finally {
      await host.close();
    }
  } finally {
    await server?.stop();
  }
}

async function fill(host: Host): Promise<void> {
  const latest = await host.app.sync();
  if (latest?.outcome === 'complete') return;
  const { run } = await followSync({ ...host, progress: createProgress(process.stderr) });
  if (run.outcome !== 'complete')
    throw new Error(`The large organization was synced ${run.outcome ?? 'not'}`);
}

/** As after a sync: what was counted before, in an earlier run too, is counted anew. */
export async function forgetCounts({ platform }: Host): Promise<void> {
  await platform.sql.run('DELETE FROM counts');
}

/** Another company, engine or form of the tables has another directory. */
function keptDirectory(engine: Engine): string {
  const hash = createHash('sha256');
  for (const name of ['tables.ts', 'workTables.ts', 'laterTables.ts']) {
    hash.update(readFileSync(path.resolve(import.meta.dirname, '../src/store', name)));
  }
  const form = hash.digest('hex').slice(0, 8);
  const { users, seed, model } = COMPANY;
  return path.join(tmpdir(), 'user-management-bench', [users, seed, model, engine, form].join('-'));
}
