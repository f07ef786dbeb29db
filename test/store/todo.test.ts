import { expect, test } from 'vitest';
import { addTodo, clearSomeTodo, countTodo } from '../../src/store/todo';
import { createMemorySql } from '../support/memorySql';

const USERS = 12_000;

test('a list of users to look at is cleared in parts, and nothing of another kind', async () => {
  const sql = createMemorySql();
  const entries = Array.from({ length: USERS }, (_, i) => ({ directoryNo: 1 + (i % 2), userNo: i + 1 }));
  await addTodo(sql, 'left', entries);
  await addTodo(sql, 'direct', entries.slice(0, 5));

  const cleared = [await clearSomeTodo(sql, 'left'), await clearSomeTodo(sql, 'left')];

  expect(cleared).toEqual([false, true]);
  expect(await countTodo(sql, 'left')).toBe(0);
  expect(await countTodo(sql, 'direct')).toBe(5);
});
