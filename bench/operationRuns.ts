// What a bulk operation asks of Atlassian, how much of what is allowed it uses, and whether it waits when it is told to.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { followSync } from '../local/commands/followSync';
import { startHost, type Host } from '../local/commands/host';
import { createProgress } from '../local/commands/progress';
import { readTruth } from '../local/verify/truth';
import type { Figure } from './figure';
import { timeCall } from './timedCalls';

const COMPANY = { users: 2_500, seed: 1, model: 'centralized' } as const;
const MINUTE_MS = 60_000;
const RATE = 180;

export const operationRuns: readonly Figure[] = [
  {
    name: 'calls-per-user-remove-access',
    unit: 'calls',
    target: '≤ 1.25 with one granting group, re-reading and proof included',
    measure: () => withRun({ users: 200, prepare: async () => undefined }, countCalls),
  },
  {
    name: `operation-throughput-at-${RATE}`,
    unit: 'share',
    target: `≥ 0.95 of ${RATE} requests a minute, moved clock`,
    measure: () => withRun({ users: 500, prepare: limit }, shareOfAllowed),
  },
  {
    name: 'requests-before-retry-after',
    unit: 'requests',
    target: '0',
    measure: () => withRun({ users: 120, prepare: refuseSome }, countEarly),
  },
];

interface Ended {
  readonly host: Host;
  readonly run: Run;
  readonly requests: z.infer<typeof requestsSeen>;
}

const operation = z.object({
  status: z.string(),
  outcome: z.string().nullable(),
  hash: z.string().nullable(),
  guards: z.array(z.object({ guard: z.string(), verdict: z.string(), measured: z.number().nullable() })),
  counts: z.object({ done: z.number(), failed: z.number() }),
  apiCalls: z.record(z.string(), z.number()),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
});

type Run = z.infer<typeof operation>;

const requestsSeen = z.object({
  total: z.number(),
  byOperation: z.record(z.string(), z.number()),
  tooEarly: z.number(),
  byMinute: z.array(z.tuple([z.number(), z.number()])),
});

interface Order {
  readonly users: number;
  readonly prepare: (host: Host) => Promise<void>;
}

type Measured = Awaited<ReturnType<Figure['measure']>>;

/** Removes one product from so many users who have it through one group. */
async function withRun({ users, prepare }: Order, measure: (ended: Ended) => Measured) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'operations-'));
  const host = await startHost(
    { kind: 'simulated', ...COMPANY, latencyMs: 0, ratePerMinute: null },
    { dataDir, port: 0, serveUi: false, mariadbUrl: null, movesClock: true },
  );
  try {
    const { run } = await followSync({ ...host, progress: createProgress(process.stderr) });
    if (run.outcome !== 'complete') throw new Error(`The organization was synced ${run.outcome ?? 'not'}`);
    const operationId = await plan(host, users);
    await prepare(host);
    await control(host, 'requests', {});
    return measure({ host, run: await runOf(host, operationId), requests: await requestsOf(host) });
  } finally {
    await host.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function plan(host: Host, users: number): Promise<string> {
  const { data: settings } = await timeCall(host, 'settings.safety.get', {});
  const { protectedPeople: _people, ...safety } = z
    .looseObject({ protectedPeople: z.unknown() })
    .parse(settings);
  await timeCall(host, 'settings.safety.save', { ...safety, mostShare: 1 });
  const about = await removalFrom(host, users);
  const { data } = await timeCall(host, 'operations.plan', { about, timeZone: 'UTC' });
  const { operationId } = z.object({ operationId: z.string() }).parse(data);
  await until(host, operationId, ({ status }) => status !== 'planning');
  return operationId;
}

/** Nobody has a role on the product that the mirror cannot know of. */
async function removalFrom({ simulated }: Host, most: number) {
  const { facts } = await readTruth(simulated?.url ?? '');
  const groups = new Map(facts.groups.map((group) => [group.groupId, group]));
  const holders = new Map<string, string[]>();
  for (const user of facts.users) {
    const waysTo = new Map<string, number>();
    const given = user.groupIds.flatMap((groupId) => groups.get(groupId)?.roles ?? []);
    for (const { resourceId } of [...given, ...user.directRoles])
      waysTo.set(resourceId, (waysTo.get(resourceId) ?? 0) + 1);
    for (const { resourceId } of user.directRoles) waysTo.delete(resourceId);
    for (const [resourceId, ways] of waysTo)
      if (ways === 1) holders.set(resourceId, [...(holders.get(resourceId) ?? []), user.accountId]);
  }
  const [largest] = [...holders].toSorted(([, a], [, b]) => b.length - a.length);
  if (largest === undefined || largest[1].length < most) throw new Error('Too few users hold one product');
  const [resourceId, accountIds] = largest;
  return {
    kind: 'users',
    selection: { kind: 'these', accountIds: accountIds.slice(0, most) },
    operations: [{ kind: 'remove-access', resourceIds: [resourceId] }],
  };
}

async function runOf(host: Host, operationId: string): Promise<Run> {
  const { hash, guards } = await until(host, operationId, () => true);
  const typed = guards.find(({ guard }) => guard === 'typed-number')?.measured ?? undefined;
  await timeCall(host, 'operations.confirm', { operationId, hash, typed, acceptsIrreversible: true });
  return until(host, operationId, ({ status }) => status === 'done');
}

async function until(host: Host, operationId: string, isSo: (run: Run) => boolean): Promise<Run> {
  for (;;) {
    const run = operation.parse((await timeCall(host, 'operations.get', { operationId })).data);
    if (isSo(run)) return run;
    await Promise.race([host.platform.onIdle(), wait(1_000)]);
  }
}

async function control({ simulated }: Host, name: string, body: object): Promise<void> {
  await fetch(`${simulated?.url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
}

async function requestsOf({ simulated }: Host) {
  return requestsSeen.parse(await (await fetch(`${simulated?.url}/_control/requests`)).json());
}

/** A window begins: all of it is the run's. */
async function limit(host: Host): Promise<void> {
  const { clock } = host.platform;
  await clock.advanceTo(Math.ceil(clock.now() / MINUTE_MS) * MINUTE_MS);
  await control(host, 'clock', { ratePerMinute: RATE });
}

async function refuseSome(host: Host): Promise<void> {
  await control(host, 'faults', { name: 'rate-limited', share: 0.05 });
}

function countCalls({ run, requests }: Ended): Measured {
  const calls = sum(run.apiCalls);
  const users = run.counts.done;
  const value = calls / users;
  return {
    value: rounded(value),
    ok: run.outcome === 'completed' && value <= 1.25,
    context: {
      users,
      apiCalls: run.apiCalls,
      // The mirror follows at once, and looks again when every reading shows the change.
      ofTheMirror: rounded((requests.total - calls) / users),
    },
  };
}

/** The last minute of the run is over before its end: what came in it says nothing. */
function shareOfAllowed({ run, requests }: Ended): Measured {
  const { startedAt, finishedAt } = run;
  if (startedAt === null || finishedAt === null) throw new Error('The run has no times');
  const last = Math.floor(finishedAt / MINUTE_MS) * MINUTE_MS;
  const minutes = requests.byMinute.filter(([minute]) => minute < last).map(([, count]) => count);
  const value = minutes.reduce((total, count) => total + count, 0) / (minutes.length * RATE);
  return {
    value: rounded(value),
    ok: run.outcome === 'completed' && minutes.length > 0 && value >= 0.95,
    context: { minutes, requests: requests.total, seconds: Math.round((finishedAt - startedAt) / 1_000) },
  };
}

function countEarly({ run, requests }: Ended): Measured {
  return {
    value: requests.tooEarly,
    ok: run.outcome === 'completed' && requests.tooEarly === 0,
    context: { outcome: run.outcome, users: run.counts.done, requests: requests.total },
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
