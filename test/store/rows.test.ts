import { expect, test } from 'vitest';
import { replaceRows } from '../../src/store/rows';
import { deletePairs } from '../../src/store/rowsOfUsers';
import type { Sql, SqlValue } from '../../src/ports';
import { createMemorySql } from '../support/memorySql';

// developer.atlassian.com/platform/forge/limits-sql (2025-12-01)
const FORGE_REQUEST_BYTES = 1_048_576;

test('rows of the longest texts go into requests that Forge SQL takes, and none is lost', async () => {
  const requests: { query: string; params: readonly SqlValue[] }[] = [];
  const sql: Pick<Sql, 'change'> = {
    change: async (query, params = []) => requests.push({ query, params }),
  };
  const rows = Array.from({ length: 900 }, (_, i) => [i, '…'.repeat(1_024), 'é'.repeat(255), null]);

  await replaceRows(
    { ...createMemorySql(), ...sql },
    { name: 'anything', columns: ['a', 'b', 'c', 'd'] },
    rows,
  );

  const bytes = requests.map((request) => Buffer.byteLength(JSON.stringify(request)));
  expect(Math.max(...bytes)).toBeLessThan(FORGE_REQUEST_BYTES);
  expect(requests.flatMap(({ params }) => params)).toEqual(rows.flat());
});

test('pairs of many users are deleted in few statements, and no other pair with them', async () => {
  const sql = createMemorySql();
  const users = Array.from({ length: 150 }, (_, i) => i + 1);
  const groups = [1, 2, 3, 4];
  await replaceRows(
    sql,
    { name: 'memberships', columns: ['user_no', 'group_no'] },
    users.flatMap((userNo) => groups.map((groupNo) => [userNo, groupNo])),
  );
  const before = sql.statementCount();

  const gone = new Map(users.map((userNo) => [userNo, groups.filter((no) => no % 4 !== userNo % 4)]));
  const rows = await deletePairs(sql, { name: 'memberships', column: 'group_no' }, gone);

  expect(rows).toBe(150 * 3);
  expect(sql.statementCount() - before).toBe(2);
  const left = await sql.select<{ user_no: number; group_no: number }>(
    'SELECT user_no, group_no FROM memberships',
  );
  expect(left.every((row) => row.group_no % 4 === row.user_no % 4)).toBe(true);
  expect(left).toHaveLength(150);
});
