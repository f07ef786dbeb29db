import { beforeEach, describe, expect, test } from 'vitest';
import { anyKind, type JobKind, type StepResult } from '../../src/jobs/job';
import { runJob } from '../../src/jobs/run';
import { resumeIdleJobs, startJob } from '../../src/jobs/start';
import { claimLane, findJob } from '../../src/store/jobs';
import { createMemorySql, type MemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';
import { PAST_THE_LEASE_MS } from '../support/restingWorld';

const START = Date.UTC(2026, 10, 22, 9);

let sql: MemorySql;
let at: number;
let pushed: { jobId: string; delaySeconds: number }[];
/** Who did a step, in order. */
let steps: string[];

beforeEach(() => {
  sql = createMemorySql();
  at = START;
  pushed = [];
  steps = [];
  return () => sql.close();
});

class Stopped extends Error {}

type Step = (jobId: string, state: number) => StepResult<number>;

const ports = () => ({
  clock: { now: () => at, sleep: async () => undefined },
  ids: { newId: () => `id-${at}-${steps.length}` },
  log: createRecordedLog(),
  sql,
  queue: {
    push: async ({ jobId }: { jobId: string }, delaySeconds = 0) => void pushed.push({ jobId, delaySeconds }),
  },
});

function writer(jobId: string, step: Step): JobKind<number> {
  return {
    kind: 'writer',
    lane: { name: 'mirror', taken: async (state, resumeAt) => ({ next: 'wait', state, resumeAt }) },
    decode: Number,
    encode: String,
    fresh: () => 0,
    step: async (state) => {
      steps.push(jobId);
      return step(jobId, state);
    },
    interrupted: async (state) => state,
    failed: async () => undefined,
  };
}

const start = (jobId: string) =>
  startJob(ports(), { jobId, kind: 'writer', activeKey: jobId, state: '0' }, async () => undefined);
const run = (jobId: string, step: Step) =>
  runJob(ports(), { writer: () => anyKind(writer(jobId, step)) }, jobId);

const done: Step = (_, state) => ({ next: 'done', state });
const waits: Step = (_, state) => ({ next: 'wait', state, resumeAt: at + 60_000 });
const stops: Step = () => {
  throw new Stopped();
};

describe('two jobs that write the same', () => {
  test('have their turns one after the other', async () => {
    await start('first');
    await start('second');
    await run('first', waits);
    await run('second', done);
    expect(steps).toEqual(['first']);
    expect(await findJob(sql, 'second')).toMatchObject({
      status: 'waiting',
      resumeAt: at + 3_000,
      lane: null,
    });

    at += 60_000;
    await run('first', done);
    await run('second', done);

    expect(steps).toEqual(['first', 'first', 'second']);
    expect(await sql.select('SELECT job_id FROM jobs WHERE lane IS NOT NULL')).toEqual([]);
  });

  test('have them in the order in which they began to wait', async () => {
    for (const jobId of ['first', 'second', 'third']) {
      await start(jobId);
      at += 1_000;
    }
    await run('first', waits);
    at += 57_000;
    await run('third', done);
    await run('second', done);

    at += 3_000;
    await run('first', done);
    for (const jobId of ['third', 'second']) await run(jobId, done);
    at += 3_000;
    await run('third', done);

    expect(steps).toEqual(['first', 'first', 'second', 'third']);
  });

  test('are not held up by one that was lost before its turn', async () => {
    await start('first');
    await run('first', waits);
    at += 1_000;
    await start('lost');
    await run('lost', done);
    at += 1_000;
    await start('second');
    await run('second', done);
    at += 60_000;
    await run('first', done);

    await run('second', done);

    expect(steps).toEqual(['first', 'first', 'second']);
  });

  test('do not both work when both see the lane free', async () => {
    await start('first');
    await start('second');
    const [first, second] = await Promise.all([findJob(sql, 'first'), findJob(sql, 'second')]);
    if (first === null || second === null) throw new Error('No jobs');

    const turn = { lane: 'mirror', now: at };
    const claims = await Promise.all([claimLane(sql, first, turn), claimLane(sql, second, turn)]);

    expect(claims.filter((claim) => claim === 'taken')).toHaveLength(1);
    expect(await sql.select('SELECT job_id FROM jobs WHERE lane IS NOT NULL')).toHaveLength(1);
  });

  test('work once each, however often and in which order they are delivered', async () => {
    await start('first');
    await start('second');
    for (const jobId of ['second', 'first', 'first', 'second', 'first', 'second']) {
      await Promise.all([run(jobId, done), run(jobId, done)]);
      at += 3_000;
    }

    expect(steps.toSorted()).toEqual(['first', 'second']);
  });

  test('are not stuck when the one that had the lane was stopped', async () => {
    await start('first');
    await start('second');
    const held = await findJob(sql, 'first');
    if (held === null) throw new Error('No job');
    // Stopped right after it claimed the lane: it holds nothing but that.
    await claimLane(sql, held, { lane: 'mirror', now: at });
    await run('second', done);
    expect(steps).toEqual([]);

    at += PAST_THE_LEASE_MS;
    pushed = [];
    await resumeIdleJobs(ports());
    expect(pushed.map(({ jobId }) => jobId).toSorted()).toEqual(['first', 'second']);
    await run('first', done);
    await run('second', done);

    expect(steps).toEqual(['first', 'second']);
  });

  test('free the lane when they fail for good', async () => {
    await start('first');
    await start('second');
    for (let i = 0; i < 3; i++) {
      await run('first', stops);
      at += 60_000;
    }

    await run('second', done);

    expect(steps).toEqual(['first', 'first', 'first', 'second']);
  });
});
