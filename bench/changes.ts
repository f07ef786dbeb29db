// What it costs to look whether the organization changed, and how long a change stays unseen: on the local platform,
// whose clock and the organization's are moved on together.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { followSync } from '../local/commands/followSync';
import { startHost, type Host } from '../local/commands/host';
import { createProgress } from '../local/commands/progress';
import type { Figure } from './figure';

const COMPANY = { users: 2_000, seed: 1, model: 'centralized' } as const;
const MINUTE_MS = 60_000;
const STEP_MS = 30_000;
/** By then a probe was due twice. */
const LONGEST_MINUTES = 40;
const MOST_CALLS = 8;
const MOST_MINUTES = 6;

const requests = z.object({ byOperation: z.record(z.string(), z.number()) });
const overview = z.object({
  ok: z.literal(true),
  data: z.object({ users: z.object({ count: z.number() }) }),
});

export const changeFigures: readonly Figure[] = [
  {
    name: 'probe-calls',
    unit: 'calls',
    target: `≤ ${MOST_CALLS}`,
    measure: () => withMirror(countProbeCalls),
  },
  {
    name: 'minutes-until-a-change-is-seen',
    unit: 'min',
    target: `≤ ${MOST_MINUTES}`,
    measure: () => withMirror(timeChange),
  },
];

async function withMirror<Result>(work: (world: World) => Promise<Result>): Promise<Result> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'changes-'));
  const host = await startHost(
    { kind: 'simulated', ...COMPANY, latencyMs: 0, ratePerMinute: null },
    { dataDir, port: 0, serveUi: false, mariadbUrl: null, movesClock: false },
  );
  try {
    const { run } = await followSync({ ...host, progress: createProgress(process.stderr) });
    if (run.outcome !== 'complete') throw new Error(`The organization was synced ${run.outcome ?? 'not'}`);
    return await work(createWorld(host));
  } finally {
    await host.close();
    rmSync(dataDir, { recursive: true });
  }
}

interface World {
  /** Asks the organization's control, or tells it something. */
  readonly control: (name: string, body?: object) => Promise<Response>;
  /** Lets time pass in small steps until it is so; returns the minutes that it took. */
  readonly passUntil: (isSo: () => Promise<boolean>) => Promise<number>;
  /** What was asked since the count was set back, by operation. */
  readonly calls: () => Promise<Readonly<Record<string, number>>>;
  /** Users in the mirror. */
  readonly users: () => Promise<number>;
}

function createWorld({ platform, simulated }: Host): World {
  const url = simulated?.url ?? '';
  const control: World['control'] = (name, body) =>
    fetch(
      `${url}/_control/${name}`,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
    );
  return {
    control,
    async passUntil(isSo) {
      const startedAt = platform.clock.now();
      const minutes = () => (platform.clock.now() - startedAt) / MINUTE_MS;
      while (!(await isSo())) {
        if (minutes() > LONGEST_MINUTES) throw new Error(`Not so after ${LONGEST_MINUTES} minutes`);
        await platform.clock.advanceBy(STEP_MS);
        await platform.onIdle();
      }
      return minutes();
    },
    async calls() {
      return requests.parse(await (await control('requests')).json()).byOperation;
    },
    async users() {
      return overview.parse(await platform.invoke('overview.get', {})).data.users.count;
    },
  };
}

/** The first probe after a sync only remembers: the second is counted. */
async function countProbeCalls({ control, calls, passUntil }: World) {
  const isAsked = async () => ((await calls())['users.stats'] ?? 0) > 0;
  await control('requests', {});
  await passUntil(isAsked);
  await control('requests', {});
  await passUntil(isAsked);
  const { 'events.stream': ofLog = 0, ...ofProbe } = await calls();
  const value = Object.values(ofProbe).reduce((sum, count) => sum + count, 0);
  return { value, ok: value <= MOST_CALLS, context: { users: COMPANY.users, ofProbe, ofLog } };
}

/** With an audit log; right after a tick, so that the next one is farthest away. */
async function timeChange({ control, calls, passUntil, users }: World) {
  await control('requests', {});
  await passUntil(async () => ((await calls())['events.stream'] ?? 0) > 0);
  const before = await users();
  await control('requests', {});
  await control('change', { kind: 'add-users', count: 1 });
  const minutes = await passUntil(async () => (await users()) > before);
  const value = Math.round(minutes * 10) / 10;
  return { value, ok: value <= MOST_MINUTES, context: { users: COMPANY.users, calls: await calls() } };
}
