// A plan at rest, from which any number of runs begin anew: each with its own organization in the same state, and its
// own copy of the mirror.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOrganization, type RunningOrganization } from '../../local/organization/server';
import type { World } from '../../local/organization/world/world';
import { createApp, type App } from '../../src/app';
import type { CallRequest } from '../../src/contract/calls';
import type { OperationItem, OperationView } from '../../src/domain/operationRun';
import { resumeIdleJobs } from '../../src/jobs/start';
import { startLostRuns } from '../../src/operations/control';
import { RUN_OPERATION } from '../../src/operations/runState';
import type { Ports, QueueMessage } from '../../src/ports';
import { findJob } from '../../src/store/jobs';
import { createCutHosts, isStop, UNCUT, type Cut, type CutHosts } from './cutHosts';
import { overKeyValue } from './memoryKeyValue';
import { loadMemorySql } from './memorySql';
import { createReroutedHttp } from './reroutedHttp';
import { createSyncHarness } from './syncHarness';

const PAST_THE_LEASE_MS = 300_000;
const A_DAY = Date.UTC(2026, 10, 22, 9);
const USERS = 60;

export interface RunAttempt {
  readonly organization: RunningOrganization;
  readonly ports: Ports;
  /** Confirms the plan, and works on its run. */
  begin(cut?: Cut): { readonly done: Promise<void>; readonly hosts: CutHosts };
  /** After every lease: a new app finds what was lost, and each message is delivered `times` at the same moment. */
  resume(options?: { readonly cut?: Cut; readonly times?: number }): Promise<void>;
  view(): Promise<OperationView>;
  items(): Promise<readonly OperationItem[]>;
  call<Answer>(call: string, payload: unknown): Promise<Answer>;
  close(): Promise<void>;
}

export interface RestingPlan {
  attempt(): Promise<RunAttempt>;
  close(): void;
}

/** `arrange` makes of the organization what the plan is about, and returns it. */
export async function createRestingPlan(
  arrange: (world: World) => CallRequest<'operations.plan'>['about'],
): Promise<RestingPlan> {
  const options = { users: USERS, now: A_DAY, model: 'centralized', judge: false } as const;
  const harness = await createSyncHarness(options);
  const about = arrange(harness.organization.model.world);
  await harness.sync();
  const { operationId } = await harness.call('operations.plan', { about });
  await harness.work();
  const plan = await harness.call('operations.get', { operationId });
  if (plan.status !== 'ready') throw new Error(`The plan is ${plan.status}`);
  const directory = mkdtempSync(join(tmpdir(), 'plan-'));
  const file = join(directory, 'mirror.db');
  harness.sql.saveTo(file);
  const startsAt = harness.organization.model.clock.now();
  await harness.organization.close();

  return {
    async attempt() {
      const organization = await startOrganization(options);
      arrange(organization.model.world);
      organization.model.clock.set(startsAt);
      const { clock } = organization.model;
      const sql = loadMemorySql(file);
      const ports: Ports = {
        ...harness.ports,
        sql,
        clock: { now: () => clock.now(), sleep: async (durationMs) => clock.advance(durationMs) },
        keyValue: overKeyValue(harness.ports.keyValue),
        http: createReroutedHttp(organization.url),
      };
      const person = { accountId: harness.admin, licenseActive: true };
      const work = createWork(ports, (app) =>
        app.resolve({
          call: 'operations.confirm',
          payload: { operationId, hash: plan.hash, ...agreed },
          ...person,
        }),
      );
      const call: RunAttempt['call'] = async <Answer>(name: string, payload: unknown) => {
        const answer = await createApp({ ...ports, queue: work.queue }).resolve({
          call: name,
          payload,
          ...person,
        });
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
        return answer.data as Answer;
      };
      return {
        organization,
        ports,
        ...work,
        call,
        view: () => call('operations.get', { operationId }),
        items: async () =>
          (await call<{ items: OperationItem[] }>('operations.items', { operationId, limit: 500 })).items,
        close: async () => {
          sql.close();
          await organization.close();
        },
      };
    },
    close: () => rmSync(directory, { recursive: true }),
  };
}

const agreed = { acceptsIrreversible: true };

/** Only the run is worked on: what reads the mirror anew has suites of its own. */
function createWork(ports: Ports, confirm: (app: App) => Promise<unknown>) {
  let messages: { readonly message: QueueMessage; readonly dueAt: number }[] = [];
  const { clock } = ports;
  const push = (message: QueueMessage, delaySeconds: number): void => {
    messages.push({ message, dueAt: clock.now() + delaySeconds * 1000 });
  };

  async function deliver(app: App, times: number): Promise<void> {
    for (let next = messages.shift(); next !== undefined; next = messages.shift()) {
      const { message, dueAt } = next;
      if ((await findJob(ports.sql, message.jobId))?.kind !== RUN_OPERATION) continue;
      if (dueAt > clock.now()) await clock.sleep(dueAt - clock.now());
      await Promise.all(Array.from({ length: times }, () => app.onMessage(message)));
    }
  }

  function start(cut: Cut, work: (app: App, hosts: Ports) => Promise<void>) {
    const hosts = createCutHosts(ports, push, cut);
    const done = work(createApp(hosts.ports), hosts.ports).catch((error: unknown) => {
      if (!isStop(error)) throw error;
    });
    return { done, hosts };
  }

  return {
    queue: { push: async (message: QueueMessage, delaySeconds = 0) => push(message, delaySeconds) },
    begin: (cut: Cut = UNCUT) =>
      start(cut, async (app) => {
        await confirm(app);
        await deliver(app, 1);
      }),
    async resume({ cut = UNCUT, times = 1 }: { readonly cut?: Cut; readonly times?: number } = {}) {
      await clock.sleep(PAST_THE_LEASE_MS);
      messages = [];
      await start(cut, async (app, hosts) => {
        await startLostRuns(hosts);
        await resumeIdleJobs(hosts);
        await deliver(app, times);
      }).done;
    },
  };
}
