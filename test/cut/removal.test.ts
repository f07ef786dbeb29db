// The removal of a product or a group is stopped after its first write, after its second, and so on: whoever repeats it
// finds all that is left to do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sql } from '../../src/ports';
import { Context } from '../../src/sync/context';
import { removeGroup, removeResource } from '../../src/sync/remove';
import { loadMemorySql, type MemorySql } from '../support/memorySql';
import { createSyncHarness } from '../support/syncHarness';
import { VirtualClock } from '../support/virtualClock';

class Stopped extends Error {}

const directory = mkdtempSync(join(tmpdir(), 'removal-'));
const file = join(directory, 'mirror.db');

beforeAll(async () => {
  const harness = await createSyncHarness({ users: 60 });
  await harness.sync();
  harness.sql.saveTo(file);
  await harness.close();
});

afterAll(() => rmSync(directory, { recursive: true }));

/** Returns the same store, which is away after so many writes. */
function stoppingAfter(sql: Sql, writes: number): Sql & { readonly written: () => number } {
  let written = 0;
  return {
    ...sql,
    written: () => written,
    change: async (statement, params) => {
      if (written >= writes) throw new Stopped();
      written += 1;
      return sql.change(statement, params);
    },
  };
}

async function contentOf(sql: MemorySql): Promise<unknown> {
  return [
    await sql.select('SELECT * FROM access ORDER BY user_no, resource_no'),
    await sql.select('SELECT * FROM activity ORDER BY user_no, scope_no'),
    await sql.select('SELECT * FROM user_sums ORDER BY user_no'),
    await sql.select('SELECT * FROM memberships ORDER BY user_no, group_no'),
  ];
}

const mostHeld = (table: string, column: string): string =>
  `SELECT ${column} AS no FROM ${table} GROUP BY ${column} ORDER BY COUNT(*) DESC LIMIT 1`;

describe.each([
  { what: 'a product', remove: removeResource, choose: mostHeld('access', 'resource_no') },
  { what: 'a group', remove: removeGroup, choose: mostHeld('memberships', 'group_no') },
])('the removal of $what', ({ remove, choose }) => {
  async function removed(stopAfter: number): Promise<{ content: unknown; writes: number }> {
    const sql = loadMemorySql(file);
    const [chosen] = await sql.select<{ no: number }>(choose);
    const clock = new VirtualClock();
    const work = async (over: Sql) =>
      remove({ sql: over, clock, context: new Context(over) }, chosen?.no ?? 0);
    const stopping = stoppingAfter(sql, stopAfter);
    await work(stopping).catch((error: unknown) => {
      if (!(error instanceof Stopped)) throw error;
    });
    await work(sql);
    const content = await contentOf(sql);
    sql.close();
    return { content, writes: stopping.written() };
  }

  test('comes to the same wherever it is stopped', async () => {
    const whole = await removed(Number.POSITIVE_INFINITY);
    expect(whole.writes).toBeGreaterThan(5);

    for (let cut = 1; cut < whole.writes; cut += 1)
      expect({ cut, ...(await removed(cut)) }).toEqual({ cut, content: whole.content, writes: cut });
  });
});
