import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { Platform } from '../../local/platform/platform';
import { startSuitePlatform, suiteApp } from '../support/suitePlatform';
import { httpSuite, startTestServer, type TestServer } from './httpSuite';
import { keyValueSuite, secretsSuite } from './keyValueSuite';
import { queueSuite } from './queueSuite';
import { sqlSuite } from './sqlSuite';

describe('on the local platform with libsql', () => {
  let server: TestServer;
  let platform: Platform;
  beforeAll(async () => {
    server = await startTestServer();
    platform = await startSuitePlatform({ reroute: { 'https://api.atlassian.com': server.url } });
  });
  afterAll(async () => {
    await platform.stop();
    await server.close();
  });

  // Rates are Forge's, and per minute: each test has its own.
  beforeEach(() => platform.clock.advanceBy(60_000));

  const app = (): ReturnType<typeof suiteApp> => suiteApp(platform);
  describe('Sql', () => sqlSuite(app));
  describe('KeyValue', () => keyValueSuite(app));
  describe('Secrets', () => secretsSuite(app));
  describe('Queue', () => queueSuite(() => platform));
  describe('Http', () => httpSuite(app));
});
