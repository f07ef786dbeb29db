// Every failure of the organization, alone and in mixtures: the mirror becomes true, or the run says honestly why not,
// keeps what was known, and the next one mends it.
import { array, assert, asyncProperty, constantFrom, integer, nat, record, type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULT_NAMES, type FaultFlag, type FaultName } from '../../local/organization/faults';
import { reasonWords, warningWords } from '../../src/contract/syncWords';
import type { Clock, Http } from '../../src/ports';
import { listFreshness } from '../../src/store/freshness';
import { goOn, syncAndChange } from '../support/attempts';
import { createRestingWorld, type Attempt, type RestingWorld } from '../support/restingWorld';
import { createWatchedHttp, type WatchedHttp } from '../support/watchedHttp';

/** What a full sync asks for. */
const OPERATIONS = [
  'organizations.get',
  'workspaces.search',
  'directories.list',
  'users.count',
  'groups.count',
  'groups.search',
  'groups.roleAssignments',
  'users.search',
  'users.roleAssignments',
] as const;

// Concerns the audit log only.
const NOT_OF_SYNCS: ReadonlySet<FaultName> = new Set(['no-guard']);
const NAMES = FAULT_NAMES.filter((name) => !NOT_OF_SYNCS.has(name));

/** These leave the client without an answer: its patience is what the test takes. */
const SILENT: ReadonlySet<FaultName> = new Set(['no-answer', 'slow-answer']);
const PATIENCE_MS = 120;

let world: RestingWorld;
let wire: WatchedHttp;

beforeAll(async () => {
  const watch = (http: Http, clock: Clock) => (wire = createWatchedHttp(http, clock));
  world = await createRestingWorld('original', syncAndChange, (ports) => ({
    ...ports,
    http: watch(ports.http, ports.clock),
  }));
});

afterAll(() => world.close());

/** A sync waits as long as Atlassian asks it to: who limits for ever is waited for for ever. */
function bounded(flag: FaultFlag): FaultFlag {
  return flag.name.startsWith('rate-limited') ? { times: 30, ...flag } : flag;
}

/** Lets a sync run under the failures, to its end. */
async function under(flags: readonly FaultFlag[], stopAfter = Number.POSITIVE_INFINITY): Promise<Attempt> {
  const attempt = world.attempt();
  wire.reset();
  wire.patienceMs = flags.some(({ name }) => SILENT.has(name)) ? PATIENCE_MS : null;
  for (const flag of flags) world.organization.model.faults.set(bounded(flag));
  await attempt.begin({ after: stopAfter, by: 'stop' }).done;
  await goOn(attempt);
  world.organization.model.faults.clear();
  return attempt;
}

async function expectHonesty(attempt: Attempt): Promise<void> {
  const run = await attempt.run();
  expect(run).toMatchObject({ status: 'finished' });
  if (run?.outcome === 'complete') {
    // Words that nobody knows are stored as unknown, and said.
    const isTrue = run.warnings.every(({ code }) => code !== 'unknown-values');
    if (isTrue) expect(await attempt.differences()).toBeNull();
  } else await expectReason(attempt);
  for (const { code } of run?.warnings ?? []) expect(warningWords[code].action).not.toBe('');
  expect(await wronglyGone(attempt)).toEqual([]);
  expect(wire.hasty).toEqual([]);
}

/** The run says why in words, and no collection that was not read whole is called fresh. */
async function expectReason(attempt: Attempt): Promise<void> {
  const run = await attempt.run();
  if (run?.reason === null || run?.reason === undefined) throw new Error('A run without a reason');
  expect(['partial', 'failed', 'needs-a-look']).toContain(run.outcome);
  expect(reasonWords[run.reason.code].action).not.toBe('');
  const { startedAt } = run;
  const fresh = (await listFreshness(attempt.sql)).filter(({ asOf }) => asOf >= startedAt);
  const { collection } = run.reason.detail;
  if (run.outcome === 'failed') expect(fresh).toEqual([]);
  if (run.outcome === 'partial') expect(fresh.map((row) => row.collection)).not.toContain(collection);
}

/** What the mirror calls gone although the organization has it. */
async function wronglyGone({ sql }: Attempt): Promise<string[]> {
  const { users, groups, resources, directories } = world.facts;
  const there = new Set<string>([
    ...users.map((user) => user.accountId),
    ...groups.map((group) => group.groupId),
    ...resources.map((resource) => resource.resourceId),
    ...directories.map((directory) => directory.directoryId),
  ]);
  const gone = await sql.select<{ id: string }>(
    `SELECT account_id AS id FROM users WHERE gone_at IS NOT NULL
     UNION ALL SELECT group_id FROM user_groups WHERE gone_at IS NOT NULL
     UNION ALL SELECT resource_id FROM resources WHERE gone_at IS NOT NULL
     UNION ALL SELECT directory_id FROM directories WHERE gone_at IS NOT NULL`,
  );
  return gone.map(({ id }) => id).filter((id) => there.has(id));
}

/** Nothing that a failure left behind keeps the next sync from being right. */
async function expectMending(attempt: Attempt): Promise<void> {
  const run = await attempt.run();
  if (run?.reason?.code === 'key-rejected') {
    expect(await attempt.call('connection.save', { apiKey: world.organization.apiKey })).toMatchObject({
      ok: true,
    });
  }
  attempt.passLease();
  await attempt.begin().done;
  expect(await attempt.outcome()).toBe('complete');
  expect(await attempt.differences()).toBeNull();
}

describe.each(NAMES.map((name, i) => ({ name, i })))('$name', ({ name, i }) => {
  const [one, other] = [OPERATIONS[i % OPERATIONS.length], OPERATIONS[(i + 4) % OPERATIONS.length]];

  test.each([
    { name, operation: one ?? '' },
    { name, operation: other ?? '', after: 1, times: 2 },
    { name, operation: 'users.search', after: 3 },
    { name, share: 0.2 },
  ] satisfies FaultFlag[])('is told or outlived: %j', async (flag) => {
    const attempt = await under([flag]);

    await expectHonesty(attempt);
    await expectMending(attempt);
    attempt.close();
  });
});

const anyFlag: Arbitrary<FaultFlag> = record(
  {
    name: constantFrom(...NAMES.filter((name) => !SILENT.has(name))),
    operation: constantFrom(...OPERATIONS),
    after: nat(6),
    times: integer({ min: 1, max: 4 }),
    share: constantFrom(0.2, 0.5, 1),
  },
  { requiredKeys: ['name'] },
);

describe('mixtures of failures', () => {
  test('are told or outlived, wherever the app is stopped meanwhile', { timeout: 120_000 }, async () => {
    const property = asyncProperty(
      array(anyFlag, { minLength: 2, maxLength: 5 }),
      integer({ min: 1, max: 400 }),
      async (flags, stopAfter) => {
        const attempt = await under(flags, stopAfter);
        await expectHonesty(attempt);
        await expectMending(attempt);
        attempt.close();
      },
    );
    // The seed is part of what a failure prints; another one is for whoever looks for more.
    const seed = Number(process.env['FAULTS_SEED'] ?? 20_261_122);
    await assert(property, { numRuns: Number(process.env['FAULTS_RUNS'] ?? 40), seed });
  });
});

test('a job whose messages are lost is taken up by the next tick', async () => {
  const attempt = world.attempt();
  wire.reset();
  world.organization.model.faults.set({
    name: 'server-error',
    operation: 'users.search',
    after: 1,
    times: 1,
  });
  // The message that would come back to the waiting job is the last thing that happens.
  await attempt.begin({ after: 110, by: 'stop' }).done;
  expect(await attempt.outcome()).toBeNull();

  attempt.passLease();
  await attempt.resume().done;

  expect(await attempt.outcome()).toBe('complete');
  world.organization.model.faults.clear();
  attempt.close();
});
