// What every Queue must keep, called through @forge/events inside a worker.
import { expect, it } from 'vitest';
import type { Platform } from '../../local/platform/platform';
import { suiteApp } from '../support/suitePlatform';

interface Note {
  readonly eventId: string;
  readonly retryCount: number;
  readonly at: number;
}

/** Returns the notes that the consumer left, in the order of their delivery. */
export async function deliveries(platform: Platform, jobId: string): Promise<Note[]> {
  const page = (await suiteApp(platform).storage('prefix', `work:${jobId}:`, 100)) as {
    results: { value: Note }[];
  };
  return page.results.map(({ value }) => value).sort((left, right) => left.at - right.at);
}

export function queueSuite(getPlatform: () => Platform): void {
  const push = (jobId: string, delaySeconds?: number): Promise<unknown> =>
    suiteApp(getPlatform()).port(
      'queue',
      'push',
      { jobId },
      ...(delaySeconds === undefined ? [] : [delaySeconds]),
    );

  it('delivers what was pushed', async () => {
    await push('plain');
    await getPlatform().onIdle();

    expect(await deliveries(getPlatform(), 'plain')).toHaveLength(1);
  });

  it('delivers after the delay, not before', async () => {
    const platform = getPlatform();
    await push('later', 600);
    await platform.onIdle();
    expect(await deliveries(platform, 'later')).toEqual([]);

    await platform.clock.advanceBy(600_000);
    await platform.onIdle();

    expect(await deliveries(platform, 'later')).toHaveLength(1);
  });

  it('refuses a delay above 900 seconds', async () => {
    await expect(push('too-late', 901)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('delivers again what the consumer threw at', async () => {
    const platform = getPlatform();
    await push('throws-once');
    await platform.onIdle();
    await platform.clock.advanceBy(1000);
    await platform.onIdle();

    const notes = await deliveries(platform, 'throws-once');
    expect(notes.map(({ retryCount }) => retryCount)).toEqual([0, 1]);
    expect(new Set(notes.map(({ eventId }) => eventId)).size).toBe(1);
  });

  it('delivers again when the consumer asks for it', async () => {
    const platform = getPlatform();
    await push('asks-once');
    await platform.onIdle();
    await platform.clock.advanceBy(59_000);
    await platform.onIdle();
    expect(await deliveries(platform, 'asks-once')).toHaveLength(1);

    await platform.clock.advanceBy(1000);
    await platform.onIdle();

    expect(await deliveries(platform, 'asks-once')).toHaveLength(2);
  });

  it('counts what became of a push', async () => {
    const platform = getPlatform();
    const pushed = (await platform.invoke('push', [
      { body: { jobId: 'counted' } },
      { body: { jobId: 'counted' }, delayInSeconds: 60 },
    ])) as { value: { jobId: string } };
    await platform.onIdle();

    expect(await platform.invoke('job-stats', pushed.value)).toEqual({
      success: 1,
      inProgress: 1,
      failed: 0,
    });
  });
}
