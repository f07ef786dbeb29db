import { afterEach, describe, expect, test } from 'vitest';
import type { ChangeKind } from '../../local/organization/churn';
import type { OrganizationOptions } from '../../local/organization/server';
import type { Ports } from '../../src/ports';
import { getAuditStream, startAuditStream } from '../../src/sync/auditStream';
import { makeChange, swapSuspension } from '../support/changes';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

let harness: SyncHarness | null = null;

afterEach(async () => {
  const violations = harness?.organization.violations() ?? [];
  await harness?.close();
  harness = null;
  expect(violations).toEqual([]);
});

/** An app that has synced, found its place in the log, and has nothing left to do. */
async function start(
  options: OrganizationOptions = {},
  adapt: (ports: Ports) => Ports = (ports) => ports,
): Promise<SyncHarness> {
  harness = await createSyncHarness({ users: 40, judge: false, ...options }, adapt);
  await harness.sync();
  await follow(harness);
  return harness;
}

/** Lets five minutes pass, and follows the log; returns the requests that it took, by operation. */
async function follow({ ports, work, organization }: SyncHarness) {
  organization.model.clock.advance(5 * MINUTE_MS);
  organization.model.requests.reset();
  await startAuditStream(ports);
  await work();
  return organization.model.requests.byOperation();
}

/** What the mirror says of these people, as it differs from the organization. */
async function differencesOf({ compare }: SyncHarness, ids: readonly string[]) {
  const { first } = await compare();
  return first.filter((difference) => ids.some((id) => JSON.stringify(difference).includes(id)));
}

const changes: readonly ChangeKind[] = [
  'add-users',
  'remove-users',
  'suspend-users',
  'rename-users',
  'change-memberships',
  'add-groups',
  'remove-groups',
];

describe.each(['centralized', 'original'] as const)('a change in Atlassian, %s', (model) => {
  test('is in the mirror with the next tick, without a full sync', async () => {
    const app = await start({ model, judge: true });
    for (const kind of changes) {
      const ids = await makeChange(app, kind, 2);

      const calls = await follow(app);

      expect([kind, await differencesOf(app, ids)]).toEqual([kind, []]);
      expect(calls['events.stream']).toBe(1);
    }
    expect((await app.call('sync.history', { kind: 'full' })).items).toHaveLength(1);
  });
});

test('a change in Atlassian is in the mirror six minutes later at the latest, for two calls', async () => {
  const app = await start();
  const { clock, requests } = app.organization.model;
  await app.app.onTick();
  await app.work();
  const [id = ''] = await makeChange(app, 'suspend-users');
  const changedAt = clock.now();
  requests.reset();

  clock.advance(5 * MINUTE_MS);
  await app.app.onTick();
  await app.work();

  expect(await differencesOf(app, [id])).toEqual([]);
  expect(clock.now() - changedAt).toBeLessThan(6 * MINUTE_MS);
  expect(requests.byOperation()).toEqual({ 'events.stream': 1, 'users.search': 1 });
});

describe('the audit log', () => {
  test('costs one call a tick while nothing happens', async () => {
    const app = await start();

    expect(await follow(app)).toEqual({ 'events.stream': 1 });
    expect(await getAuditStream(app.ports)).toMatchObject({ is: 'followed', gap: null });
  });

  test('has people read ten a call', async () => {
    const app = await start();
    await makeChange(app, 'rename-users', 20);

    const calls = await follow(app);

    expect(calls).toMatchObject({ 'events.stream': 1, 'users.search': 2 });
    expect(await app.compare()).toMatchObject({ equal: true });
    const { items } = await app.call('sync.history', { kind: 'changes' });
    expect(items[0]).toMatchObject({ cause: 'audit-log', startedBy: null, outcome: 'complete' });
  });

  test('shows an exchange that no count shows', async () => {
    const app = await start();
    const ids = await swapSuspension(app);
    expect(await differencesOf(app, ids)).not.toEqual([]);

    await follow(app);

    expect(await app.compare()).toMatchObject({ equal: true });
  });

  test('is not asked for again what was read', async () => {
    const app = await start();
    await makeChange(app, 'rename-users');
    await follow(app);

    expect(await follow(app)).toEqual({ 'events.stream': 1 });
  });

  test('has nobody read because of a login', async () => {
    const app = await start();
    await makeChange(app, 'move-activity', 3);

    expect(await follow(app)).toEqual({ 'events.stream': 1 });
    expect((await getAuditStream(app.ports)).unknownActions).not.toHaveProperty('user_login');
  });

  test('is waited for until what it tells can be read', async () => {
    const app = await start();
    app.organization.model.clock.advance(5 * MINUTE_MS - 5_000);
    const [id = ''] = await makeChange(app, 'suspend-users');
    const startedAt = app.organization.model.clock.now() + 5_000;
    app.organization.model.clock.advance(5_000);
    app.organization.model.requests.reset();
    await startAuditStream(app.ports);
    await app.work();

    const asked = app.organization.model.requests
      .list()
      .find(({ operation }) => operation === 'users.search');
    expect((asked?.at ?? 0) - startedAt).toBeGreaterThan(25_000);
    expect(await differencesOf(app, [id])).toEqual([]);
  });

  test('counts what actions nobody has documented, and acts on whom they name', async () => {
    const app = await start();
    await makeChange(app, 'add-workspaces');
    await makeChange(app, 'suspend-users', 2);

    await follow(app);

    expect((await getAuditStream(app.ports)).unknownActions).toEqual({ product_added: 1, user_suspended: 2 });
  });

  test('is asked for once a day while Atlassian refuses it', async () => {
    harness = await createSyncHarness({ users: 40, judge: false });
    const app = harness;
    app.organization.model.faults.set({ name: 'no-guard' });
    await app.sync();

    expect((await follow(app))['events.stream']).toBe(1);
    expect(await getAuditStream(app.ports)).toMatchObject({ is: 'off', checkedAt: null });
    expect((await follow(app))['events.stream']).toBeUndefined();

    app.organization.model.faults.clear();
    app.organization.model.clock.advance(DAY_MS);
    expect((await follow(app))['events.stream']).toBe(1);
    expect(await getAuditStream(app.ports)).toMatchObject({ is: 'followed' });
  });

  test('is followed from the last entry on when its cursor is not known any more', async () => {
    const app = await start();
    await makeChange(app, 'rename-users');
    await follow(app);
    const ids = await makeChange(app, 'suspend-users', 2);
    app.organization.model.faults.set({ name: 'expired-cursor', operation: 'events.stream' });

    const calls = await follow(app);

    expect(calls['events.stream']).toBe(2);
    expect(await differencesOf(app, ids)).toEqual([]);
    expect(await getAuditStream(app.ports)).toMatchObject({ is: 'followed', gap: null });
  });

  test('has a gap after half a year, says so, and is followed again after a full sync', async () => {
    const app = await start();
    await makeChange(app, 'rename-users', 3);
    app.organization.model.clock.advance(200 * DAY_MS);

    await follow(app);

    const { gap } = await getAuditStream(app.ports);
    expect(gap?.noticedAt).toBeGreaterThan(app.organization.model.clock.now() - 10 * MINUTE_MS);
    expect(await app.compare()).toMatchObject({ equal: true });
    expect((await app.call('sync.history')).items.map(({ cause }) => cause)).toContain('audit-gap');
    const ids = await makeChange(app, 'suspend-users');
    await follow(app);
    expect(await differencesOf(app, ids)).toEqual([]);
    expect(await getAuditStream(app.ports)).toMatchObject({ is: 'followed' });
  });

  test.each(['server-error', 'rate-limited', 'malformed-json'] as const)(
    'is read later, and nothing of it is lost, after %s',
    async (name) => {
      const app = await start();
      const ids = await makeChange(app, 'suspend-users', 2);
      app.organization.model.faults.set({ name, operation: 'events.stream', times: 3 });

      await follow(app);

      expect(await differencesOf(app, ids)).toEqual([]);
    },
  );
});
