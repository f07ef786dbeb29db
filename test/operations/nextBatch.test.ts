// Whom a run turns to next, as far as the burst has room for it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { noEffects } from '../../src/domain/planUser';
import { Burst } from '../../src/jobs/burst';
import { nextBatch } from '../../src/operations/nextBatch';
import { replaceItems } from '../../src/store/operationItems';
import { createMemorySql, type MemorySql } from '../support/memorySql';

const NOW = Date.UTC(2026, 10, 22);
const turn = { operationId: 'run-1', isCancelled: false, now: NOW };
let sql: MemorySql;

beforeEach(async () => {
  sql = createMemorySql();
  const item = {
    itemNo: 1,
    accountId: asAccountId('ada'),
    email: null,
    outcome: 'change',
    reason: null,
    steps: [{ do: 'deactivate' }],
    skipped: [],
    effects: noEffects,
  } as const;
  await replaceItems(sql, { operationId: 'run-1', after: 0, now: NOW }, [item]);
});
afterEach(() => sql.close());

/** A burst that has sent so many requests already. */
function burstAfter(requests: number): Burst {
  const burst = new Burst({ now: () => NOW, sleep: async () => undefined }, NOW + 120_000);
  for (let i = 0; i < requests; i += 1) burst.noteCall('search');
  return burst;
}

it('hands over where readings in each directory leave no room for the batch', async () => {
  const next = async (readings: number) => (await nextBatch(sql, burstAfter(85), { ...turn, readings })).next;

  expect([await next(1), await next(12)]).toEqual(['users', 'hand-over']);
});

it('begins a batch that no burst has room for, so that somebody hears of it', async () => {
  const next = async (sent: number) =>
    (await nextBatch(sql, burstAfter(sent), { ...turn, readings: 200 })).next;

  expect([await next(0), await next(50)]).toEqual(['users', 'hand-over']);
});
