// The whole app over hosts in memory, against a simulated organization on a real socket. Time is the organization's:
// whoever waits moves it. The oracle is what the organization says of itself, read past the app.
import {
  startOrganization,
  type OrganizationOptions,
  type RunningOrganization,
} from '../../local/organization/server';
import type { Comparison } from '../../local/verify/compare';
import { minimalApiCalls } from '../../local/verify/minimalCalls';
import { readTruth } from '../../local/verify/truth';
import { verifyMirror } from '../../local/verify/verifyMirror';
import { createApp, type App } from '../../src/app';
import type { Answer } from '../../src/contract/answer';
import type { Answers, CallName, CallRequest } from '../../src/contract/calls';
import type { AccountId } from '../../src/domain/ids';
import { asAccountId } from '../../src/domain/ids';
import type { SyncRun } from '../../src/domain/run';
import type { Ports, QueueMessage } from '../../src/ports';
import { createMemoryKeyValue, createMemorySecrets } from './memoryKeyValue';
import { createMemorySql, type MemorySql } from './memorySql';
import { createRecordedLog, type RecordedLog } from './recordedLog';
import { createReroutedHttp } from './reroutedHttp';

/** A day on which nothing special happens. */
const A_DAY = Date.UTC(2026, 10, 22, 9);

export interface SyncHarness {
  readonly organization: RunningOrganization;
  readonly app: App;
  readonly ports: Ports;
  readonly sql: MemorySql;
  readonly log: RecordedLog;
  readonly admin: AccountId;
  readonly call: <Name extends CallName>(name: Name, payload?: unknown) => Promise<Answers[Name]>;
  /** Starts a full sync and lets time pass until it has ended. */
  readonly sync: (order?: CallRequest<'sync.start'>) => Promise<SyncRun>;
  /** Works on everything that was pushed, and lets time pass until it is due. */
  readonly work: () => Promise<void>;
  /** What of the mirror is not as the organization says. */
  readonly compare: () => Promise<Comparison>;
  /** The least number of calls for the organization as it is. */
  readonly minimalCalls: (gone?: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * Returns an app to which an organization admin has given a key. `adapt` may put something of the test between the
 * app and its hosts.
 */
export async function createSyncHarness(
  options: OrganizationOptions,
  adapt: (ports: Ports) => Ports = (ports) => ports,
): Promise<SyncHarness> {
  const organization = await startOrganization({ users: 120, now: A_DAY, judge: true, ...options });
  const { clock } = organization.model;
  const sql = createMemorySql([]);
  const log = createRecordedLog();
  const queue: { readonly message: QueueMessage; readonly dueAt: number }[] = [];
  let idCount = 0;
  const ports = adapt({
    clock: { now: () => clock.now(), sleep: async (durationMs) => clock.advance(durationMs) },
    ids: { newId: () => `id-${(idCount += 1)}` },
    log,
    http: createReroutedHttp(organization.url),
    sql,
    keyValue: createMemoryKeyValue(),
    secrets: createMemorySecrets(),
    queue: {
      push: async (message, delaySeconds = 0) => {
        queue.push({ message, dueAt: clock.now() + delaySeconds * 1000 });
      },
    },
    permissions: { isJiraAdmin: async () => true },
    personalData: { report: async () => [] },
  });
  const app = createApp(ports);
  const admin = await findAdmin(organization);

  const call = async <Name extends CallName>(name: Name, payload: unknown = {}): Promise<Answers[Name]> => {
    const answer: Answer = await app.resolve({ call: name, payload, accountId: admin, licenseActive: true });
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} – ${answer.error.message}`);
    return answer.data as Answers[Name];
  };
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (next.dueAt > clock.now()) clock.advance(next.dueAt - clock.now());
      await app.onMessage(next.message);
    }
  };

  await app.onInstalled();
  await call('connection.save', { apiKey: organization.apiKey });
  return {
    organization,
    app,
    ports,
    sql,
    log,
    admin,
    call,
    work,
    async sync(order = {}) {
      const { runId } = await call('sync.start', order);
      await work();
      const run = await call('sync.status', { runId });
      if (run === null || run.status !== 'finished') throw new Error('The sync did not end');
      return run;
    },
    async compare() {
      const { facts } = await readTruth(organization.url);
      const { organization: shown } = await call('connection.status');
      return verifyMirror({ read: (statement) => sql.select(statement), organization: shown }, facts);
    },
    async minimalCalls(gone = 0) {
      return minimalApiCalls((await readTruth(organization.url)).size, gone);
    },
    async close() {
      sql.close();
      await organization.close();
    },
  };
}

async function findAdmin({ url, orgId, apiKey }: RunningOrganization): Promise<AccountId> {
  const response = await fetch(`${url}/admin/v2/orgs/${orgId}/directories/-/users/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ roleIds: ['atlassian/org-admin'], status: ['active'], limit: 1 }),
  });
  const { data } = (await response.json()) as { data: { accountId: string }[] };
  return asAccountId(data[0]?.accountId ?? '');
}
