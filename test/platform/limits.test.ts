import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../local/platform/platform';
import { startTestServer, type TestServer } from '../conformance/httpSuite';
import { startSuitePlatform, suiteApp, type SuiteApp } from '../support/suitePlatform';

const EGRESS_URL = 'https://api.atlassian.com/echo';

describe('limits of Forge', () => {
  let server: TestServer;
  let platform: Platform;
  let app: SuiteApp;
  beforeAll(async () => {
    server = await startTestServer();
    platform = await startSuitePlatform({ reroute: { 'https://api.atlassian.com': server.url } });
    app = suiteApp(platform);
  });
  afterAll(async () => {
    await platform.stop();
    await server.close();
  });
  beforeEach(() => platform.clock.advanceBy(60_000));

  const limitsHit = (): readonly string[] => platform.figures().limitsHit;

  it('refuses the 101st external request of a runtime minute, and says which limit it was', async () => {
    await expect(app.behave('fetch', { url: EGRESS_URL, times: 100 })).resolves.toHaveLength(100);

    await expect(app.behave('fetch', { url: EGRESS_URL, times: 101 })).rejects.toThrow(
      'external requests of one invocation – 100 a runtime minute (limits-invocation',
    );
  });

  it('counts external requests per invocation', async () => {
    const before = platform.figures().externalRequests;

    await Promise.all([
      app.behave('fetch', { url: EGRESS_URL, times: 60 }),
      app.behave('fetch', { url: EGRESS_URL, times: 60 }),
    ]);

    expect(platform.figures().externalRequests - before).toBe(120);
  });

  it('refuses a page request above 500 KB, and an answer above 5 MB', async () => {
    await expect(platform.invoke('nothing', { text: 'x'.repeat(500 * 1024) })).rejects.toThrow(
      'front-end request payload',
    );
    await expect(platform.invoke('behave', { as: 'answer', times: 5 * 1024 * 1024 })).rejects.toThrow(
      'front-end response payload',
    );
  });

  it('refuses the 151st statement of a second; the port waits the second out', async () => {
    const statements = Promise.all(
      Array.from({ length: 160 }, () => app.port('sql', 'select', 'SELECT 1 AS one')),
    );

    await expect(statements).resolves.toHaveLength(160);
    expect(limitsHit()).toContainEqual(expect.stringContaining('SQL statements – 150 a second'));
  });

  it('refuses the 26th statement of a minute on the DDL endpoint', async () => {
    const definitions = Array.from(
      { length: 25 },
      (_none, at) => `CREATE TABLE IF NOT EXISTS ddl_${at} (a INT)`,
    );
    for (const definition of definitions) await app.storage('definition', definition);

    await expect(app.storage('definition', 'DROP TABLE ddl_0')).rejects.toMatchObject({
      code: 'RATE_LIMIT_EXCEEDED',
    });
  });

  it('refuses an SQL request above 1 MiB', async () => {
    await expect(app.behave('largeStatement', { times: 1024 * 1024 })).rejects.toMatchObject({
      code: 'SQL_EXECUTION_ERROR',
    });
    expect(limitsHit()).toContainEqual(expect.stringContaining('SQL request'));
  });

  it('refuses more than 1,000 KVS requests a second', async () => {
    await expect(app.behave('manyReads', { times: 1_001 })).rejects.toMatchObject({
      code: 'RATE_LIMIT_EXCEEDED',
    });
  });

  it('loses log lines after the hundredth of a runtime minute', async () => {
    await app.behave('log', { times: 120 });

    const lines = platform.figures().logs.filter(({ text }) => text.startsWith('line '));
    expect(lines).toHaveLength(100);
    expect(limitsHit()).toContainEqual(expect.stringContaining('log lines'));
  });

  it('ends a function that holds too much memory, and goes on', async () => {
    await expect(platform.invoke('behave', { as: 'overflow' })).rejects.toMatchObject({
      name: 'FUNCTION_OUT_OF_MEMORY',
    });

    await expect(app.behave('now')).resolves.toMatchObject({ isDate: true });
  });

  it('refuses more than 1,200 calls of one user in a minute', async () => {
    const calls = Array.from({ length: 1_201 }, () => platform.invoke('nothing', {}));

    const refused = (await Promise.allSettled(calls)).filter(({ status }) => status === 'rejected');

    expect(refused).toEqual([
      expect.objectContaining({ reason: expect.objectContaining({ name: 'RATE_LIMIT_EXCEEDED' }) }),
    ]);
  });
});
