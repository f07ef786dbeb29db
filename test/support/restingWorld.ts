// An app and its organization at rest, from which any number of attempts begin anew: each on its own copy of the
// mirror, at the same time of the same day.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningOrganization } from '../../local/organization/server';
import type { UserManagementModel } from '../../local/organization/world/world';
import type { OrganizationFacts } from '../../local/verify/facts';
import { readTruth } from '../../local/verify/truth';
import { verifyMirror } from '../../local/verify/verifyMirror';
import { createApp, type App } from '../../src/app';
import type { Answer } from '../../src/contract/answer';
import type { CallName } from '../../src/contract/calls';
import type { AccountId } from '../../src/domain/ids';
import type { SyncRun } from '../../src/domain/run';
import type { Ports, QueueMessage, Sql } from '../../src/ports';
import { findRun } from '../../src/sync/runs';
import { createCutHosts, isStop, UNCUT, type Cut, type CutHosts } from './cutHosts';
import { overKeyValue } from './memoryKeyValue';
import { loadMemorySql } from './memorySql';
import { createSyncHarness, type SyncHarness } from './syncHarness';

/** After this nobody holds a lease that was taken before. */
export const PAST_THE_LEASE_MS = 300_000;

export interface Attempt {
  /** Starts an invocation that begins a sync as a person would. */
  begin(cut?: Cut): Invocation;
  /** Starts a new app for the tick and for all messages that are due then, each delivered `times` at the same moment. */
  resume(options?: { readonly cut?: Cut; readonly times?: number }): Invocation;
  passLease(): void;
  /** The attempt's latest full sync; null when none began. */
  run(): Promise<SyncRun | null>;
  /** How that run ended; null while it has not. */
  outcome(): Promise<string | null>;
  /** Lets a person do something. */
  call(name: CallName, payload?: unknown): Promise<Answer>;
  readonly sql: Sql;
  /** The first differences between mirror and organization. */
  differences(): Promise<unknown>;
  /** How often the most often asked page of users was asked for, and how many pages were asked for again. */
  pagesRead(): { readonly most: number; readonly again: number };
  close(): void;
}

export interface Invocation {
  /** Ends with the invocation, also when it was stopped. */
  readonly done: Promise<void>;
  readonly hosts: CutHosts;
}

export interface RestingWorld {
  readonly organization: RunningOrganization;
  /** What the organization says of itself. */
  readonly facts: OrganizationFacts;
  attempt(): Attempt;
  close(): Promise<void>;
}

/** `prepare` brings app and organization to where the attempts begin. */
export async function createRestingWorld(
  model: UserManagementModel,
  prepare: (harness: SyncHarness) => Promise<void>,
  adapt?: (ports: Ports) => Ports,
): Promise<RestingWorld> {
  const harness = await createSyncHarness({ model, users: 300, judge: false }, adapt);
  const { organization } = harness;
  await prepare(harness);
  const directory = mkdtempSync(join(tmpdir(), 'resting-'));
  const file = join(directory, 'mirror.db');
  harness.sql.saveTo(file);
  const startsAt = organization.model.clock.now();
  const { facts } = await readTruth(organization.url);
  const { organization: shown } = await harness.call('connection.status');

  return {
    organization,
    facts,
    attempt() {
      organization.model.clock.set(startsAt);
      organization.model.requests.reset();
      const sql = loadMemorySql(file);
      return createAttempt(
        { ...harness.ports, sql, keyValue: overKeyValue(harness.ports.keyValue) },
        {
          admin: harness.admin,
          pass: (durationMs) => organization.model.clock.advance(durationMs),
          close: () => sql.close(),
          differences: async () => {
            const mirror = { read: (statement: string) => sql.select(statement), organization: shown };
            const compared = await verifyMirror(mirror, facts);
            return compared.equal ? null : compared;
          },
          pagesRead: () => {
            const asked = new Map<string, number>();
            for (const { operation, path, body } of organization.model.requests.list()) {
              if (operation !== 'users.search' || body.includes('"accountIds"')) continue;
              const page = `${path} ${body}`;
              asked.set(page, (asked.get(page) ?? 0) + 1);
            }
            const times = [...asked.values()];
            return { most: Math.max(0, ...times), again: times.filter((n) => n > 1).length };
          },
        },
      );
    },
    async close() {
      rmSync(directory, { recursive: true });
      await harness.close();
    },
  };
}

interface Surroundings extends Pick<Attempt, 'differences' | 'pagesRead' | 'close'> {
  readonly admin: AccountId;
  readonly pass: (durationMs: number) => void;
}

function createAttempt(hosts: Ports, { admin, pass, ...rest }: Surroundings): Attempt {
  let queue: { readonly message: QueueMessage; readonly dueAt: number }[] = [];
  const { clock, sql } = hosts;
  const startsAt = clock.now();
  const push = (message: QueueMessage, delaySeconds: number): void => {
    queue.push({ message, dueAt: clock.now() + delaySeconds * 1000 });
  };

  function start(cut: Cut, work: (app: App) => Promise<void>): Invocation {
    const cutHosts = createCutHosts(hosts, push, cut);
    const done = work(createApp(cutHosts.ports)).catch((error: unknown) => {
      if (!isStop(error)) throw error;
    });
    return { done, hosts: cutHosts };
  }

  async function deliver(app: App, times: number): Promise<void> {
    while (queue.length > 0) {
      // The latest first: nothing may depend on their order.
      const due = queue.toReversed();
      queue = [];
      const waitMs = Math.max(...due.map(({ dueAt }) => dueAt)) - clock.now();
      if (waitMs > 0) pass(waitMs);
      const copies = due.flatMap(({ message }) => Array.from({ length: times }, () => message));
      await Promise.all(copies.map((message) => app.onMessage(message)));
    }
  }

  async function run(): Promise<SyncRun | null> {
    const [row] = await sql.select<{ run_id: string }>(
      `SELECT run_id FROM sync_runs WHERE started_at >= ? AND kind = 'full' ORDER BY started_at DESC LIMIT 1`,
      [startsAt],
    );
    return row === undefined ? null : findRun(sql, row.run_id);
  }

  return {
    ...rest,
    begin: (cut = UNCUT) =>
      start(cut, async (app) => {
        await app.resolve({ call: 'sync.start', payload: {}, accountId: admin, licenseActive: true });
        await deliver(app, 1);
      }),
    resume: ({ cut = UNCUT, times = 1 } = {}) =>
      start(cut, async (app) => {
        await app.onTick();
        await deliver(app, times);
      }),
    passLease: () => pass(PAST_THE_LEASE_MS),
    run,
    outcome: async () => (await run())?.outcome ?? null,
    call: (call, payload = {}) =>
      createApp({ ...hosts, queue: { push: async (message, delay = 0) => push(message, delay) } }).resolve({
        call,
        payload,
        accountId: admin,
        licenseActive: true,
      }),
    sql,
  };
}
