import { afterEach, describe, expect, test } from 'vitest';
import { removePerson } from '../../local/organization/world/changes';
import type { World } from '../../local/organization/world/world';
import type { SyncRun } from '../../src/domain/run';
import type { SyncTarget } from '../../src/domain/syncTarget';
import { replaceRows } from '../../src/store/rows';
import { listFreshness } from '../../src/store/freshness';
import { makeChange } from '../support/changes';
import { changeGroup, changeProduct, changeResource, changeSite, changeUsers } from '../support/smallChanges';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

afterEach(async () => {
  const violations = harness?.organization.violations() ?? [];
  await harness?.close();
  harness = null;
  expect(violations).toEqual([]);
});

async function syncedOnce(model: 'centralized' | 'original' = 'centralized'): Promise<SyncHarness> {
  harness = await createSyncHarness({ model });
  await harness.sync();
  harness.organization.model.clock.advance(60_000);
  return harness;
}

async function smallSync({ call, work }: SyncHarness, target: SyncTarget): Promise<SyncRun> {
  const { runId } = await call('sync.start', { target });
  await work();
  const run = await call('sync.status', { runId });
  if (run === null) throw new Error('No such run');
  return run;
}

/** Kinds that differ. */
async function differing({ compare }: SyncHarness, besides: readonly string[] = []): Promise<string[]> {
  return Object.keys((await compare()).differing).filter((kind) => !besides.includes(kind));
}

const targets: readonly (readonly [string, (world: World) => SyncTarget])[] = [
  ['users', changeUsers],
  ['a group', changeGroup],
  ['a product of a site', changeResource],
  ['a site', changeSite],
  ['a product', changeProduct],
];

describe.each(['centralized', 'original'] as const)('a small sync, %s user management', (model) => {
  test.each(targets)(
    'of %s is equal to the organization, for the calls that were told',
    async (_, change) => {
      const world = await syncedOnce(model);
      const target = change(world.organization.model.world);
      expect(await differing(world)).not.toEqual([]);

      const run = await smallSync(world, target);

      expect(run).toMatchObject({ kind: target.kind, status: 'finished', outcome: 'complete', reason: null });
      expect(await differing(world)).toEqual([]);

      const cost = await world.call('sync.cost', { target });
      world.organization.model.requests.reset();
      const again = await smallSync(world, target);

      expect(again).toMatchObject({ outcome: 'complete', added: 0, changed: 0, gone: 0, rowsWritten: 0 });
      const sent = world.organization.model.requests.total();
      expect(sent).toBeGreaterThanOrEqual(cost.atLeast);
      expect(sent).toBeLessThanOrEqual(cost.atMost);
      expect(cost.atMost - cost.atLeast).toBeLessThanOrEqual(cost.users);
    },
  );

  test('of users learns who left, and who came', async () => {
    const world = await syncedOnce(model);
    const gone = await makeChange(world, 'remove-users', 3);
    const added = await makeChange(world, 'add-users', 2);
    const moved = await makeChange(world, 'change-memberships', 4);

    const run = await smallSync(world, usersTarget([...gone, ...added, ...moved]));

    expect(run).toMatchObject({ outcome: 'complete', gone: 3, added: 2 });
    expect(await differing(world)).toEqual([]);
  });
});

function usersTarget(accountIds: readonly string[]): SyncTarget {
  return { kind: 'users', accountIds } as SyncTarget;
}

describe('a small sync', () => {
  test('removes a group that is gone, with what it gave', async () => {
    const world = await syncedOnce();
    const [groupId] = await makeChange(world, 'remove-groups');

    const run = await smallSync(world, { kind: 'group', groupId } as SyncTarget);

    expect(run).toMatchObject({ outcome: 'complete' });
    expect(await differing(world)).toEqual([]);
  });

  test('takes several steps to remove a group with more members than one may look at', async () => {
    const world = await syncedOnce();
    const [groupId] = await makeChange(world, 'remove-groups');
    const [group] = await world.sql.select<{ group_no: number }>(
      'SELECT group_no FROM user_groups WHERE group_id = ?',
      [groupId ?? ''],
    );
    const strangers = Array.from({ length: 6_000 }, (_, i) => [100_000 + i, group?.group_no ?? 0]);
    await replaceRows(world.sql, { name: 'memberships', columns: ['user_no', 'group_no'] }, strangers);

    const run = await smallSync(world, { kind: 'group', groupId } as SyncTarget);

    expect(run).toMatchObject({ outcome: 'complete', apiCalls: { searchGroups: 4 } });
    const left = await world.sql.select('SELECT user_no FROM memberships WHERE user_no >= 100000');
    expect(left).toEqual([]);
  });

  test('removes a product that is gone, with all access to it', async () => {
    const world = await syncedOnce();
    const [resourceId] = await makeChange(world, 'remove-workspaces');

    const run = await smallSync(world, { kind: 'resource', resourceId } as SyncTarget);

    expect(run).toMatchObject({ outcome: 'complete' });
    // Groups that gave it count one resource less, and who had used it was active less recently: nobody asked for them.
    const besides = ['group', 'activity-of-organization', 'activity-of-site', 'activity-of-product'];
    expect(await differing(world, besides)).toEqual([]);
  });

  test('keeps everybody when the answers are empty, and says so', async () => {
    const world = await syncedOnce();
    const target = changeUsers(world.organization.model.world);
    world.organization.model.faults.set({ name: 'empty-collection', operation: 'users.search' });

    const run = await smallSync(world, target);

    expect(run).toMatchObject({ outcome: 'partial', gone: 0, reason: { code: 'collection-empty' } });
  });

  test('removes nobody when more are gone than one sync may remove', async () => {
    const world = await syncedOnce();
    const gone = await makeChange(world, 'remove-users', 40);

    const run = await smallSync(world, usersTarget(gone));

    expect(run).toMatchObject({ outcome: 'needs-a-look', reason: { code: 'sweep-refused' } });
    expect(run.gone).toBeLessThanOrEqual(24);
  });

  test('tells nothing of how old a whole collection is', async () => {
    const world = await syncedOnce();
    const before = await listFreshness(world.sql);

    await smallSync(world, changeGroup(world.organization.model.world));

    expect(await listFreshness(world.sql)).toEqual(before);
  });

  test('is named in the history, where the latest full sync is still the latest', async () => {
    const world = await syncedOnce();
    const target = changeGroup(world.organization.model.world);

    const run = await smallSync(world, target);

    const { items } = await world.call('sync.history');
    expect(items.map(({ kind }) => kind)).toEqual(['group', 'full']);
    expect(run.target?.name).toEqual(expect.any(String));
    expect(await world.call('sync.status')).toMatchObject({ kind: 'full' });
  });

  test('of what never was there ends complete and empty', async () => {
    const world = await syncedOnce();

    const run = await smallSync(world, usersTarget(['nobody-1', 'nobody-2']));

    expect(run).toMatchObject({ outcome: 'complete', added: 0, gone: 0 });
  });

  test('fails with the reason, and keeps what was stored', async () => {
    const world = await syncedOnce();
    const target = changeSite(world.organization.model.world);
    world.organization.model.faults.set({ name: 'forbidden', operation: 'users.search' });

    expect(await smallSync(world, target)).toMatchObject({
      outcome: 'failed',
      reason: { code: 'not-permitted' },
    });
    world.organization.model.faults.clear();
    expect(await smallSync(world, target)).toMatchObject({ outcome: 'complete' });
    expect(await differing(world)).toEqual([]);
  });

  test('leaves nobody gone who was removed before the first full sync told where users are', async () => {
    harness = await createSyncHarness({ users: 50 });
    const [accountId] = [...harness.organization.model.world.people.keys()];

    const run = await smallSync(harness, usersTarget([accountId ?? '']));

    expect(run).toMatchObject({ outcome: 'partial', reason: { code: 'collection-empty' } });
  });

  test('a person who was removed twice is gone once', async () => {
    const world = await syncedOnce();
    const [accountId] = await makeChange(world, 'suspend-users');
    const person = world.organization.model.world.people.get(accountId ?? '');
    if (person !== undefined) removePerson(world.organization.model.world, person);
    await smallSync(world, usersTarget([accountId ?? '']));

    const again = await smallSync(world, usersTarget([accountId ?? '']));

    expect(again).toMatchObject({ outcome: 'complete', gone: 0 });
  });
});
