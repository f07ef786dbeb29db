// Puts the app together from what its host provides. Holds no state: any invocation may be the first.
import { createAdminApi, type Credentials } from './atlassian/api';
import { getCredentials, markKeyDead } from './connection/credentials';
import type { Answer } from './contract/answer';
import { calls } from './contract/calls';
import type { Burst } from './jobs/burst';
import { COMPLETE_TABLES, completeTables, startMissingTables } from './jobs/completeTables';
import { anyKind, type AnyKind, type KindMaker } from './jobs/job';
import { RETENTION, retention } from './jobs/retention';
import { runJob } from './jobs/run';
import { PERSONAL_DATA_REPORT, personalDataReport } from './personalData/report';
import type { Ports, QueueMessage, Sql } from './ports';
import type { CallRequest, SyncControl } from './resolvers/call';
import { createResolvers } from './resolvers/resolvers';
import { readDocument } from './store/documents';
import { markingSql } from './store/mirrorVersion';
import { ensureSchema } from './store/schema';
import { connectionDocument, syncSettingsDocument } from './store/settings';
import { Ahead } from './sync/ahead';
import { AUDIT_STREAM, auditStream } from './sync/auditStream';
import { Context } from './sync/context';
import { costOf } from './sync/cost';
import { FULL_SYNC, fullSync } from './sync/fullSync';
import { NIGHTLY_ROLES, nightlyRoles } from './sync/nightlyRoles';
import { OutOfTurn } from './sync/outOfTurn';
import { PROBE, probe } from './sync/probe';
import { findFullRun, findRun, listRuns } from './sync/runs';
import { SMALL_SYNC, smallSync } from './sync/smallSync';
import type { SyncGuards } from './sync/stage';
import { askFor, startSync } from './sync/start';
import type { SyncConnection } from './sync/syncKind';
import { tick } from './tick';

export interface App {
  /** Answers a call of the UI. */
  resolve(request: CallRequest): Promise<Answer>;
  /** Works on the job that a queue message names. */
  onMessage(message: QueueMessage): Promise<void>;
  /** Every five minutes: finds again what was lost. */
  onTick(): Promise<void>;
  /** After an installation or an upgrade. */
  onInstalled(): Promise<void>;
}

/** Names of the calls that `resolve` answers. */
export const callNames: readonly string[] = Object.keys(calls);

export function createApp(host: Ports): App {
  const ports = { ...host, sql: markingSql(host) };
  return {
    resolve: createResolvers({ ports, sync: syncControl(ports), prepare: () => prepare(ports) }),
    onMessage: async ({ jobId }) => {
      await ensureSchema(ports);
      const guards = await readDocument(ports, syncSettingsDocument);
      const kinds: Readonly<Record<string, KindMaker>> = {
        [COMPLETE_TABLES]: () => anyKind(completeTables(ports)),
        [AUDIT_STREAM]: (burst, sql) => anyKind(auditStream({ ...ports, sql }, connectionOf(ports, burst))),
        [FULL_SYNC]: (burst, sql) => syncJob(ports, fullSync, { burst, sql, guards }),
        [SMALL_SYNC]: (burst, sql) => syncJob(ports, smallSync, { burst, sql, guards }),
        [NIGHTLY_ROLES]: (burst, sql) => nightJob(ports, burst, sql),
        [RETENTION]: (_burst, sql) => anyKind(retention({ ...ports, sql })),
        [PROBE]: (burst, sql) => anyKind(probe({ ...ports, sql }, connectionOf(ports, burst))),
        [PERSONAL_DATA_REPORT]: (_burst, sql) => personalDataJob(ports, sql),
      };
      await runJob(ports, kinds, jobId);
    },
    onTick: () => tick(ports),
    onInstalled: () => prepare(ports),
  };
}

/** Makes the tables without which nothing works, and has the others made. */
async function prepare(ports: Ports): Promise<void> {
  await ensureSchema(ports);
  await startMissingTables(ports);
}

function syncControl(ports: Ports): SyncControl {
  return {
    start: (order) => startSync(ports, order),
    cost: (target) => costOf(ports.sql, target),
    findRun: (runId) => findRun(ports.sql, runId),
    findFullRun: () => findFullRun(ports.sql),
    listRuns: (page) => listRuns(ports.sql, page),
  };
}

/** One burst's share of a full or a small sync. */
function syncJob(
  ports: Ports,
  kind: typeof fullSync,
  { burst, sql, guards }: { readonly burst: Burst; readonly sql: Sql; readonly guards: SyncGuards },
): AnyKind {
  const { clock, log } = ports;
  const memory = { context: new Context(sql), ahead: new Ahead(), outOfTurn: new OutOfTurn(clock) };
  const parts = { sql, clock, log, burst, ...memory, settings: guards };
  return anyKind(kind(parts, connectionOf(ports, burst)));
}

/** One burst's share of the nightly search for direct roles. */
function nightJob(ports: Ports, burst: Burst, sql: Sql): AnyKind {
  const parts = { ...ports, sql, context: new Context(sql) };
  return anyKind(nightlyRoles(parts, connectionOf(ports, burst)));
}

function connectionOf(ports: Ports, burst: Burst): SyncConnection {
  let used: Credentials | null = null;
  return {
    connect: async () => {
      used = await getCredentials(ports);
      return createAdminApi(ports, used, { onCall: (operation) => burst.noteCall(operation) });
    },
    keyExpiresAt: async () => (await readDocument(ports, connectionDocument))?.expiresAt ?? null,
    // A key that was entered meanwhile is another one, and stays alive.
    onKeyRejected: async () => (used === null ? undefined : markKeyDead(ports, used)),
  };
}

function personalDataJob(ports: Ports, sql: Sql): AnyKind {
  return anyKind(
    personalDataReport({
      ...ports,
      sql,
      readAnew: async (accountIds) =>
        void (await askFor(ports, { accountIds }, { cause: 'schedule', startedBy: null })),
    }),
  );
}
