import { afterEach, describe, expect, test } from 'vitest';
import type { OrganizationOptions } from '../../local/organization/server';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

async function start(options: OrganizationOptions = {}): Promise<SyncHarness> {
  harness = await createSyncHarness(options);
  return harness;
}

afterEach(async () => {
  const violations = harness?.organization.violations() ?? [];
  await harness?.close();
  harness = null;
  // What the client sends and the organization answers is what the official document says.
  expect(violations).toEqual([]);
});

describe.each(['centralized', 'original'] as const)('a full sync, %s user management', (model) => {
  test('makes the mirror equal to the organization, field by field', async () => {
    const { sync, compare } = await start({ model, users: 300 });

    const run = await sync();

    expect(run).toMatchObject({ outcome: 'complete', reason: null });
    expect(await compare()).toMatchObject({ equal: true });
  });

  test('needs no more calls than the least possible', async () => {
    const { sync, minimalCalls } = await start({ model, users: 300 });

    const { apiCalls } = await sync();

    const total = Object.values(apiCalls).reduce((sum, calls) => sum + calls, 0);
    expect(total).toBeLessThanOrEqual((await minimalCalls()) + 2);
  });

  test('writes nothing of the mirror when nothing changed', async () => {
    const { sync, compare } = await start({ model });
    await sync();

    const second = await sync();

    expect(second).toMatchObject({ outcome: 'complete', added: 0, changed: 0, gone: 0, rowsWritten: 0 });
    expect(await compare()).toMatchObject({ equal: true });
  });

  test('follows every kind of change', async () => {
    const { sync, compare, organization } = await start({ model, users: 200 });
    await sync();
    for (const change of [
      { kind: 'add-users', count: 7 },
      { kind: 'remove-users', count: 5 },
      { kind: 'suspend-users', count: 4 },
      { kind: 'rename-users', count: 6 },
      { kind: 'move-activity', count: 9 },
      { kind: 'change-memberships', count: 15 },
      { kind: 'add-groups', count: 3 },
      { kind: 'remove-groups', count: 2 },
      { kind: 'add-workspaces', count: 1 },
      { kind: 'remove-workspaces', count: 1 },
    ]) {
      await post(organization.url, 'change', change);
    }
    organization.model.clock.advance(60_000);

    const run = await sync();

    expect(run).toMatchObject({ outcome: 'complete', added: 7, gone: 5 });
    expect(await compare()).toMatchObject({ equal: true });
  });
});

async function post(url: string, name: string, body: object): Promise<void> {
  const response = await fetch(`${url}/_control/${name}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}

describe('a full sync', () => {
  test('is joined by a second start', async () => {
    const { call } = await start();

    const first = await call('sync.start');
    const second = await call('sync.start');

    expect(second).toEqual({ runId: first.runId, joined: true });
  });

  test('is shown even if the app was stopped before it could say that one begins', async () => {
    const away = { statement: 'REPLACE INTO sync_runs' };
    harness = await createSyncHarness({}, (ports) => ({
      ...ports,
      sql: {
        ...ports.sql,
        async change(statement, params) {
          if (away.statement === '' || !statement.startsWith(away.statement))
            return ports.sql.change(statement, params);
          away.statement = '';
          throw new Error('Stopped');
        },
      },
    }));
    await expect(harness.call('sync.start')).rejects.toThrow();

    await harness.app.onTick();

    expect(await harness.sync()).toMatchObject({ outcome: 'complete', startedBy: harness.admin });
  });

  test('stays within a limit that Atlassian tells, without ever being refused', async () => {
    const { sync, compare, organization } = await start({ ratePerMinute: 20 });

    const run = await sync();

    expect(run.outcome).toBe('complete');
    expect(run.waitedMs).toBeGreaterThan(0);
    expect(organization.model.requests.list().filter(({ status }) => status === 429)).toEqual([]);
    expect(await compare()).toMatchObject({ equal: true });
  });

  test('keeps the key out of log and store', async () => {
    const { sync, log, sql, organization } = await start();
    await sync();

    const tables = await sql.select<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
    const rows = await Promise.all(tables.map(({ name }) => sql.select(`SELECT * FROM ${name}`)));

    expect(JSON.stringify([log.lines, rows])).not.toContain(organization.apiKey);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['rate-limited', 'users.search', 2],
    ['rate-limited-silently', 'groups.search', 1],
    ['server-error', 'users.search', 3],
    ['bad-gateway', 'groups.roles', 2],
    ['cut', 'users.search', 1],
    ['malformed-json', 'workspaces.search', 1],
    ['expired-cursor', 'users.search', 1],
    ['duplicate-rows', 'users.search', 1],
    ['unknown-fields', 'users.search', undefined],
  ] as const)('%s at %s is overcome', async (name, operation, times) => {
    const { sync, compare, organization } = await start({ users: 250 });
    organization.model.faults.set({ name, operation, after: 1, ...(times === undefined ? {} : { times }) });

    const run = await sync();

    expect(run.outcome).toBe('complete');
    expect(await compare()).toMatchObject({ equal: true });
  });

  test.each([
    ['empty-collection', 'users.search'],
    ['halved-collection', 'users.search'],
    ['missing-rows', 'users.search'],
    ['cursor-loop', 'users.search'],
    ['repeated-cursor', 'users.search'],
    ['halved-collection', 'groups.search'],
    ['empty-collection', 'groups.search'],
  ] as const)('%s at %s ends the run as partial, and nobody is removed', async (name, operation) => {
    const { sync, compare, organization } = await start({ users: 250 });
    await sync();
    organization.model.faults.set({ name, operation });

    const run = await sync();

    expect(run).toMatchObject({ outcome: 'partial', gone: 0 });
    expect(run.reason?.code).toMatch(/count-mismatch|page-limit|collection-empty/);
    organization.model.faults.clear();
    expect(await compare()).toMatchObject({ equal: true });
  });

  test('an organization that seems to have lost half its people needs a look', async () => {
    const { sync, organization, sql } = await start({ users: 250 });
    await sync();
    await post(organization.url, 'change', { kind: 'remove-users', count: 120 });
    organization.model.clock.advance(60_000);

    const run = await sync();

    expect(run).toMatchObject({ outcome: 'needs-a-look', gone: 0, reason: { code: 'sweep-refused' } });
    const [row] = await sql.select<{ n: number }>('SELECT COUNT(*) AS n FROM users WHERE gone_at IS NULL');
    expect(row?.n).toBe(250);
  });

  test.each([
    ['key-revoked', 'key-rejected'],
    ['key-scoped', 'key-rejected'],
    ['forbidden', 'not-permitted'],
    ['missing-field', 'unexpected-answer'],
    ['redirect', 'unexpected-answer'],
  ] as const)(
    '%s ends the run as failed, with the old data kept and the reason said',
    async (name, reason) => {
      const { sync, call, compare, organization } = await start();
      await sync();
      organization.model.faults.set({ name, operation: 'users.search' });

      const run = await sync();

      expect(run).toMatchObject({ outcome: 'failed', reason: { code: reason } });
      expect(run.reason?.detail['reference']).toMatch(/^id-/);
      organization.model.faults.clear();
      expect(await compare()).toMatchObject({ equal: true });
      const { keyState } = await call('connection.status');
      expect(keyState).toBe(name === 'key-revoked' ? 'dead' : 'alive');
    },
  );
});
