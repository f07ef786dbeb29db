// An organization with more directories than a step may ask.
import { afterEach, expect, test } from 'vitest';
import { asAccountId } from '../../src/domain/ids';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

/** Returns an app whose organization has fourteen directories. */
async function start() {
  const requests = { inStep: 0, most: 0 };
  const started = await createSyncHarness({ model: 'original' }, (ports) => ({
    ...ports,
    http: {
      send: async (request) => {
        requests.inStep += 1;
        requests.most = Math.max(requests.most, requests.inStep);
        return ports.http.send(request);
      },
    },
    sql: {
      ...ports.sql,
      change: async (statement, params) => {
        if (statement.startsWith('UPDATE jobs')) requests.inStep = 0;
        return ports.sql.change(statement, params);
      },
    },
  }));
  harness = started;
  const { world } = started.organization.model;
  const more = Array.from({ length: 14 - world.directories.length }, (_, i) => ({
    directoryId: `directory-${i}`,
    name: `Directory ${i}`,
    people: new Set<never>(),
    groupNames: new Map<string, never>(),
  }));
  world.directories = [...world.directories, ...more];
  return { ...started, requests };
}

test('reads the users of a list in all of them, and no step sends more than its requests', async () => {
  const { sync, work, call, compare, organization, requests } = await start();
  await sync();
  const users = [...organization.model.world.people.values()]
    .filter(({ places }) => places.length > 0)
    .slice(0, 25);
  for (const { profile } of users) profile.name = `${profile.name} anew`;
  requests.most = 0;
  const target = { kind: 'users', accountIds: users.map(({ accountId }) => asAccountId(accountId)) };

  const { runId } = await call('sync.start', { target });
  await work();

  expect(await call('sync.status', { runId })).toMatchObject({ outcome: 'complete', changed: users.length });
  expect(await compare()).toMatchObject({ equal: true });
  expect(requests.most).toBeLessThanOrEqual(10);
});
