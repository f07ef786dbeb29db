// What Atlassian does not show for a while and then shows again, as it was.
import { afterEach, expect, test } from 'vitest';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { onlyRows, tamperedHttp } from '../support/tamperedHttp';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

/** Returns an app, and a way to hide things of the organization from it. */
async function start() {
  const hidden = { resourceId: '', groupId: '' };
  const started = await createSyncHarness({}, (ports) => ({
    ...ports,
    http: tamperedHttp(ports.http, (path, answer) => {
      if (path.endsWith('/workspaces')) return onlyRows(answer, ({ id }) => id !== hidden.resourceId);
      if (path.endsWith('/groups/search')) return onlyRows(answer, ({ id }) => id !== hidden.groupId);
      const isShort = path.endsWith('/groups/count') && hidden.groupId !== '';
      return isShort && answer.count !== undefined ? { count: answer.count - 1 } : answer;
    }),
  }));
  harness = started;
  return { ...started, hidden };
}

const LARGEST = {
  resourceId: `SELECT r.resource_id AS id FROM access a JOIN resources r ON r.resource_no = a.resource_no
    GROUP BY r.resource_id ORDER BY COUNT(*) DESC LIMIT 1`,
  groupId: `SELECT g.group_id AS id FROM memberships m JOIN user_groups g ON g.group_no = m.group_no
    GROUP BY g.group_id ORDER BY COUNT(*) DESC LIMIT 1`,
};

test.each([
  ['a product on a site', 'resourceId'],
  ['a group', 'groupId'],
] as const)('%s that was gone for one sync is whole again when it comes back', async (_, kind) => {
  const { sync, compare, sql, hidden } = await start();
  await sync();
  const [row] = await sql.select<{ id: string }>(LARGEST[kind]);
  hidden[kind] = row?.id ?? '';
  expect(await sync()).toMatchObject({ outcome: 'complete' });
  hidden[kind] = '';

  const run = await sync();

  expect(run.outcome).toBe('complete');
  expect(await compare()).toMatchObject({ equal: true });
});
