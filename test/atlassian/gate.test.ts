import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAdminApi, type AdminApi } from '../../src/atlassian/api';
import { RateLimited } from '../../src/domain/errors';
import type { Sql } from '../../src/ports';
import { createMemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';
import { ScriptedHttp } from '../support/scriptedHttp';
import { VirtualClock } from '../support/virtualClock';
import { Limiter, type LimiterRules } from './limiter';
import { adminApi, API_KEY, aWorld, orgId } from './world';

/** As many processes as given, each with lanes of its own, over one database, one clock and one server. */
interface Crowd {
  readonly processes: number;
  readonly lanes: number;
  readonly callsOfLane: number;
}

const anyCrowd = fc.record({
  processes: fc.integer({ min: 1, max: 4 }),
  lanes: fc.integer({ min: 1, max: 4 }),
  callsOfLane: fc.integer({ min: 1, max: 12 }),
});

const anyRules = fc.record({
  limit: fc.integer({ min: 1, max: 60 }),
  windowMs: fc.constantFrom(5_000, 60_000),
  firstEndsAfterMs: fc.integer({ min: 1, max: 60_000 }),
  latenciesMs: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 7 }),
});

async function runCrowd(crowd: Crowd, rules: LimiterRules) {
  const clock = new VirtualClock();
  const sql = createMemorySql();
  const limiter = new Limiter(clock, rules);
  const http = new ScriptedHttp(limiter.answer);
  const startedAt = clock.now();
  let finished = 0;

  async function lane(api: AdminApi): Promise<void> {
    for (let call = 0; call < crowd.callsOfLane; call += 1) {
      await patiently(clock, () => api.countGroups());
      finished += 1;
    }
  }

  const lanes = Array.from({ length: crowd.processes }, () => {
    const api = createAdminApi({ http, sql, clock, log: createRecordedLog() }, { orgId, apiKey: API_KEY });
    return Array.from({ length: crowd.lanes }, () => lane(api));
  });
  await clock.finish(Promise.all(lanes.flat()));
  return { limiter, finished, tookMs: clock.now() - startedAt, statements: sql.statementCount() };
}

/** As a job does: comes back at the time that it was told. */
async function patiently<T>(clock: VirtualClock, call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      await clock.sleep(Math.max(1, error.retryAt - clock.now()));
    }
  }
}

describe('the rate gate', () => {
  it('uses a window up, waits for its end, and never provokes a refusal', async () => {
    const rules = { limit: 20, windowMs: 60_000, firstEndsAfterMs: 60_000, latenciesMs: [100] };

    const { limiter, tookMs } = await runCrowd({ processes: 1, lanes: 1, callsOfLane: 50 }, rules);

    expect(limiter.exceeded).toBe(0);
    const windows = [0, 1, 2].map(
      (window) =>
        limiter.sentAt.filter((at) => Math.floor((at - (limiter.sentAt[0] ?? 0)) / 60_000) === window).length,
    );
    expect(windows).toEqual([20, 20, 10]);
    expect(tookMs).toBe(2 * 60_000 + 10 * 100);
  });

  it('never lets a crowd exceed a limit that the answers tell, and lets everybody finish', async () => {
    await fc.assert(
      fc.asyncProperty(anyCrowd, anyRules, async (crowd, rules) => {
        const { limiter, finished } = await runCrowd(crowd, rules);

        expect(limiter.exceeded).toBe(0);
        expect(finished).toBe(crowd.processes * crowd.lanes * crowd.callsOfLane);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('sends nothing between a refusal and its end, whoever was refused, and lets everybody finish', async () => {
    const anyRefusals = fc.array(fc.constantFrom(0, 0, 0, 1, 3, 40), { minLength: 1, maxLength: 40 });

    await fc.assert(
      fc.asyncProperty(anyCrowd, anyRules, anyRefusals, async (crowd, rules, refusals) => {
        const { limiter, finished } = await runCrowd(crowd, { ...rules, refusals });

        for (const { heardAt, until } of limiter.refusals) {
          expect(limiter.sentAt.filter((at) => at > heardAt && at < until)).toEqual([]);
        }
        expect(finished).toBe(crowd.processes * crowd.lanes * crowd.callsOfLane);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('holds nobody up where the answers tell no limit', async () => {
    const world = aWorld(async () => {
      await world.clock.sleep(100);
      return { body: { count: 1 } };
    });
    const api = adminApi(world);
    const startedAt = world.clock.now();

    await world.clock.finish(Promise.all(Array.from({ length: 40 }, () => api.countGroups())));

    // The first request learns that there is nothing to learn; the others go together.
    expect(world.clock.now() - startedAt).toBe(200);
  });

  it('learns anew at once when the request that should learn gets no answer', async () => {
    const world = aWorld([
      { status: 401, body: { code: 401, message: 'Unauthorized' } },
      { body: { count: 1 } },
    ]);
    const api = adminApi(world);
    const startedAt = world.clock.now();

    await world.clock.finish(Promise.allSettled([api.countGroups(), api.countGroups()]));

    expect(world.http.requests).toHaveLength(2);
    expect(world.clock.now()).toBe(startedAt);
  });

  it('costs about one statement a request', async () => {
    const rules = { limit: 100_000, windowMs: 600_000, firstEndsAfterMs: 600_000, latenciesMs: [10] };

    const { statements } = await runCrowd({ processes: 1, lanes: 4, callsOfLane: 100 }, rules);

    expect(statements).toBeLessThan(400 * 1.3);
  });

  it('voids the tokens that other processes still hold when one of them is refused', async () => {
    const resetIn = (seconds: number) => new Date(world.clock.now() + seconds * 1000).toISOString();
    const open = () => ({
      headers: { 'X-RateLimit-Remaining': '500', 'X-RateLimit-Reset': resetIn(60) },
      body: { count: 1 },
    });
    // Refused until the very end of the window: the tokens are of a window that the row still names.
    const refused = { status: 429, headers: { 'Retry-After': '60' } };
    const world = aWorld((_, index) => (index < 2 ? open() : refused));
    const [one, other] = [adminApi(world), adminApi(world)];
    await world.clock.finish(one.countGroups());
    await world.clock.finish(one.countGroups());

    await world.clock.finish(Promise.allSettled([other.countGroups()]));
    await world.clock.finish(Promise.allSettled([one.countGroups()]));

    expect(world.http.requests).toHaveLength(3);
  });

  it('forgets the tokens of a window that has ended', async () => {
    const clock = new VirtualClock();
    const limiter = new Limiter(clock, {
      limit: 500,
      windowMs: 60_000,
      firstEndsAfterMs: 60_000,
      latenciesMs: [100],
    });
    const world = { ...aWorld(limiter.answer), clock };
    const api = adminApi(world);
    await clock.finish(api.countGroups());
    await clock.finish(api.countGroups());
    clock.advance(60_000);

    await clock.finish(Promise.all([api.countGroups(), api.countGroups()]));

    // The second one waits for what the first one learns.
    const [first, second] = limiter.sentAt.slice(2);
    expect(second).toBe((first ?? 0) + 100);
  });

  it('is closed within a process before the row says so', async () => {
    const world = aWorld((_, index) =>
      index < 2 ? { body: { count: 1 } } : { status: 429, headers: { 'Retry-After': '30' } },
    );
    const slowly: Sql = {
      ...world.sql,
      change: async (statement, params) => {
        await world.clock.sleep(50);
        return world.sql.change(statement, params);
      },
    };
    const api = adminApi({ ...world, sql: slowly });
    await world.clock.finish(api.countGroups());
    await world.clock.finish(api.countGroups());

    const refused = api.countGroups();
    const next = world.clock.sleep(20).then(() => api.countGroups());
    await world.clock.finish(Promise.allSettled([refused, next]));

    expect(world.http.requests).toHaveLength(3);
  });

  it('keeps its state for the next process', async () => {
    const world = aWorld([{ status: 429, headers: { 'Retry-After': '30' } }]);
    const retryAt = world.clock.now() + 30_000;
    await world.clock.finish(
      adminApi(world)
        .countGroups()
        .catch(() => null),
    );

    const error = await world.clock.finish(
      adminApi(world)
        .countGroups()
        .catch((thrown: unknown) => thrown),
    );

    expect(error).toBeInstanceOf(RateLimited);
    expect(error).toMatchObject({ retryAt });
    expect(world.http.requests).toHaveLength(1);
  });
});
