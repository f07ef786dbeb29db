// What a sync noticed is said, with its number: nothing half-told is shown as whole.
import { afterEach, describe, expect, test } from 'vitest';
import { StorageFailed } from '../../src/domain/errors';
import type { Ports } from '../../src/ports';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { tamperedHttp, type Row, type TamperedAnswer } from '../support/tamperedHttp';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

const DAY_MS = 86_400_000;

describe('a collection that comes back empty', () => {
  test.each([
    ['workspaces.search', 'resources'],
    ['directories.list', 'directories'],
    ['groups.search', 'groups'],
    ['users.search', 'users'],
  ] as const)('from %s is a gap, and what is stored stays', async (operation, collection) => {
    harness = await createSyncHarness({});
    const { sync, compare, organization } = harness;
    await sync();
    organization.model.faults.set({ name: 'empty-collection', operation });

    const run = await sync();

    expect(run).toMatchObject({ outcome: 'partial', gone: 0 });
    expect(run.reason).toMatchObject({ code: 'collection-empty', detail: { collection } });
    organization.model.faults.clear();
    expect(await compare()).toMatchObject({ equal: true });
  });

  test('is a gap even before anything is stored: nobody has an organization without a directory', async () => {
    harness = await createSyncHarness({});
    harness.organization.model.faults.set({ name: 'empty-collection', operation: 'directories.list' });

    const run = await harness.sync();

    expect(run).toMatchObject({ outcome: 'partial', reason: { code: 'collection-empty' } });
  });
});

describe('a list of products that is halved, however often it is read', () => {
  test.each([
    ['a full sync', () => ({})],
    ['a small sync', (productKey: string) => ({ target: { kind: 'product', productKey } })],
  ] as const)('is not believed by %s: its length is told', async (_, orderOf) => {
    harness = await createSyncHarness({});
    const { sync, call, work, compare, organization } = harness;
    await sync();
    const { resources } = organization.model.world;
    organization.model.faults.set({ name: 'halved-collection', operation: 'workspaces.search' });

    const { runId } = await call('sync.start', orderOf(resources.at(-1)?.product.key ?? ''));
    await work();

    const run = await call('sync.status', { runId });
    expect(run).toMatchObject({
      outcome: 'partial',
      gone: 0,
      reason: {
        code: 'count-mismatch',
        detail: {
          collection: 'resources',
          expected: resources.length,
          read: Math.floor(resources.length / 2),
        },
      },
    });
    organization.model.faults.clear();
    expect(await compare()).toMatchObject({ equal: true });
  });
});

describe('roles of users that are', () => {
  test.each([
    ['empty-collection', 'centralized'],
    ['halved-collection', 'original'],
  ] as const)('an %s are not believed: fewer than Atlassian counts, %s', async (name, model) => {
    harness = await createSyncHarness({ model });
    const { sync, compare, organization } = harness;
    await sync();
    organization.model.faults.set({ name, operation: 'users.roleAssignments' });

    const run = await sync();

    expect(run).toMatchObject({
      outcome: 'partial',
      reason: { code: 'count-mismatch', detail: { collection: 'direct-roles' } },
    });
    organization.model.faults.clear();
    expect(await compare()).toMatchObject({ equal: true });
  });
});

/** Leaves the groups out of the first users of every page. */
function withoutGroups(users: number) {
  return (path: string, answer: TamperedAnswer): TamperedAnswer => {
    if (!path.endsWith('/users/search') || answer.data === undefined) return answer;
    const silent = (row: Row): Row => ({ ...row, groups: undefined });
    return { data: answer.data.map((row, i) => (i < users ? silent(row) : row)) };
  };
}

describe('groups that Atlassian did not tell', () => {
  test.each([
    [2, 'complete'],
    [9, 'partial'],
  ] as const)('for %i users keep what is stored, and the run is %s', async (users, outcome) => {
    let change = (_: string, answer: TamperedAnswer): TamperedAnswer => answer;
    harness = await createSyncHarness({ users: 90 }, (ports) => ({
      ...ports,
      http: tamperedHttp(ports.http, (path, answer) => change(path, answer)),
    }));
    const { sync, compare } = harness;
    await sync();
    change = withoutGroups(users);

    const run = await sync();

    expect(run.outcome).toBe(outcome);
    expect(run.warnings).toContainEqual({ code: 'groups-not-told', detail: { times: users } });
    expect(await compare()).toMatchObject({ equal: true });
  });
});

test('words that nobody knows are counted', async () => {
  harness = await createSyncHarness({ users: 60 });
  harness.organization.model.faults.set({ name: 'unknown-values', operation: 'users.search' });

  const run = await harness.sync();

  expect(run.outcome).toBe('complete');
  const [warning] = run.warnings.filter(({ code }) => code === 'unknown-values');
  expect(warning?.detail['times']).toBeGreaterThanOrEqual(60);
});

test('a key that expires within 30 days is told with its days', async () => {
  harness = await createSyncHarness({});
  const { sync, organization } = harness;
  expect((await sync()).warnings).toEqual([]);
  // The key lives for 300 days from the day on which the organization was made.
  organization.model.clock.advance(275 * DAY_MS);

  const run = await sync();

  expect(run.warnings).toEqual([{ code: 'key-expires-soon', detail: { days: 25 } }]);
});

describe('a database that fails', () => {
  const failing =
    (isAway: () => boolean) =>
    (ports: Ports): Ports => ({
      ...ports,
      sql: {
        ...ports.sql,
        async change(statement, params) {
          if (isAway() && statement.startsWith('REPLACE INTO users')) throw new StorageFailed('Away');
          return ports.sql.change(statement, params);
        },
      },
    });

  test('for a while only delays the sync', async () => {
    let left = 0;
    harness = await createSyncHarness(
      {},
      failing(() => left-- > 0),
    );
    left = 3;

    expect(await harness.sync()).toMatchObject({ outcome: 'complete' });
    expect(await harness.compare()).toMatchObject({ equal: true });
  });

  test('for long ends the run, and not in the name of Atlassian', async () => {
    harness = await createSyncHarness(
      {},
      failing(() => true),
    );

    expect(await harness.sync()).toMatchObject({ outcome: 'failed', reason: { code: 'storage' } });
  });
});

test('a run ends only once it is noted that its key is dead', async () => {
  const outcomesMeanwhile: unknown[] = [];
  harness = await createSyncHarness({}, (ports) => ({
    ...ports,
    keyValue: {
      ...ports.keyValue,
      async set(key, value) {
        if (outcomesMeanwhile.length < 2 && JSON.stringify(value).includes('"reason":"rejected"')) {
          outcomesMeanwhile.push(...(await ports.sql.select('SELECT outcome FROM sync_runs')));
          throw new StorageFailed('Away');
        }
        return ports.keyValue.set(key, value);
      },
    },
  }));
  const { organization, sync, call } = harness;
  organization.model.faults.set({ name: 'key-revoked', operation: 'users.search' });

  const run = await sync();

  expect(outcomesMeanwhile).toEqual([{ outcome: null }, { outcome: null }]);
  expect(run).toMatchObject({ outcome: 'failed', reason: { code: 'key-rejected' } });
  expect(await call('connection.status')).toMatchObject({ deathReason: 'rejected' });
});

test('platform roles that are left out make nobody an ordinary user who administers the organization', async () => {
  let isTampered = false;
  harness = await createSyncHarness({ users: 60 }, (ports) => ({
    ...ports,
    http: tamperedHttp(ports.http, (path, answer) =>
      isTampered && path.endsWith('/users/search') && answer.data !== undefined
        ? { data: answer.data.map(({ platformRoles: _roles, ...row }) => row) }
        : answer,
    ),
  }));
  const { sync, organization, sql } = harness;
  isTampered = true;

  await sync();

  const rows = await sql.select<{ account_id: string }>(
    `SELECT account_id FROM users WHERE platform_roles LIKE '%org-admin%' ORDER BY account_id`,
  );
  const admins = [...organization.model.world.people.values()]
    .filter(({ platformRoles }) => platformRoles.includes('atlassian/org-admin'))
    .map(({ accountId }) => accountId);
  expect(rows.map((row) => row.account_id)).toEqual(admins.toSorted());
  expect(admins).not.toEqual([]);
});
