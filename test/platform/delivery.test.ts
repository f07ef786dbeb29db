import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlatformClock } from '../../local/platform/clock';
import type { Platform } from '../../local/platform/platform';
import { deliveries } from '../conformance/queueSuite';
import { startSuitePlatform, suiteApp } from '../support/suitePlatform';

describe('delivery', () => {
  it('delivers every event twice when told to, with one id', async () => {
    const platform = await startSuitePlatform({
      duplicateDeliveries: true,
      clock: new PlatformClock({ autoAdvance: true }),
    });
    const app = suiteApp(platform);

    for (const jobId of ['one', 'two']) await app.port('queue', 'push', { jobId });
    await platform.onIdle();

    for (const jobId of ['one', 'two']) {
      const ids = (await deliveries(platform, jobId)).map(({ eventId }) => eventId);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    }
    await platform.stop();
  });

  it('jumps to the next delayed delivery when nothing runs, and says so first', async () => {
    const clock = new PlatformClock({ autoAdvance: true });
    const moves: number[] = [];
    clock.onMove((_now, byMs) => void moves.push(byMs));
    const platform = await startSuitePlatform({ clock });

    await suiteApp(platform).port('queue', 'push', { jobId: 'far' }, 900);
    await platform.onIdle();

    expect(await deliveries(platform, 'far')).toHaveLength(1);
    expect(moves).toHaveLength(1);
    expect(moves[0]).toBeGreaterThan(890_000);
    await platform.stop();
  });

  it('ends an endless chain at 1,000 pushes', async () => {
    const platform = await startSuitePlatform({ clock: new PlatformClock({ autoAdvance: true }) });

    await suiteApp(platform).port('queue', 'push', { jobId: 'endless-1' });
    await platform.onIdle();

    expect(platform.figures().limitsHit).toContainEqual(expect.stringContaining('cyclic pushes – 1000'));
    expect(platform.figures().invocations).toBeGreaterThan(1_000);
    await platform.stop();
  }, 20_000);

  it('fires scheduled triggers as the clock moves', async () => {
    const platform = await startSuitePlatform({ fireSchedules: true });
    const ticks = async (): Promise<number> => {
      await platform.onIdle();
      const page = (await suiteApp(platform).storage('prefix', 'tick:', 10)) as { results: unknown[] };
      return page.results.length;
    };

    await platform.clock.advanceBy(299_000);
    expect(await ticks()).toBe(0);
    await platform.clock.advanceBy(1_000);
    await platform.clock.advanceBy(300_000);

    expect(await ticks()).toBe(2);
    expect(await platform.fireScheduled('every-five-minutes')).toMatchObject({ success: true });
    expect(await ticks()).toBe(3);
    await platform.stop();
  });
});

describe('after a restart', () => {
  let dataDir: string;
  let platform: Platform;
  beforeEach(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'platform-'));
    platform = await startSuitePlatform({ dataDir });
  });
  afterEach(async () => {
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function restart(): Promise<void> {
    await platform.stop();
    platform = await startSuitePlatform({ dataDir });
  }

  it('keeps rows, values and secrets', async () => {
    await suiteApp(platform).storage('definition', 'CREATE TABLE kept (a INT NOT NULL PRIMARY KEY)');
    await suiteApp(platform).port('sql', 'change', 'INSERT INTO kept (a) VALUES (7)');
    await suiteApp(platform).port('keyValue', 'set', 'kept', [1]);
    await suiteApp(platform).port('secrets', 'set', 'kept', 's');

    await restart();

    expect(await suiteApp(platform).port('sql', 'select', 'SELECT a FROM kept')).toEqual([{ a: 7 }]);
    expect(await suiteApp(platform).port('keyValue', 'get', 'kept')).toEqual([1]);
    expect(await suiteApp(platform).port('secrets', 'get', 'kept')).toBe('s');
  });

  it('lets only the owner read the secrets', async () => {
    await suiteApp(platform).port('secrets', 'set', 'kept', 's');

    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('delivers what was not delivered yet', async () => {
    await suiteApp(platform).port('queue', 'push', { jobId: 'waiting' }, 60);

    await restart();
    await platform.clock.advanceBy(60_000);
    await platform.onIdle();

    expect(await deliveries(platform, 'waiting')).toHaveLength(1);
    expect(platform.figures().queueDepth).toBe(0);
  });

  it('sends the install event once', async () => {
    await platform.install();
    await restart();
    const before = platform.figures().invocations;

    await platform.install();

    expect(platform.figures().invocations).toBe(before);
    expect(await suiteApp(platform).port('keyValue', 'get', 'installed')).toBe('avi:forge:installed:app');
  });
});

describe('times to live', () => {
  it('end on the clock of the platform', async () => {
    const platform = await startSuitePlatform();
    const app = suiteApp(platform);
    await app.storage('setWithOptions', 'short', 1, {
      keyPolicy: 'OVERRIDE',
      ttl: { value: 1, unit: 'HOURS' },
    });
    expect(await app.storage('getWithMetadata', 'short')).toMatchObject({
      value: 1,
      expireTime: expect.any(String),
    });

    await platform.clock.advanceBy(3_600_000);

    expect(await app.port('keyValue', 'get', 'short')).toBeNull();
    await platform.stop();
  });
});
