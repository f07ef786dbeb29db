import { afterEach, expect, test } from 'vitest';
import { Unavailable } from '../../src/domain/errors';
import { createSyncHarness, type SyncHarness } from '../support/syncHarness';
import { onlyRows, tamperedHttp } from '../support/tamperedHttp';

let harness: SyncHarness | null = null;

afterEach(async () => {
  await harness?.close();
  harness = null;
});

test('a group newer than the listing gives its roles even if reading them fails once', async () => {
  const fresh = { groupId: '', failures: 0 };
  harness = await createSyncHarness({}, (ports) => {
    const http = tamperedHttp(ports.http, (path, answer, body) => {
      const isListing = path.endsWith('/groups/search') && !body.includes('groupIds');
      if (isListing) return onlyRows(answer, ({ id }) => id !== fresh.groupId);
      const isCount = path.endsWith('/groups/count') && answer.count !== undefined;
      return isCount ? { count: answer.count - 1 } : answer;
    });
    return {
      ...ports,
      http: {
        async send(request) {
          const isRoles = request.url.includes(`/groups/${fresh.groupId}/role-assignments`);
          if (isRoles && fresh.failures++ === 0) throw new Unavailable('No answer');
          return http.send(request);
        },
      },
    };
  });
  const { sync, compare, organization } = harness;
  fresh.groupId = await largestGroupWithResources(organization);

  const run = await sync();

  expect(run.outcome).toBe('complete');
  expect(fresh.failures).toBeGreaterThan(1);
  expect(await compare()).toMatchObject({ equal: true });
});

test('many groups newer than the listing are learned in steps, none of which sends more than its requests', async () => {
  const hidden = new Set<string>();
  const requests = { inStep: 0, most: 0 };
  harness = await createSyncHarness({ users: 250 }, (ports) => {
    const http = tamperedHttp(ports.http, (path, answer, body) => {
      if (path.endsWith('/groups/count')) return { count: 0 };
      const isListing = path.endsWith('/groups/search') && !body.includes('groupIds');
      for (const { id } of isListing ? (answer.data ?? []) : []) hidden.add(String(id));
      return isListing ? { data: [] } : answer;
    });
    return {
      ...ports,
      http: {
        send: async (request) => {
          requests.inStep += 1;
          requests.most = Math.max(requests.most, requests.inStep);
          return http.send(request);
        },
      },
      sql: {
        ...ports.sql,
        change: async (statement, params) => {
          if (statement.startsWith('UPDATE jobs')) requests.inStep = 0;
          return ports.sql.change(statement, params);
        },
      },
    };
  });

  const run = await harness.sync();

  expect(run.outcome).toBe('complete');
  expect(hidden.size).toBeGreaterThan(10);
  // Groups that nobody is in stay unknown; what users have through the others does not.
  const { compared, differing } = await harness.compare();
  expect(compared).toHaveProperty('membership');
  expect(differing).not.toHaveProperty('membership');
  expect(differing).not.toHaveProperty('access');
  expect(requests.most).toBeLessThanOrEqual(10);
});

interface GroupRow {
  readonly id: string;
  readonly counts: { readonly users: number; readonly resources: number };
}

async function largestGroupWithResources({
  url,
  orgId,
  apiKey,
}: SyncHarness['organization']): Promise<string> {
  const response = await fetch(`${url}/admin/v2/orgs/${orgId}/directories/-/groups/search`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ expand: ['counts.users', 'counts.resources'], limit: 100 }),
  });
  const { data } = (await response.json()) as { data: GroupRow[] };
  const withResources = data.filter(({ counts }) => counts.resources > 0);
  return withResources.toSorted((a, b) => b.counts.users - a.counts.users)[0]?.id ?? '';
}
