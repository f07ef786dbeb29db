// A page whose writing failed in the middle is read again, and may then tell something else.
import { afterEach, describe, expect, test } from 'vitest';
import type { Ports } from '../../src/ports';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { tamperedHttp, type TamperedAnswer } from '../support/tamperedHttp';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

/** What a test sets while the app runs. */
interface Trouble {
  /** Begin of the statement that fails once. */
  failing: string;
  change: (path: string, answer: TamperedAnswer) => TamperedAnswer;
}

async function start() {
  const calm = (_: string, answer: TamperedAnswer) => answer;
  const trouble: Trouble = { failing: '', change: calm };
  const adapt = (ports: Ports): Ports => ({
    ...ports,
    http: tamperedHttp(ports.http, (path, answer) => trouble.change(path, answer)),
    sql: {
      ...ports.sql,
      async change(statement, params) {
        if (trouble.failing !== '' && statement.startsWith(trouble.failing)) {
          trouble.failing = '';
          throw new Error('The database is away');
        }
        return ports.sql.change(statement, params);
      },
    },
  });
  harness = await createSyncHarness({}, adapt);
  return { ...harness, trouble, calm };
}

describe('a page of users that is read again after a failure', () => {
  test('restores what it told before', async () => {
    const { sync, compare, sql, trouble, calm } = await start();
    await sync();
    const [member] = await sql.select<{ id: string }>(
      'SELECT u.account_id AS id FROM memberships m JOIN users u ON u.user_no = m.user_no LIMIT 1',
    );
    trouble.failing = 'REPLACE INTO directory_users';
    trouble.change = (path, answer) => {
      if (!path.endsWith('/users/search') || trouble.failing === '') return answer;
      const data = answer.data?.map((row) =>
        row['accountId'] === member?.id ? { ...row, groups: [] } : row,
      );
      return data === undefined ? answer : { data };
    };

    const run = await sync();

    trouble.change = calm;
    expect(run.outcome).toBe('complete');
    expect(await compare()).toMatchObject({ equal: true });
  });

  test('still asks for the roles of a user who has one fewer', async () => {
    const { sync, sql, trouble } = await start();
    await sync();
    const held = 'SELECT u.account_id AS id FROM direct_roles d JOIN users u ON u.user_no = d.user_no';
    const [holder] = await sql.select<{ id: string }>(
      `${held} GROUP BY u.account_id HAVING COUNT(*) = 1 AND MIN(d.method) = 'direct' LIMIT 1`,
    );
    const id = holder?.id ?? '';
    trouble.failing = 'REPLACE INTO sync_todo';
    trouble.change = (path, answer) => {
      if (path.endsWith(`/${encodeURIComponent(id)}/role-assignments`))
        return { data: answer.data?.filter((assignment) => !isDirect(assignment)) ?? [] };
      if (!path.endsWith('/users/search')) return answer;
      const data = answer.data?.map((row) => (row['accountId'] === id ? withOneFewer(row) : row));
      return data === undefined ? answer : { data };
    };

    await sync();

    expect(await sql.select(`${held} WHERE u.account_id = ?`, [id])).toEqual([]);
  });
});

function isDirect(assignment: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(assignment).includes('"direct"');
}

function withOneFewer(row: Readonly<Record<string, unknown>>) {
  const { resources } = row['counts'] as { resources: number };
  return { ...row, counts: { resources: resources - 1 } };
}
