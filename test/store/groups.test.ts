import { expect, test } from 'vitest';
import type { Group } from '../../src/domain/directory';
import { asGroupId } from '../../src/domain/ids';
import { grantsAdmin } from '../../src/domain/role';
import type { Sql, SqlRow, SqlValue } from '../../src/ports';
import { listGroupRoles, setGroupRoles } from '../../src/store/groupRoles';
import { listGroups, upsertGroups } from '../../src/store/groups';
import { createMemorySql } from '../support/memorySql';

const aGroup = (_: unknown, i: number): Group => ({
  groupId: asGroupId(String(i).padStart(36, '0')),
  directoryId: null,
  name: `Group ${i}`,
  description: null,
  managedBy: 'admins',
  externalSynced: null,
  readable: null,
  modifiable: null,
  deletable: null,
  userCount: null,
  resourceCount: null,
});

test('all groups are listed with their roles, however many there are, in answers that Forge SQL gives', async () => {
  const memory = createMemorySql();
  const answers: string[] = [];
  const sql: Sql = {
    ...memory,
    async select<Row extends SqlRow>(statement: string, params?: readonly SqlValue[]): Promise<Row[]> {
      const rows = await memory.select<Row>(statement, params);
      answers.push(JSON.stringify(rows));
      return rows;
    },
  };
  const groups = Array.from({ length: 30_000 }, aGroup);
  const { nos } = await upsertGroups(sql, groups, { now: 1, directoryNos: new Map() });
  const holders = [nos[0] ?? 0, nos[5_000] ?? 0, nos[29_999] ?? 0];
  const roles = [{ resourceNo: 1, roleId: 'atlassian/user', isDefault: false }];
  await setGroupRoles(
    sql,
    holders.map((groupNo) => ({ groupNo, roles, otherResources: [], grantsAdmin: false })),
  );

  const listed = await listGroups(sql);
  const listedRoles = await listGroupRoles(sql, listed.at(-1)?.groupNo ?? 0);

  // 4 MiB – developer.atlassian.com/platform/forge/limits-sql (2025-12-01)
  expect(Math.max(...answers.map((answer) => answer.length))).toBeLessThan(2 ** 22);
  expect(listed.map((group) => group.groupNo)).toEqual(nos);
  expect(listedRoles.map((role) => role.groupNo)).toEqual(holders);
});

test('a group that makes admins keeps being told as one when it is renamed, until it no longer does', async () => {
  const sql = createMemorySql();
  const at = { now: 1, directoryNos: new Map() };
  const group = aGroup(null, 1);
  const { nos } = await upsertGroups(sql, [group], at);
  const flags = () => sql.select('SELECT name, grants_admin FROM user_groups');
  const setRoles = (makesAdmins: boolean) =>
    setGroupRoles(sql, [
      { groupNo: nos[0] ?? 0, roles: [], otherResources: ['org'], grantsAdmin: makesAdmins },
    ]);

  await setRoles(true);
  await upsertGroups(sql, [{ ...group, name: 'Renamed' }], at);
  expect(await flags()).toEqual([{ name: 'Renamed', grants_admin: 1 }]);

  await setRoles(false);
  expect(await flags()).toEqual([{ name: 'Renamed', grants_admin: 0 }]);
});

test.each([
  ['platform', ['atlassian/ai-access', 'atlassian/site-admin'], true],
  ['platform', ['atlassian/ai-access'], false],
  ['jira-software', ['atlassian/user-access-admin'], false],
])('on %s %j makes admins: %s', (resourceOwner, roles, expected) => {
  expect(grantsAdmin({ resourceOwner, roles })).toBe(expected);
});
