import { expect, test } from 'vitest';
import { replaceRows } from '../../src/store/rows';
import { Context } from '../../src/sync/context';
import { removeGroup, removeSome } from '../../src/sync/remove';
import { createMemorySql } from '../support/memorySql';
import { VirtualClock } from '../support/virtualClock';

const GROUP = 7;

async function withMembers(count: number) {
  const sql = createMemorySql();
  const columns = ['group_no', 'group_id', 'name', 'name_search', 'managed_by', 'row_hash', 'changed_at'];
  await replaceRows(sql, { name: 'user_groups', columns }, [
    [GROUP, 'large', 'Large', 'large', 'admins', '', 0],
  ]);
  const members = Array.from({ length: count }, (_, i) => [i + 1, GROUP]);
  await replaceRows(sql, { name: 'memberships', columns: ['user_no', 'group_no'] }, members);
  const left = async () => (await sql.select('SELECT user_no FROM memberships')).length;
  const isGone = async () =>
    (await sql.select('SELECT group_no FROM user_groups WHERE gone_at IS NOT NULL')).length === 1;
  return { tools: { sql, clock: new VirtualClock(), context: new Context(sql) }, left, isGone };
}

test('a group with more members than a step has room for goes in several, and is not gone before', async () => {
  const { tools, left, isGone } = await withMembers(1_700);

  const first = await removeGroup(tools, GROUP, 1_000);

  expect(first).toMatchObject({ users: 1_000, isGone: false });
  expect([await left(), await isGone()]).toEqual([700, false]);

  const second = await removeGroup(tools, GROUP, 1_000);

  expect(second).toMatchObject({ users: 700, isGone: true });
  expect([await left(), await isGone()]).toEqual([0, true]);
});

test('a step removes what it has room for and tells the rest', async () => {
  const users = new Map([
    [1, 100],
    [2, 9_000],
    [3, 1],
  ]);

  const removed = await removeSome([...users.keys()], async (no, room) => {
    const looked = Math.min(users.get(no) ?? 0, room);
    return { rows: looked, users: looked, isGone: looked === users.get(no) };
  });

  expect(removed).toEqual({ rows: 5_000, left: [2, 3] });
});
