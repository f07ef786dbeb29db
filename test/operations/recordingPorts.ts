// What the record needs, in memory.
import type { Sql } from '../../src/ports';
import { createMemoryKeyValue, createMemorySecrets } from '../support/memoryKeyValue';
import { createRecordedLog } from '../support/recordedLog';

export function recordingPorts(sql: Sql) {
  let ids = 0;
  return {
    sql,
    secrets: createMemorySecrets(),
    keyValue: createMemoryKeyValue(),
    log: createRecordedLog(),
    clock: { now: () => Date.UTC(2026, 10, 22), sleep: async () => undefined },
    ids: { newId: () => `own-${(ids += 1)}` },
  };
}
