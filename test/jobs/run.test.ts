import { describe, expect, test } from 'vitest';
import { KeyRejected, RateLimited, Unavailable } from '../../src/domain/errors';
import type { Burst } from '../../src/jobs/burst';
import { anyKind, type Failure, type JobKind, type StepResult } from '../../src/jobs/job';
import { runJob } from '../../src/jobs/run';
import { resumeIdleJobs, startJob } from '../../src/jobs/start';
import type { QueueMessage } from '../../src/ports';
import { findJob } from '../../src/store/jobs';
import { createMemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';

const START = Date.UTC(2026, 10, 22, 9);
type Step = (state: number, burst: Burst) => StepResult<number> | Promise<StepResult<number>>;

/** A host whose queue is a list, and a job whose state is a number. */
function createHost(step: Step) {
  const clock = { at: START };
  const pushed: { message: QueueMessage; delaySeconds: number }[] = [];
  const failures: Failure[] = [];
  const waits: number[] = [];
  let idCount = 0;
  const ports = {
    clock: { now: () => clock.at, sleep: async () => undefined },
    ids: { newId: () => `id-${(idCount += 1)}` },
    log: createRecordedLog(),
    sql: createMemorySql(),
    queue: {
      push: async (message: QueueMessage, delaySeconds = 0) => {
        pushed.push({ message, delaySeconds });
      },
    },
  };
  const kind: JobKind<number> = {
    kind: 'count',
    decode: (text) => (text.startsWith('v1 ') ? Number(text.slice(3)) : null),
    encode: (state) => `v1 ${state}`,
    fresh: () => 0,
    step: async (state, burst) => step(state, burst),
    interrupted: async (state, _burst, { resumeAt }) => {
      host.whenWaiting();
      waits.push(resumeAt);
      return state;
    },
    failed: async (_state, _burst, failure) => {
      failures.push(failure);
      host.whenFailed();
    },
  };
  const job = { jobId: 'job-1', kind: 'count', activeKey: 'count', state: 'v1 0' };
  const host = {
    whenWaiting: (): void => undefined,
    whenFailed: (): void => undefined,
    clock,
    pushed,
    failures,
    waits,
    ports,
    start: (jobId = 'job-1') => startJob(ports, { ...job, jobId }, async () => undefined),
    run: () => runJob(ports, { count: () => anyKind(kind) }, 'job-1'),
    job: () => findJob(ports.sql, 'job-1'),
  };
  return host;
}

const goOn = (state: number): StepResult<number> => ({ next: 'continue', state });
const upTo =
  (end: number): Step =>
  (state) =>
    state + 1 === end ? { next: 'done', state: state + 1 } : goOn(state + 1);

describe('a job', () => {
  test('is worked on step by step until it is done', async () => {
    const host = createHost(upTo(5));
    await host.start();

    await host.run();

    expect(await host.job()).toMatchObject({ status: 'done', state: 'v1 5', leaseUntil: 0 });
  });

  test('is joined, not started again, while it is unfinished', async () => {
    const host = createHost(upTo(3));

    expect(await host.start('job-1')).toEqual({ jobId: 'job-1', joined: false });
    expect(await host.start('job-2')).toEqual({ jobId: 'job-1', joined: true });
    await host.run();
    expect(await host.start('job-3')).toEqual({ jobId: 'job-3', joined: false });
  });

  test('hands over before Forge would refuse its requests', async () => {
    const host = createHost((state, burst) => {
      for (let i = 0; i < 10; i++) burst.noteCall('search');
      return goOn(state + 1);
    });
    await host.start();

    await host.run();

    const job = await host.job();
    expect(job).toMatchObject({ status: 'ready', leaseUntil: 0, chained: 1 });
    expect(Number(job?.state.slice(3)) * 10).toBeLessThanOrEqual(95);
    expect(host.pushed).toHaveLength(2);
  });

  test('keeps the promise of a next step to who reads ahead', async () => {
    const promises: boolean[] = [];
    const host = createHost((state, burst) => {
      for (let i = 0; i < (state === 0 ? 70 : 16); i++) burst.noteCall('search');
      promises.push(burst.promiseNextStep());
      return goOn(state + 1);
    });
    await host.start();

    await host.run();

    expect(promises).toEqual([true, false]);
    expect((await host.job())?.state).toBe('v1 2');
  });

  test('waits for a rate limit without counting it as a failure', async () => {
    const retryAt = START + 42_500;
    const host = createHost(() => {
      throw new RateLimited(retryAt);
    });
    await host.start();

    await host.run();

    expect(await host.job()).toMatchObject({ status: 'waiting', resumeAt: retryAt, failures: 0 });
    expect(host.pushed.at(-1)).toEqual({ message: { jobId: 'job-1' }, delaySeconds: 43 });
    expect(host.waits).toEqual([retryAt]);
  });

  test('is not taken before its time', async () => {
    let steps = 0;
    const host = createHost((state) => {
      steps += 1;
      return steps === 1 ? { next: 'wait', state, resumeAt: START + 60_000 } : { next: 'done', state };
    });
    await host.start();
    await host.run();

    await host.run();
    expect(steps).toBe(1);
    host.clock.at += 60_000;
    await host.run();
    expect(steps).toBe(2);
  });

  test('backs off when nobody answers, and fails for good in the end', async () => {
    const host = createHost(() => {
      throw new Unavailable('no answer');
    });
    await host.start();

    for (let i = 0; i < 20; i++) {
      await host.run();
      host.clock.at = Math.max(host.clock.at, (await host.job())?.resumeAt ?? 0);
    }

    expect(host.waits.length).toBe(7);
    expect(host.failures.map(({ error }) => error.name)).toEqual(['Unavailable']);
    expect(await host.job()).toMatchObject({ status: 'done' });
  });

  test('is over when people could be told that it failed, and is kept, at longer waits, until then', async () => {
    const timesUntold = 30;
    const host = createHost(() => {
      throw new KeyRejected('401');
    });
    host.whenFailed = () => {
      if (host.failures.length <= timesUntold) throw new Error('nobody listens');
    };
    await host.start();

    const waitsSeconds: number[] = [];
    for (let i = 0; i < timesUntold; i++) {
      await host.run();
      const job = await host.job();
      expect(job).toMatchObject({ status: 'waiting', failures: i + 1 });
      waitsSeconds.push(((job?.resumeAt ?? 0) - host.clock.at) / 1000);
      // A tick in between finds nothing to do.
      await resumeIdleJobs(host.ports);
      await host.run();
      host.clock.at = job?.resumeAt ?? 0;
    }
    await host.run();

    expect(waitsSeconds.slice(0, 8)).toEqual([2, 5, 15, 60, 120, 300, 600, 600]);
    expect(new Set(waitsSeconds.slice(8))).toEqual(new Set([600]));
    expect(host.failures).toHaveLength(timesUntold + 1);
    expect(await host.job()).toMatchObject({ status: 'done' });
    expect(host.ports.log.lines.map(({ message }) => message)).toContain(
      'nobody could be told that a job failed',
    );
  });

  test('fails at once when the key is rejected', async () => {
    const host = createHost(() => {
      throw new KeyRejected('401');
    });
    await host.start();

    await host.run();

    expect(host.waits).toEqual([]);
    expect(host.failures).toHaveLength(1);
  });

  test('forgets its failures once a step succeeds', async () => {
    let calls = 0;
    const host = createHost((state) => {
      calls += 1;
      if (calls % 2 === 1) throw new Unavailable('no answer');
      return calls < 40 ? goOn(state) : { next: 'done', state };
    });
    await host.start();

    for (let i = 0; i < 40; i++) {
      await host.run();
      host.clock.at = Math.max(host.clock.at, (await host.job())?.resumeAt ?? 0);
    }

    expect(host.failures).toEqual([]);
    expect(await host.job()).toMatchObject({ status: 'done' });
  });

  test('that waits between its defects fails for good all the same', async () => {
    let calls = 0;
    const host = createHost((state) => {
      calls += 1;
      if (calls % 2 === 0) throw new TypeError('a defect');
      return { next: 'wait', state, resumeAt: host.clock.at + 1_000 };
    });
    await host.start();

    for (let i = 0; i < 20; i++) {
      await host.run();
      host.clock.at = Math.max(host.clock.at, (await host.job())?.resumeAt ?? 0);
    }

    expect(calls).toBe(6);
    expect(host.failures.map(({ error }) => error.name)).toEqual(['TypeError']);
    expect(await host.job()).toMatchObject({ status: 'done' });
  });

  test('that waits between answers that did not come goes on', async () => {
    let calls = 0;
    const host = createHost((state) => {
      calls += 1;
      if (calls % 2 === 0) throw new Unavailable('no answer');
      return { next: 'wait', state, resumeAt: host.clock.at + 1_000 };
    });
    await host.start();

    for (let i = 0; i < 40; i++) {
      await host.run();
      host.clock.at = Math.max(host.clock.at, (await host.job())?.resumeAt ?? 0);
    }

    expect(host.failures).toEqual([]);
    expect(calls).toBe(40);
  });

  test('counts a failure also where people cannot be told of it', async () => {
    const host = createHost(() => {
      throw new TypeError('a defect');
    });
    host.whenWaiting = () => {
      throw new TypeError('another one');
    };
    await host.start();

    for (let i = 0; i < 5; i++) {
      await host.run().catch(() => undefined);
      host.clock.at += 200_000;
    }

    expect(host.failures).toHaveLength(1);
  });

  test('is worked on by one invocation only, however often its message arrives', async () => {
    let running = 0;
    let most = 0;
    const host = createHost(async (state) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return state < 5 ? goOn(state + 1) : { next: 'done', state };
    });
    await host.start();

    await Promise.all([host.run(), host.run(), host.run()]);

    expect(most).toBe(1);
    expect(await host.job()).toMatchObject({ status: 'done', state: 'v1 5' });
  });

  test('is lost to an invocation whose lease ran out', async () => {
    const host = createHost((state) => {
      host.clock.at += 200_000;
      return goOn(state + 1);
    });
    await host.start();

    await host.run();

    expect((await host.job())?.state).toBe('v1 0');
    expect(host.ports.log.lines.map(({ message }) => message)).toContain('lease lost');
  });

  test('starts anew when a state of another version is found', async () => {
    const host = createHost(upTo(2));
    await host.start();
    await host.ports.sql.change(`UPDATE jobs SET state = 'v9 77'`);

    await host.run();

    expect((await host.job())?.state).toBe('v1 2');
  });

  test('is left to a version that knows its kind', async () => {
    const host = createHost(() => ({ next: 'done', state: 1 }));
    await host.start();

    await runJob(host.ports, {}, 'job-1');
    expect(await host.job()).toMatchObject({ status: 'ready', leaseUntil: 0 });
    await host.run();

    expect(await host.job()).toMatchObject({ status: 'done' });
  });

  test('is found again by the tick when its message was lost', async () => {
    const host = createHost(upTo(2));
    await host.start();
    host.pushed.length = 0;

    expect(await resumeIdleJobs(host.ports)).toBe(1);

    expect(host.pushed).toEqual([{ message: { jobId: 'job-1' }, delaySeconds: 0 }]);
  });
});
