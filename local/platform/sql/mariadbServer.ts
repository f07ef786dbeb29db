// A MariaDB of one's own, reached over a unix socket: for a test in a temporary directory, or in one that is kept.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';

const SERVER = findProgram(['/usr/sbin/mariadbd', '/usr/libexec/mariadbd', '/usr/local/bin/mariadbd']);
const INSTALLER = findProgram(['/usr/bin/mariadb-install-db', '/usr/local/bin/mariadb-install-db']);

/** Null when MariaDB is here; otherwise why it is not. */
export const mariadbMissing: string | null =
  SERVER === null || INSTALLER === null ? 'mariadbd is not installed (Debian: mariadb-server)' : null;

export interface MariadbServer {
  /** Names a database, whether or not it exists yet. */
  url(database: string): string;
  stop(): Promise<void>;
}

// What is kept is large, and in memory as a real server would have it, from the start: read page by page from a cold
// disk, a list of users that takes 20 ms once took 5 s (2026-11-22).
const LARGE = ['--innodb-buffer-pool-size=512M', '--innodb-buffer-pool-dump-pct=100'];

/** `keptIn`: a directory whose databases stay; null: one that goes with the server. */
export async function startMariadb(keptIn: string | null = null): Promise<MariadbServer> {
  if (SERVER === null || INSTALLER === null) throw new Error(mariadbMissing ?? '');
  const directory = keptIn ?? mkdtempSync(path.join(os.tmpdir(), 'test-mariadb-'));
  const dataDir = path.join(directory, 'data');
  const socket = path.join(directory, 'socket');
  // The server refuses to run as root unless told so by name.
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  if (!existsSync(dataDir)) {
    const access = ['--auth-root-authentication-method=normal', '--skip-test-db'];
    execFileSync(INSTALLER, ['--no-defaults', `--datadir=${dataDir}`, ...access, ...user], { stdio: 'pipe' });
  }
  const server = spawn(
    SERVER,
    [
      '--no-defaults',
      `--datadir=${dataDir}`,
      `--socket=${socket}`,
      '--skip-networking',
      '--innodb-flush-log-at-trx-commit=0',
      ...(keptIn === null ? ['--innodb-buffer-pool-size=64M'] : LARGE),
      ...user,
    ],
    { stdio: 'ignore' },
  );
  await untilReachable(socket, server);
  return {
    url: (database) => `mysql://root@localhost/${database}?socketPath=${encodeURIComponent(socket)}`,
    stop: async () => {
      const ended = new Promise((resolve) => {
        server.once('exit', resolve);
      });
      server.kill();
      await ended;
      if (keptIn === null) rmSync(directory, { recursive: true, force: true });
    },
  };
}

const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 50;

/** The server says nothing when it is ready: it is asked until it answers. */
async function untilReachable(socketPath: string, server: ChildProcess): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      const connection = await mysql.createConnection({ socketPath, user: 'root' });
      return await connection.end();
    } catch (error) {
      if (performance.now() > giveUpAt || server.exitCode !== null) {
        throw new Error('MariaDB did not start', { cause: error });
      }
      await new Promise((resolve) => {
        setTimeout(resolve, LOOK_AGAIN_MS);
      });
    }
  }
}

function findProgram(candidates: readonly string[]): string | null {
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}
