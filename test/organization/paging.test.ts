import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, GROUPS, listAll, searchAll, USERS, WORKSPACES } from './connect';
import type { Client } from './connect';

let client: Client;
beforeAll(async () => {
  client = await connect();
});
afterAll(() => client.organization.close());

test('goes on with the same body plus a bare cursor until everybody was told once', async () => {
  const rows = await searchAll(client, `${USERS}/search`, { limit: 40 });

  const ids = new Set(rows.map((row) => row.accountId));
  expect(ids.size).toBe(rows.length);
  expect(ids.size).toBe(client.organization.model.world.directories[0]?.people.size);
});

test('refuses a cursor that comes with another body, directory or operation', async () => {
  const first = await client.send('POST', `${USERS}/search`, { body: { limit: 40 } });
  const cursor: string = first.body.links.next;

  for (const [path, body] of [
    [`${USERS}/search`, { limit: 41, cursor }],
    [`${USERS}/search`, { limit: 40, cursor, expand: ['groups'] }],
    [`${GROUPS}/search`, { limit: 40, cursor }],
    [`${USERS}/search`, { limit: 40, cursor: 'nonsense' }],
  ] as const) {
    const answer = await client.send('POST', path, { body });
    expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'ADMIN-400-1']);
  }
});

test('gives 50 users, 20 groups and 20 workspaces when no limit is asked for', async () => {
  expect((await client.send('POST', `${USERS}/search`, { body: {} })).body.data).toHaveLength(50);
  expect((await client.send('POST', `${USERS}/search`)).body.data).toHaveLength(50);
  expect((await client.send('POST', `${GROUPS}/search`, { body: {} })).body.data).toHaveLength(20);
  expect((await client.send('POST', WORKSPACES, { body: {} })).body.meta.pageSize).toBe(20);
});

test('discards everything beside the cursor of a list', async () => {
  const first = await client.send('GET', `${GROUPS}?limit=15`);

  const second = await client.send('GET', `${GROUPS}?limit=1&cursor=${first.body.links.next}`);

  expect(second.body.data).toHaveLength(15);
  expect(await listAll(client, GROUPS)).toHaveLength(client.organization.model.world.groups.size);
});

test('takes the cursor of workspaces alone, out of an address', async () => {
  const first = await client.send('POST', WORKSPACES, { body: { limit: 5 } });
  const cursor = new URL(first.body.links.next).searchParams.get('cursor');

  const second = await client.send('POST', WORKSPACES, { body: { cursor } });
  const mixed = await client.send('POST', WORKSPACES, { body: { cursor, limit: 5 } });

  expect(second.body.data).toHaveLength(5);
  expect(second.body.meta).toMatchObject({ startIndex: 5, endIndex: 10 });
  expect(mixed.status).toBe(400);
  expect(mixed.body).toMatchObject({ code: 'ADMIN-400-24', status: '400' });
});

test('misses somebody when people leave while a client pages', async () => {
  const moving = await connect();
  const first = await moving.send('POST', `${USERS}/search`, { body: { limit: 40 } });
  await moving.control('change', { kind: 'remove-users', count: 30 });

  const told = new Set<string>(first.body.data.map((row: { accountId: string }) => row.accountId));
  let cursor: string | undefined = first.body.links.next;
  while (cursor !== undefined) {
    const { body } = await moving.send('POST', `${USERS}/search`, { body: { limit: 40, cursor } });
    for (const row of body.data) told.add(row.accountId);
    cursor = body.links.next;
  }

  const there = [...(moving.organization.model.world.directories[0]?.people ?? [])];
  expect(there.some((person) => !told.has(person.accountId))).toBe(true);
  await moving.organization.close();
});
