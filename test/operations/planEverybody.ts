// A plan over a mirror, without an app around it.
import { EVERYBODY } from '../../src/domain/filter/filter';
import { asAccountId } from '../../src/domain/ids';
import { planUsers } from '../../src/operations/planUsers';
import type { Sql } from '../../src/ports';
import { PlanPlaces } from '../../src/query/planPlaces';
import { findOperation, insertOperation } from '../../src/store/operations';
import { createMemoryKeyValue } from '../support/memoryKeyValue';
import { createRecordedLog } from '../support/recordedLog';

/** Returns how many there are, and what is planned for the first thousand when all lose their access and are suspended. */
export async function planEverybody(sql: Sql, now: number) {
  await insertOperation(sql, {
    operationId: 'everybody',
    about: {
      kind: 'users',
      selection: { kind: 'matching', filter: EVERYBODY, except: [] },
      operations: [{ kind: 'remove-access', resourceIds: 'all' }, { kind: 'suspend' }],
    },
    timeZone: 'UTC',
    authorId: asAccountId('nobody'),
    createdAt: now,
    expiresAt: now,
    jobId: null,
  });
  const operation = await findOperation(sql, 'everybody');
  if (operation === null) throw new Error('The plan is not there');
  const parts = {
    sql,
    places: new PlanPlaces(sql),
    clock: { now: () => now, sleep: async () => undefined },
    keyValue: createMemoryKeyValue(),
    log: createRecordedLog(),
  };
  const count = await planUsers.count(parts, operation);
  return { count, ...(await planUsers.page(parts, operation, 0)) };
}
