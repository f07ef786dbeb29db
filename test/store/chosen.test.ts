import { expect, test } from 'vitest';
import type { Sql, SqlRow } from '../../src/ports';
import { countDirectHolders, countHoldersOf, listHoldersOf } from '../../src/store/chosen';
import { replaceRows } from '../../src/store/rows';
import { createMemorySql } from '../support/memorySql';

const USERS = 12_000;
const GROUP = 7;
const HOLDERS = { by: 'groups', nos: [GROUP] } as const;

/** All users are in the group; half of them in one directory, half in another; every third has a role of their own. */
async function withHolders() {
  const sql = createMemorySql();
  const nos = Array.from({ length: USERS }, (_, i) => i + 1);
  await replaceRows(
    sql,
    { name: 'memberships', columns: ['user_no', 'group_no'] },
    nos.map((no) => [no, GROUP]),
  );
  await replaceRows(
    sql,
    { name: 'directory_users', columns: ['directory_no', 'user_no', 'content_hash'] },
    nos.map((no) => [1 + (no % 2), no, '']),
  );
  await replaceRows(
    sql,
    { name: 'direct_roles', columns: ['user_no', 'resource_no', 'role_id', 'method'] },
    nos.filter((no) => no % 3 === 0).map((no) => [no, 1, 'atlassian/user', 'direct']),
  );
  const texts = [
    'account_id',
    'status',
    'account_status',
    'membership_status',
    'claim_status',
    'name_search',
    'email_search',
    'email_domain',
    'platform_roles',
    'row_hash',
  ];
  const columns = ['user_no', 'first_seen_at', 'changed_at', ...texts];
  await replaceRows(sql, { name: 'users', columns }, [[USERS, 0, 0, ...texts.map(() => '')]]);
  return sql;
}

/** Returns the same store, and how many members each statement may have looked at. */
function watching(sql: Sql): { readonly sql: Sql; readonly ranges: number[] } {
  const ranges: number[] = [];
  return {
    ranges,
    sql: {
      ...sql,
      select: <Row extends SqlRow>(statement: string, params: readonly (string | number | null)[] = []) => {
        const [after, upTo] = params.slice(-2).map(Number);
        if (statement.includes('memberships')) ranges.push((upTo ?? USERS) - (after ?? 0));
        return sql.select<Row>(statement, params);
      },
    },
  };
}

test('holders are counted and listed whole, in statements that look at a range of users each', async () => {
  const { sql, ranges } = watching(await withHolders());

  expect(await countHoldersOf(sql, HOLDERS)).toEqual(
    new Map([
      [1, USERS / 2],
      [2, USERS / 2],
    ]),
  );
  expect(await countDirectHolders(sql, HOLDERS)).toBe(USERS / 3);
  const first = await listHoldersOf(sql, HOLDERS, { after: 0, limit: 1_000 });
  const rest = await listHoldersOf(sql, HOLDERS, { after: first.at(-1) ?? 0, limit: USERS });

  expect([...first, ...rest]).toEqual(Array.from({ length: USERS }, (_, i) => i + 1));
  expect(ranges.length).toBeGreaterThan(6);
  expect(Math.max(...ranges)).toBeLessThanOrEqual(5_000);
});
