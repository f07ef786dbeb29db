// One sync of a large organization into an empty MariaDB, and what the server says of its statements.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { followSync } from '../local/commands/followSync';
import { startHost } from '../local/commands/host';
import { createProgress } from '../local/commands/progress';
import { startMariadb, type MariadbServer } from '../local/platform/sql/mariadbServer';
import { storeBytes } from '../local/verify/storeSize';
import { type LoggedStatement, readStatementLog, startStatementLog } from './statementLog';

export interface MariadbSync {
  readonly outcome: string | null;
  readonly seconds: number;
  readonly storeMb: number;
  readonly statements: number;
  readonly slowest: LoggedStatement;
  readonly largest: LoggedStatement;
}

export async function syncIntoMariadb(users: number): Promise<MariadbSync> {
  const directory = mkdtempSync(path.join(tmpdir(), 'user-management-bench-'));
  const server = await startMariadb();
  try {
    return await measure(users, { directory, server });
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measure(
  users: number,
  { directory, server }: { readonly directory: string; readonly server: MariadbServer },
): Promise<MariadbSync> {
  const file = path.join(directory, 'statements.log');
  const log = await startStatementLog(server.url('mirror'), file);
  const host = await startHost(
    { kind: 'simulated', users, seed: 1, model: 'centralized', latencyMs: 0, ratePerMinute: null },
    {
      dataDir: path.join(directory, 'platform'),
      port: 0,
      serveUi: false,
      mariadbUrl: server.url('mirror'),
      movesClock: false,
    },
  );
  try {
    const { run, seconds } = await followSync({ ...host, progress: createProgress(process.stderr) });
    await log.stop();
    const bytes = await storeBytes(
      async (statement) => (await host.platform.sql.run(statement)).rows,
      'mariadb',
    );
    const storeMb = Math.round(bytes / 1_000_000);
    return { outcome: run.outcome, seconds, storeMb, ...(await heaviest(file)) };
  } finally {
    await host.close();
  }
}

async function heaviest(file: string): Promise<Pick<MariadbSync, 'statements' | 'slowest' | 'largest'>> {
  let slowest: LoggedStatement = { seconds: 0, rows: 0, text: '' };
  let largest = slowest;
  let statements = 0;
  for await (const statement of readStatementLog(file)) {
    statements += 1;
    if (statement.seconds > slowest.seconds) slowest = statement;
    if (statement.rows > largest.rows) largest = statement;
  }
  return { statements, slowest, largest };
}
