import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import type { Platform } from '../../local/platform/platform';
import { mariadbMissing, startMariadb, type MariadbServer } from '../../local/platform/sql/mariadbServer';
import { startSuitePlatform, suiteApp } from '../support/suitePlatform';
import { keyValueSuite } from './keyValueSuite';
import { sqlSuite } from './sqlSuite';

if (mariadbMissing !== null && process.env['CI'] !== undefined) throw new Error(mariadbMissing);

function suites(): void {
  let server: MariadbServer;
  let platform: Platform;
  beforeAll(async () => {
    server = await startMariadb();
    platform = await startSuitePlatform({ sql: { kind: 'mariadb', url: server.url('suite') } });
  }, 30_000);
  afterAll(async () => {
    await platform.stop();
    await server.stop();
  });

  // Rates are Forge's, and per minute: each test has its own.
  beforeEach(() => platform.clock.advanceBy(60_000));

  const app = (): ReturnType<typeof suiteApp> => suiteApp(platform);
  describe('Sql', () => sqlSuite(app));
  describe('KeyValue', () => keyValueSuite(app));
}

if (mariadbMissing === null) describe('on the local platform with MariaDB', suites);
else it.skip(`MariaDB suites left out: ${mariadbMissing}`, suites);
