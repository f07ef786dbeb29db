// Makes the tables that did not fit into the first minute; waits whenever Forge asks to.
import type { Ports } from '../ports';
import { completeSchema, hasAllTables } from '../store/schema';
import type { JobKind } from './job';
import type { JobPorts } from './run';
import { startJob } from './start';

export const COMPLETE_TABLES = 'complete-tables';

export function completeTables(ports: Pick<Ports, 'sql' | 'keyValue' | 'log'>): JobKind<null> {
  return {
    kind: COMPLETE_TABLES,
    decode: () => null,
    encode: () => '',
    fresh: () => null,
    step: async () => {
      await completeSchema(ports);
      return { next: 'done', state: null };
    },
    // The tables made so far are on record; the runner logs why it goes on later, or not: then the tick starts anew.
    interrupted: async () => null,
    failed: async () => undefined,
  };
}

/** Sees to it that the missing tables are made. */
export async function startMissingTables(ports: JobPorts & Pick<Ports, 'keyValue'>): Promise<void> {
  if (await hasAllTables(ports)) return;
  const job = { jobId: ports.ids.newId(), kind: COMPLETE_TABLES, activeKey: COMPLETE_TABLES, state: '' };
  await startJob(ports, job, async () => undefined);
}
