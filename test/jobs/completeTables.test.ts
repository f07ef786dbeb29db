// Forge refuses more than 25 DDL statements a minute: the first tables are there at once, the others follow.
import { expect, test } from 'vitest';
import { RateLimited } from '../../src/domain/errors';
import { COMPLETE_TABLES, completeTables, startMissingTables } from '../../src/jobs/completeTables';
import { anyKind } from '../../src/jobs/job';
import { runJob } from '../../src/jobs/run';
import type { Migration, QueueMessage } from '../../src/ports';
import { allTables, ensureSchema, hasAllTables, requireAllTables } from '../../src/store/schema';
import { createMemoryKeyValue } from '../support/memoryKeyValue';
import { createMemorySql } from '../support/memorySql';
import { createRecordedLog } from '../support/recordedLog';

// @forge/sql makes and reads a table of its own in every run.
const ALLOWED_A_MINUTE = 25 - 2;
const MINUTE_MS = 60_000;

/** A host whose database makes so many tables a minute, and a queue that is a list. */
function createHost() {
  const clock = { at: Date.UTC(2026, 10, 22, 9) };
  const sql = createMemorySql([]);
  const made: { readonly name: string; readonly at: number }[] = [];
  const messages: QueueMessage[] = [];
  let idCount = 0;
  const migrate = async (migrations: readonly Migration[]) => {
    for (const migration of migrations) {
      if (made.some(({ name }) => name === migration.name)) continue;
      if (made.filter(({ at }) => at > clock.at - MINUTE_MS).length >= ALLOWED_A_MINUTE)
        throw new RateLimited(clock.at + MINUTE_MS, { limit: 'ddl' });
      await sql.migrate([migration]);
      made.push({ name: migration.name, at: clock.at });
    }
  };
  const ports = {
    clock: { now: () => clock.at, sleep: async () => undefined },
    ids: { newId: () => `id-${(idCount += 1)}` },
    log: createRecordedLog(),
    sql: { ...sql, migrate },
    keyValue: createMemoryKeyValue(),
    queue: { push: async (message: QueueMessage) => void messages.push(message) },
  };
  return { clock, made, messages, ports };
}

test('all tables are there after as many minutes as Forge needs, each made once', async () => {
  const { clock, made, messages, ports } = createHost();

  await ensureSchema(ports);
  await startMissingTables(ports);
  await startMissingTables(ports);
  for (let minute = 0; minute < 10; minute += 1) {
    const [message] = messages.splice(0);
    if (message !== undefined)
      await runJob(ports, { [COMPLETE_TABLES]: () => anyKind(completeTables(ports)) }, message.jobId);
    clock.at += MINUTE_MS;
  }

  expect(made.map(({ name }) => name)).toEqual(allTables.map(({ name }) => name));
  expect(await hasAllTables(ports)).toBe(true);
  await expect(requireAllTables(ports)).resolves.toBeUndefined();
});

test('what needs a table that is still missing is told to come back', async () => {
  await expect(requireAllTables(createHost().ports)).rejects.toMatchObject({
    code: 'setup-needed',
    step: 'tables',
  });
});
