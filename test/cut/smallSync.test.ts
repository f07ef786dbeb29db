// A small sync, or a full one that serves users out of turn, is stopped after its first write or answer, after its second, and so on; whoever goes on is a new app,
// called after the lease, and stopped once more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../local/organization/world/world';
import { readTruth } from '../../local/verify/truth';
import { verifyMirror } from '../../local/verify/verifyMirror';
import { createApp } from '../../src/app';
import type { SyncTarget } from '../../src/domain/syncTarget';
import type { Ports, QueueMessage } from '../../src/ports';
import { addAsked } from '../../src/store/asked';
import { findRun } from '../../src/sync/runs';
import { createCutHosts, Stopped, UNCUT } from '../support/cutHosts';
import { loadMemorySql } from '../support/memorySql';
import { changeGroup, changeProduct, changeResource, changeSite, changeUsers } from '../support/smallChanges';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { PAST_THE_LEASE_MS } from '../support/restingWorld';

const SAMPLES = 6;
const TRIES_EVERY_CUT = process.env['CUTS'] === 'every';

const targets: readonly (readonly [string, (world: World) => SyncTarget])[] = [
  ['users', changeUsers],
  ['a group', changeGroup],
  ['a product of a site', changeResource],
  ['a site', changeSite],
  ['a product', changeProduct],
];

type Change = (world: World) => Start;

const changes: readonly (readonly [string, Change])[] = [
  ...targets.map(([name, change]): [string, Change] => [
    `a small sync of ${name}`,
    (world) => ({ target: change(world), asked: [] }),
  ]),
  [
    'a full sync asked for users',
    (world) => {
      const target = changeUsers(world);
      // As many as it looks for at a time: no time passes until it could look again.
      return { asked: target.kind === 'users' ? target.accountIds.slice(0, 10) : [] };
    },
  ],
];

const cases = (['centralized', 'original'] as const).flatMap((model) =>
  changes.map(([name, change]) => ({ model, name, change })),
);

interface Start {
  /** Undefined: everything. */
  readonly target?: SyncTarget;
  /** Accounts that somebody else wants, too. */
  readonly asked: readonly string[];
}

/** Starts the sync over its own copy of the mirror; `work` lets a new app go on, up to a cut. */
async function startAttempt(harness: SyncHarness, file: string, { asked, ...payload }: Start) {
  const { clock } = harness.organization.model;
  const sql = loadMemorySql(file);
  const hosts: Ports = { ...harness.ports, sql, queue: { push: async () => undefined } };
  await addAsked(sql, 'user', { ids: asked, now: clock.now() });
  const started = await createApp(hosts).resolve({
    call: 'sync.start',
    payload,
    accountId: harness.admin,
    licenseActive: true,
  });
  if (!started.ok) throw new Error(started.error.code);
  const { runId } = started.data as { runId: string };
  return {
    sql,
    run: () => findRun(sql, runId),
    /** Returns how many things happened. */
    async work(after = UNCUT.after): Promise<number> {
      const messages: QueueMessage[] = [{ jobId: runId }];
      const cut = createCutHosts(hosts, (message) => void messages.push(message), { after, by: 'stop' });
      const app = createApp(cut.ports);
      try {
        for (let next = messages.shift(); next !== undefined; next = messages.shift())
          await app.onMessage(next);
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
      }
      clock.advance(PAST_THE_LEASE_MS);
      return cut.count();
    },
  };
}

describe.each(cases)('$name, $model', ({ model, change }) => {
  const directory = mkdtempSync(join(tmpdir(), 'small-'));
  const file = join(directory, 'mirror.db');
  let harness: SyncHarness;
  let start: Start;

  beforeAll(async () => {
    harness = await createSyncHarness({ model, users: 200, judge: false });
    await harness.sync();
    start = change(harness.organization.model.world);
    harness.sql.saveTo(file);
  });

  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await harness.close();
  });

  test('ends complete and equal wherever it is stopped', async () => {
    const { facts } = await readTruth(harness.organization.url);
    const { organization } = await harness.call('connection.status');
    const endedWell = async ({ sql, run }: Awaited<ReturnType<typeof startAttempt>>) => {
      const mirror = { read: (statement: string) => sql.select(statement), organization };
      const { first } = await verifyMirror(mirror, facts);
      const held = await sql.select('SELECT job_id FROM jobs WHERE lane IS NOT NULL');
      const wanted = await sql.select('SELECT id FROM sync_asked');
      const outcome = (await run())?.outcome;
      sql.close();
      return { outcome, first, left: [...held, ...wanted] };
    };
    const whole = await startAttempt(harness, file, start);
    const things = await whole.work();
    const step = TRIES_EVERY_CUT ? 1 : Math.max(1, Math.floor(things / SAMPLES));

    for (let cut = 1; cut <= things; cut += step) {
      const attempt = await startAttempt(harness, file, start);
      await attempt.work(cut);
      await attempt.work(1 + (cut % 11));
      await attempt.work();
      expect({ cut, ...(await endedWell(attempt)) }).toEqual({
        cut,
        outcome: 'complete',
        first: [],
        left: [],
      });
    }
  });
});
