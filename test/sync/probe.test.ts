import { afterEach, describe, expect, test } from 'vitest';
import type { ChangeKind } from '../../local/organization/churn';
import type { FaultName } from '../../local/organization/faults';
import type { OrganizationOptions } from '../../local/organization/server';
import type { ProbeFinding } from '../../src/domain/probe';
import type { Ports } from '../../src/ports';
import { lastProbeDocument } from '../../src/store/probe';
import { findLastProbe, lacksFirstLook, startProbe } from '../../src/sync/probe';
import { makeChange, swapSuspension } from '../support/changes';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { tamperedHttp } from '../support/tamperedHttp';

const QUARTER_MS = 900_000;

let harness: SyncHarness | null = null;
let probes = 0;

afterEach(async () => {
  const violations = harness?.organization.violations() ?? [];
  await harness?.close();
  harness = null;
  // What the probe sends and the organization answers is what the official document says.
  expect(violations).toEqual([]);
});

async function start(
  options: OrganizationOptions = {},
  adapt: (ports: Ports) => Ports = (ports) => ports,
): Promise<SyncHarness> {
  harness = await createSyncHarness({ users: 40, judge: false, ...options }, adapt);
  return harness;
}

/** Lets a quarter of an hour pass and probes; returns what was found and how many requests it took. */
async function probe({ ports, work, organization }: SyncHarness) {
  organization.model.clock.advance(QUARTER_MS);
  const before = organization.model.requests.total();
  probes += 1;
  await startProbe(ports, `probe-${probes}`);
  const log = organization.model.requests;
  const syncs = (): number => log.byOperation()['organizations.get'] ?? 0;
  const syncsBefore = syncs();
  await work();
  return {
    found: (await findLastProbe(ports))?.found ?? null,
    calls: log.total() - before,
    synced: syncs() > syncsBefore,
  };
}

describe.each(['centralized', 'original'] as const)('a probe of an unchanged organization, %s', (model) => {
  test('takes eight calls, the first time to remember and then to compare', async () => {
    const app = await start({ model, judge: true });
    await app.sync();
    expect(await lacksFirstLook(app.ports)).toBe(true);

    expect(await probe(app)).toMatchObject({ found: { is: 'first-look' }, calls: 8 });

    expect(await lacksFirstLook(app.ports)).toBe(false);
    expect(await probe(app)).toMatchObject({ found: { is: 'unchanged' }, calls: 8, synced: false });
    expect(await probe(app)).toMatchObject({ found: { is: 'unchanged' }, calls: 8, synced: false });
  });
});

describe('a probe', () => {
  test('asks nothing before the first complete sync', async () => {
    const app = await start();

    expect(await probe(app)).toEqual({ found: null, calls: 0, synced: false });
  });

  test('asks nothing while a full sync runs', async () => {
    const app = await start();
    await app.sync();
    await app.call('sync.start');

    expect(await startProbe(app.ports, 'probe-beside')).toBeNull();

    await app.work();
    expect(await findLastProbe(app.ports)).toBeNull();
  });

  test.each<[ChangeKind, string]>([
    ['add-users', 'users:active'],
    ['remove-users', 'accounts:active'],
    ['suspend-users', 'users:suspended'],
    ['add-groups', 'groups:all'],
    ['remove-groups', 'groups:all'],
    ['add-workspaces', 'resources'],
    ['remove-workspaces', 'resources'],
  ])('sees %s, and has all of it read anew', async (kind, what) => {
    const app = await start();
    await app.sync();
    await probe(app);
    await makeChange(app, kind, kind.endsWith('workspaces') ? 1 : 3);

    const { found } = await probe(app);

    expect(found).toMatchObject({ is: 'drift', answer: { is: 'sync' } });
    expect(whatChanged(found)).toContain(what);
    const { items } = await app.call('sync.history');
    expect(items[0]).toMatchObject({ cause: 'drift', startedBy: null, outcome: 'complete' });
    expect(await app.compare()).toMatchObject({ equal: true });
    expect(await probe(app)).toMatchObject({ found: { is: 'unchanged' }, calls: 8, synced: false });
  });

  test('sees what changed while the sync read that it had started', async () => {
    let duringSync: (() => Promise<unknown>) | null = null;
    const app = await start({}, (ports) => ({
      ...ports,
      http: {
        send: async (request) => {
          if (request.url.endsWith('/groups/search')) {
            await duringSync?.();
            duringSync = null;
          }
          return ports.http.send(request);
        },
      },
    }));
    await app.sync();
    await probe(app);
    await makeChange(app, 'add-users');
    duringSync = () => makeChange(app, 'add-groups');

    await probe(app);

    expect(whatChanged((await probe(app)).found)).toContain('groups:all');
    expect(await probe(app)).toMatchObject({ found: { is: 'unchanged' } });
    expect(await app.compare()).toMatchObject({ equal: true });
  });

  test('sees neither an exchange, nor a new name', async () => {
    const app = await start();
    await app.sync();
    await probe(app);
    await swapSuspension(app);
    await makeChange(app, 'rename-users', 5);

    expect(await probe(app)).toMatchObject({ found: { is: 'unchanged' }, synced: false });
    expect(await app.compare()).toMatchObject({ equal: false });
  });

  test('compares with what holds beside the next full sync, whoever started it', async () => {
    const app = await start();
    await app.sync();
    await probe(app);
    await makeChange(app, 'add-users');
    app.organization.model.clock.advance(QUARTER_MS);
    await app.sync();

    expect(await probe(app)).toMatchObject({ found: { is: 'first-look' }, synced: false });
    expect(await probe(app)).toMatchObject({ found: { is: 'unchanged' }, synced: false });
  });

  test('lets a while pass after a long sync before it starts another', async () => {
    const app = await start();
    await app.sync();
    await probe(app);
    const hour = 3_600_000;
    await app.sql.change(`UPDATE sync_runs SET finished_at = started_at + ?`, [hour]);
    await makeChange(app, 'add-users');

    expect(await probe(app)).toMatchObject({
      found: { is: 'drift', answer: { is: 'later' } },
      calls: 8,
      synced: false,
    });
    app.organization.model.clock.advance(8 * hour);
    expect(await probe(app)).toMatchObject({ found: { answer: { is: 'sync' } }, synced: true });
  });

  test('does not sync again for numbers that a sync has read and refused to act on', async () => {
    const app = await start();
    await app.sync();
    await probe(app);
    await makeChange(app, 'remove-users', 25);
    expect(await probe(app)).toMatchObject({ found: { answer: { is: 'sync' } }, synced: true });
    const [run] = (await app.call('sync.history')).items;
    expect(run).toMatchObject({ outcome: 'needs-a-look' });

    expect(await probe(app)).toMatchObject({
      found: { is: 'drift', answer: { is: 'seen', runId: run?.runId } },
      synced: false,
    });
  });
});

/** A harness that keeps everything that was ever told of a probe. */
async function startTold(adapt: (ports: Ports) => Ports = (ports) => ports) {
  const told: string[] = [];
  const app = await start({}, (ports) => ({
    ...adapt(ports),
    keyValue: {
      ...ports.keyValue,
      set: async (key, value) => {
        if (key === lastProbeDocument.key)
          told.push((value as { content: { found: ProbeFinding } }).content.found.is);
        return ports.keyValue.set(key, value);
      },
    },
  }));
  await app.sync();
  await probe(app);
  await makeChange(app, 'add-users');
  told.length = 0;
  return { app, told };
}

const faults: readonly (readonly [FaultName, string])[] = [
  ['server-error', 'unavailable'],
  ['bad-gateway', 'unavailable'],
  ['malformed-json', 'unavailable'],
  ['cut', 'unavailable'],
  ['redirect', 'unexpected-answer'],
  ['forbidden', 'not-permitted'],
  ['key-revoked', 'key-rejected'],
];

describe('a probe that is not told everything', () => {
  test('finds nothing out, and says why', async () => {
    const { app, told } = await startTold();
    for (const [name, reason] of faults) {
      app.organization.model.faults.set({ name, operation: 'groups.stats' });

      expect([name, (await probe(app)).found]).toEqual([name, { is: 'unknown', reason, retryAt: null }]);

      app.organization.model.faults.clear();
    }
    expect(new Set(told)).toEqual(new Set(['unknown']));
  });

  test('finds nothing out from an answer without its numbers', async () => {
    let isTampering = false;
    const { app } = await startTold((ports) => ({
      ...ports,
      http: tamperedHttp(ports.http, (path, answer) =>
        isTampering && path.endsWith('/users/count') ? { count: -1 } : answer,
      ),
    }));
    isTampering = true;

    expect((await probe(app)).found).toEqual({ is: 'unknown', reason: 'unexpected-answer', retryAt: null });
  });

  test.each<FaultName>(['rate-limited', 'rate-limited-silently'])(
    'sends nothing before the time that %s tells, and goes on then',
    async (name) => {
      const { app, told } = await startTold();
      app.organization.model.faults.set({ name, operation: 'users.count', times: 4 });
      app.organization.model.requests.reset();

      const { found } = await probe(app);

      expect(found).toMatchObject({ is: 'drift' });
      expect(told.slice(0, -1).every((is) => is === 'unknown')).toBe(true);
      const sent = app.organization.model.requests.list();
      const refused = sent.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(4);
      for (const [index, { at, status }] of sent.entries()) {
        if (status === 429) expect((sent[index + 1]?.at ?? Infinity) - at).toBeGreaterThanOrEqual(2_000);
      }
    },
  );

  test('goes on where it was after an outage, and asks no question twice that was answered', async () => {
    const { app, told } = await startTold();
    app.organization.model.faults.set({ name: 'bad-gateway', operation: 'groups.stats', times: 2 });
    app.organization.model.requests.reset();

    expect((await probe(app)).found).toMatchObject({ is: 'drift' });

    expect(told).toEqual(['unknown', 'unknown', 'drift']);
    expect(app.organization.model.requests.byOperation()['users.stats']).toBe(1);
  });
});

function whatChanged(found: ProbeFinding | null): string[] {
  return found?.is === 'drift' ? found.changes.map(({ what }) => what) : [];
}
