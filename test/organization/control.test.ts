import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHANGE_KINDS } from '../../local/organization/churn';
import { truthOf } from '../../local/organization/truth';
import { connect, GROUPS, NOW, USERS } from './connect';
import type { Client } from './connect';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'organization-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function facts(client: Client): string {
  return JSON.stringify([...truthOf(client.organization.model)].slice(1));
}

test('counts requests by operation until told to start again', async () => {
  const client = await connect();
  await client.send('GET', '/admin/v1/orgs');
  await client.send('POST', `${USERS}/search`);
  await client.send('POST', `${USERS}/search`);

  expect((await client.control('requests')).body).toMatchObject({
    total: 3,
    byOperation: { 'organizations.list': 1, 'users.search': 2 },
    byMinute: [[expect.any(Number), 3]],
    tooEarly: 0,
  });
  await client.control('requests', {});
  expect((await client.control('requests')).body.total).toBe(0);
  await client.organization.close();
});

test('moves its clock', async () => {
  const client = await connect();

  expect((await client.control('clock', { nowMs: NOW + 5_000_000 })).body.nowMs).toBeGreaterThanOrEqual(
    NOW + 5_000_000,
  );
  expect((await client.control('clock', { advanceMs: 1_000_000 })).body.nowMs).toBeGreaterThanOrEqual(
    NOW + 6_000_000,
  );
  await client.organization.close();
});

test('is controlled by programs on this machine only', async () => {
  const client = await connect();
  const statusWith = (headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${client.organization.url}/_control/requests`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  expect(await statusWith({ host: 'organization.example' })).toBe(403);
  expect(await statusWith({ origin: 'https://page.example' })).toBe(403);
  expect(await statusWith({})).toBe(200);
  await client.organization.close();
});

test.each(CHANGE_KINDS)('does %s, the same to the same company', async (kind) => {
  // The only directory of a centralized organization never goes.
  const options = { model: kind === 'remove-directories' ? 'original' : 'centralized' } as const;
  const [one, other] = [await connect(options), await connect(options)];
  const before = facts(one);

  const first = await one.control('change', { kind, count: 2 });
  await other.control('change', { kind, count: 2 });

  expect(first.body.ids).toHaveLength(2);
  expect(facts(one)).not.toBe(before);
  // Activity moves to the present, which differs by some milliseconds between the two.
  if (kind !== 'move-activity' && kind !== 'add-users') expect(facts(other)).toBe(facts(one));
  await one.organization.close();
  await other.organization.close();
});

test('refuses changes and flags that it does not know', async () => {
  const client = await connect();

  expect((await client.control('change', { kind: 'explode' })).status).toBe(400);
  expect((await client.control('faults', { name: 'explode' })).status).toBe(400);
  expect((await client.control('nothing')).status).toBe(404);
  await client.organization.close();
});

test('is after a restart the organization that was left, when it keeps a journal', async () => {
  const journalFile = join(folder, 'journal.ndjson');
  const first = await connect({ journalFile });
  await first.send('POST', GROUPS, { body: { name: 'Kept' } });
  await first.control('change', { kind: 'change-memberships', count: 5 });
  await first.control('change', { kind: 'add-users', count: 2 });
  await first.send('POST', '/admin/v2/orgs/{org}/users/invite', { body: { emails: ['new@mail.example'] } });
  await first.control('clock', { advanceMs: 3 * 86_400_000 });
  await first.send(
    'DELETE',
    `${USERS}/${encodeURIComponent([...first.organization.model.world.people.keys()][20] ?? '')}`,
  );
  const left = facts(first);
  const leftAt = first.organization.model.clock.now();
  await first.organization.close();

  const second = await connect({ journalFile, ratePerMinute: 1 });

  expect(facts(second)).toBe(left);
  expect(second.organization.model.clock.now()).toBeGreaterThan(leftAt - 60_000);
  await second.organization.close();
  await expect(connect({ journalFile, seed: 2 })).rejects.toThrow('another company');
});
