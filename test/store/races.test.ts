// Two callers who make the same row at the same time: both see none, and the database lets one of them win.
import { afterEach, expect, test } from 'vitest';
import type { Sql } from '../../src/ports';
import { takeNumbers } from '../../src/store/counters';
import { findActiveJob, insertJob } from '../../src/store/jobs';
import { createMemorySql } from '../support/memorySql';

const sql = createMemorySql();

afterEach(async () => {
  await sql.change('DELETE FROM jobs');
  await sql.change('DELETE FROM counters');
});

/** Returns the store as a caller sees it whose first insert comes too late. */
function tooLate(rival: () => Promise<unknown>): Sql {
  let isFirst = true;
  return {
    ...sql,
    async change(statement, params) {
      if (isFirst && statement.startsWith('INSERT')) {
        isFirst = false;
        await rival();
        throw new Error('Duplicate entry');
      }
      return sql.change(statement, params);
    },
  };
}

const job = (jobId: string) => ({ jobId, kind: 'count', activeKey: 'count', state: '' });

test('the job that came too late is joined to the other one', async () => {
  const store = tooLate(() => insertJob(sql, job('other'), 1));

  expect(await insertJob(store, job('mine'), 1)).toBe(false);
  expect(await findActiveJob(sql, 'count')).toMatchObject({ jobId: 'other' });
});

test('a job that cannot be stored for another reason is an error', async () => {
  await expect(
    insertJob(
      tooLate(async () => undefined),
      job('mine'),
      1,
    ),
  ).rejects.toThrow('Duplicate entry');
});

test('nobody gets the numbers of another caller', async () => {
  const store = tooLate(() => takeNumbers(sql, 'users', 3));

  expect(await takeNumbers(store, 'users', 2)).toBe(4);
});
