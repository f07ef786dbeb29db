// Puts the app together from what its host provides. Holds no state: any invocation may be the first.
import type { Answer } from './contract/answer';
import { calls } from './contract/calls';
import { startMissingTables } from './jobs/completeTables';
import { runJob } from './jobs/run';
import { jobKinds } from './jobKinds';
import { operationControl } from './operations/operationControl';
import type { Ports, QueueMessage } from './ports';
import type { CallRequest, SyncControl } from './resolvers/call';
import { createResolvers } from './resolvers/resolvers';
import { markingSql } from './store/mirrorVersion';
import { ensureSchema } from './store/schema';
import { costOf } from './sync/cost';
import { findFullRun, findRun, listRuns } from './sync/runs';
import { startSync } from './sync/start';
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
    resolve: createResolvers({
      ports,
      sync: syncControl(ports),
      operations: operationControl(ports),
      prepare: () => prepare(ports),
    }),
    onMessage: async ({ jobId }) => {
      await ensureSchema(ports);
      await runJob(ports, await jobKinds(ports), jobId);
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
