import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformClock } from '../../local/platform/clock';
import { timeLimitSeconds } from '../../local/platform/functions';
import type { Platform } from '../../local/platform/platform';
import { WorkerPool } from '../../local/platform/workerPool';
import type { RunMessage } from '../../local/platform/worker/protocol';
import { COLLEAGUE, OPERATOR, startSuitePlatform, suiteApp } from '../support/suitePlatform';

describe('functions', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startSuitePlatform();
  });
  afterAll(() => platform.stop());

  it('sees nothing of the host environment', async () => {
    expect(await suiteApp(platform).behave('environment')).toEqual(['TZ']);
  });

  it('follows the clock of the platform', async () => {
    await platform.clock.advanceBy(30 * 86_400_000);

    const seen = (await suiteApp(platform).behave('now')) as {
      now: number;
      constructed: number;
      isDate: boolean;
    };

    expect(Math.abs(seen.now - platform.clock.now())).toBeLessThan(5_000);
    expect(seen.constructed).toBeGreaterThanOrEqual(seen.now);
    expect(seen.isDate).toBe(true);
  });

  it('refuses what a finished invocation still wants to do', async () => {
    await suiteApp(platform).behave('linger');

    expect(await suiteApp(platform).behave('lingered')).toEqual({ refusals: 1, stored: null });
  });

  it('passes a thrown error on as the bridge would', async () => {
    await expect(platform.invoke('fail', {})).rejects.toMatchObject({
      name: 'TypeError',
      message: 'as asked',
    });
    await expect(platform.invoke('unknown', {})).rejects.toThrow("Resolver has no definition for 'unknown'.");
  });

  it('turns an undefined result into an empty object', async () => {
    expect(await platform.invoke('nothing', {})).toEqual({});
  });

  it('tells the function who acts, where, and in which time zone', async () => {
    expect(await platform.invoke('context', {}, COLLEAGUE.accountId)).toMatchObject({
      context: {
        accountId: COLLEAGUE.accountId,
        timezone: OPERATOR.timeZone,
        locale: 'de_DE',
        license: { active: true },
        extension: { type: 'jira:adminPage' },
      },
    });
  });

  it('asks Jira as the acting user', async () => {
    expect(await suiteApp(platform).port('permissions', 'isJiraAdmin')).toBe(true);
    const answer = await platform.invoke(
      'port',
      { port: 'permissions', method: 'isJiraAdmin', args: [] },
      COLLEAGUE.accountId,
    );
    expect(answer).toEqual({ value: false });
  });

  it('says so when Jira does not know the acting user', async () => {
    const call = { port: 'permissions', method: 'isJiraAdmin', args: [] };

    expect(await platform.invoke('port', call, 'nobody-knows')).toMatchObject({
      error: { code: 'access-denied', detail: { reason: 'not-signed-in' } },
    });
  });

  it('fails loudly at what it does not model', async () => {
    await platform.invoke('unmodelled', {});

    expect(platform.figures().limitsHit).toContainEqual(
      'Not modelled by the local platform: fpp confluence GET /wiki',
    );
  });
});

describe('workers', () => {
  it('uses a warm worker again, unless every start is cold', async () => {
    for (const [cold, warmth] of [
      [false, [0, 1]],
      [true, [0, 0]],
    ] as const) {
      const platform = await startSuitePlatform({ cold });
      const app = suiteApp(platform);

      expect([await app.behave('warmth'), await app.behave('warmth')]).toEqual(warmth);

      await platform.stop();
    }
  });

  it('ends a function that overruns its time', async () => {
    const pool = new WorkerPool({
      code: "require('node:worker_threads').parentPort.on('message', () => { for (;;); });",
      setup: { bundleDir: '', clockOffset: new PlatformClock().shared, variables: {} },
      memoryMb: 64,
      most: 1,
      cold: false,
      onCall: () => Promise.reject(new Error('no call expected')),
      onLog: () => undefined,
    });
    const message: RunMessage = {
      kind: 'run',
      invocationId: 'i',
      handler: 'index.x',
      body: null,
      context: null,
      runtime: {},
      timeLimitMs: 100,
    };

    const outcomes = await Promise.all([pool.run(message), pool.run(message)]);

    expect(outcomes).toEqual([
      { success: false, error: { name: 'FUNCTION_TIME_OUT', message: 'Function timed out after 0.1 s' } },
      { success: false, error: { name: 'FUNCTION_TIME_OUT', message: 'Function timed out after 0.1 s' } },
    ]);
    await pool.stop();
  });

  it.each([
    ['jira:adminPage', 900, 25],
    ['trigger', undefined, 25],
    ['webtrigger', undefined, 55],
    ['consumer', undefined, 55],
    ['consumer', 900, 900],
    ['scheduledTrigger', 5_000, 900],
  ])('gives a %s with timeoutSeconds %s the time %s s', (moduleType, timeoutSeconds, seconds) => {
    expect(timeLimitSeconds(moduleType, timeoutSeconds)).toBe(seconds);
  });
});
