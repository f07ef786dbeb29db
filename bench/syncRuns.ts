// Runs the sync command as anybody would, in processes of its own, and keeps each report: several figures are read
// from one run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type MariadbSync, syncIntoMariadb } from './mariadbSync';

const verified = z.object({
  equal: z.boolean(),
  compared: z.record(z.string(), z.number()),
  differing: z.record(z.string(), z.number()),
  first: z.array(z.unknown()),
});

const report = z.object({
  outcome: z.string(),
  users: z.number(),
  apiCalls: z.object({ total: z.number() }),
  minimalApiCalls: z.number(),
  rowsWritten: z.number(),
  sqlStatements: z.number(),
  seconds: z.number(),
  clockSeconds: z.number(),
  storeMb: z.number(),
  rssPeakMb: z.number(),
  verify: verified.optional(),
});

const fullReport = report.extend({ again: report.optional() });

export type SyncReport = z.infer<typeof fullReport>;

export interface SyncRuns {
  /** Runs once for each set of flags. */
  sync(flags: readonly string[]): Promise<SyncReport>;
  /** Runs once for each number of users. */
  intoMariadb(users: number): Promise<MariadbSync>;
}

const ROOT = path.resolve(import.meta.dirname, '..');

export function createSyncRuns(): SyncRuns {
  const runs = new Map<string, Promise<SyncReport>>();
  const mariadbRuns = new Map<number, Promise<MariadbSync>>();
  return {
    sync(flags) {
      const name = flags.join(' ');
      const run = runs.get(name) ?? runSync(flags);
      runs.set(name, run);
      return run;
    },
    intoMariadb(users) {
      const run = mariadbRuns.get(users) ?? syncIntoMariadb(users);
      mariadbRuns.set(users, run);
      return run;
    },
  };
}

async function runSync(flags: readonly string[]): Promise<SyncReport> {
  const args = ['--import', 'tsx', 'local/cli.ts', 'sync', '--json', ...flags];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  // An unequal or partial sync ends with 1 and still reports.
  if (output === '')
    throw new Error(`sync ${flags.join(' ')} reported nothing and ended with ${child.exitCode}`);
  return fullReport.parse(JSON.parse(output));
}
