import { expect, test } from 'vitest';
import { NumberStock } from '../../src/store/counters';
import { createMemorySql } from '../support/memorySql';

test('a stock of numbers asks rarely for many, and gives none twice, whoever else takes some', async () => {
  const sql = createMemorySql();
  const [one, other] = [new NumberStock(sql, 'users'), new NumberStock(sql, 'users')];

  const before = sql.statementCount();
  const taken: number[] = [];
  for (let page = 0; page < 50; page += 1) {
    taken.push(...(await one.take(100)), ...(page % 10 === 0 ? await other.take(3) : []));
  }

  expect(new Set(taken).size).toBe(50 * 100 + 5 * 3);
  // Two statements a block, a third one for the counter's first.
  expect(sql.statementCount() - before).toBeLessThan(30);
});

test('a stock of numbers that is asked for a few reserves no more than as many again', async () => {
  const sql = createMemorySql();

  expect(await new NumberStock(sql, 'users').take(2)).toEqual([1, 2]);
  expect(await new NumberStock(sql, 'users').take(2)).toEqual([3, 4]);
});
