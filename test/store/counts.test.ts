import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keptCounts } from '../../src/store/counts';
import { findMirrorVersion, markingSql } from '../../src/store/mirrorVersion';
import type { Sql } from '../../src/ports';
import { createMemorySql, type MemorySql } from '../support/memorySql';

const MINUTE_MS = 60_000;
const REMOVAL = 'DELETE FROM memberships WHERE user_no = 1';

let inner: MemorySql;
let sql: Sql;
let now: number;
const clock = { now: () => now, sleep: async () => {} };

beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  inner = createMemorySql();
  sql = markingSql({ sql: inner, clock });
  return () => inner.close();
});

const counted = async (what: string): Promise<number | null> =>
  (await keptCounts({ sql, clock }).open([what], z.number())).count;

async function count(what: string, value: number): Promise<void> {
  const kept = await keptCounts({ sql, clock }).open([what], z.number());
  await kept.keep(value);
}

async function changeAndSettle(): Promise<void> {
  await sql.change(REMOVAL);
  now += MINUTE_MS + 1;
}

describe('the version of the mirror', () => {
  it('is unknown before the first change, and while changes go on', async () => {
    expect(await findMirrorVersion(sql, now)).toBeNull();

    await sql.change(REMOVAL);
    expect(await findMirrorVersion(sql, now)).toBeNull();

    now += MINUTE_MS + 1;
    expect(await findMirrorVersion(sql, now)).toBe(1);
  });

  it('is raised before anything is changed', async () => {
    await changeAndSettle();
    const raised: (number | null)[] = [];
    const watching = markingSql({
      clock,
      sql: {
        ...inner,
        change: async (statement, params) => {
          if (statement === REMOVAL) raised.push(await findMirrorVersion(inner, now));
          return inner.change(statement, params);
        },
      },
    });

    await watching.change(REMOVAL);

    expect(raised).toEqual([null]);
  });

  it('is raised by every statement that changes a table of the mirror, and by no other', async () => {
    for (const statement of [
      'UPDATE users SET name = NULL',
      'DELETE FROM user_sums',
      "REPLACE INTO products (product_no, product_key) VALUES (1, 'x')",
      "INSERT INTO sites (site_no, cloud_id) VALUES (1, 'x')",
    ]) {
      const before = await findMirrorVersion(sql, now);
      await sql.change(statement);
      now += MINUTE_MS + 1;
      expect(await findMirrorVersion(sql, now)).toBe((before ?? 0) + 1);
    }
    const version = await findMirrorVersion(sql, now);
    await sql.change('DELETE FROM audit');
    expect(await findMirrorVersion(sql, now)).toBe(version);
  });

  it('costs one statement in twenty seconds of changes', async () => {
    const before = inner.statementCount();
    for (let i = 0; i < 100; i += 1) {
      await Promise.all([sql.change(REMOVAL), sql.change(REMOVAL)]);
      now += 400;
    }
    // The first mark finds no row yet and writes one.
    expect(inner.statementCount() - before).toBe(200 + 3);
  });

  it('keeps a change back whose mark failed, and marks with the next', async () => {
    let isDown = true;
    const failing = markingSql({
      clock,
      sql: {
        ...inner,
        change: async (statement, params) => {
          if (isDown && statement.includes('freshness')) throw new Error('down');
          return inner.change(statement, params);
        },
      },
    });

    await expect(failing.change(REMOVAL)).rejects.toThrow('down');
    isDown = false;
    await failing.change(REMOVAL);

    now += MINUTE_MS + 1;
    expect(await findMirrorVersion(sql, now)).toBe(1);
  });
});

describe('a count', () => {
  it('is kept until the mirror changes', async () => {
    await changeAndSettle();
    await count('everybody', 7);
    expect(await counted('everybody')).toBe(7);
    expect(await counted('somebody else')).toBeNull();

    await sql.change(REMOVAL);
    expect(await counted('everybody')).toBeNull();

    now += MINUTE_MS + 1;
    expect(await counted('everybody')).toBeNull();
  });

  it('is not kept when the mirror changed while it was counted', async () => {
    await changeAndSettle();
    const kept = await keptCounts({ sql, clock }).open(['everybody'], z.number());
    await changeAndSettle();
    await kept.keep(7);

    expect(await counted('everybody')).toBeNull();
  });

  it('is counted anew when what is kept has another shape', async () => {
    await changeAndSettle();
    const kept = await keptCounts({ sql, clock }).open(['everybody'], z.string());
    await kept.keep('seven');

    expect(await counted('everybody')).toBeNull();
  });

  it('is forgotten after a day', async () => {
    await changeAndSettle();
    await count('everybody', 7);
    now += 86_400_001;
    await count('somebody', 1);

    expect(await inner.select('SELECT answer FROM counts')).toEqual([{ answer: '1' }]);
  });
});
