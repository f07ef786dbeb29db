import { expect, test } from 'vitest';
import type { Group } from '../../src/domain/directory';
import { asGroupId } from '../../src/domain/ids';
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
    holders.map((groupNo) => ({ groupNo, roles, otherResources: [] })),
  );

  const listed = await listGroups(sql);
  const listedRoles = await listGroupRoles(sql, listed.at(-1)?.groupNo ?? 0);

  // 4 MiB – developer.atlassian.com/platform/forge/limits-sql (2025-12-01)
  expect(Math.max(...answers.map((answer) => answer.length))).toBeLessThan(2 ** 22);
  expect(listed.map((group) => group.groupNo)).toEqual(nos);
  expect(listedRoles.map((role) => role.groupNo)).toEqual(holders);
});
