import { afterEach, beforeEach, expect, test } from 'vitest';
import { FAULT_NAMES } from '../../local/organization/faults';
import { sentinelsIn } from '../../local/organization/sentinels';
import { connect, GROUPS, USERS, WORKSPACES } from './connect';
import type { Client, Reply } from './connect';

let client: Client;
beforeEach(async () => {
  client = await connect();
});
afterEach(() => client.organization.close());

function search(body: object = {}): Promise<Reply> {
  return client.send('POST', `${USERS}/search`, { body: { limit: 40, ...body } });
}

async function withFault(flag: object): Promise<void> {
  expect((await client.control('faults', flag)).status).toBe(200);
}

test.each(FAULT_NAMES)('knows %s as a sentinel in ids and in addresses', (name) => {
  expect([...sentinelsIn([`fault:${name}`])]).toEqual([name]);
  expect([...sentinelsIn([`{"searchTerm":"${name}@fault.test"}`])]).toEqual([name]);
});

test('answers a well-known search term with the failure that it names', async () => {
  expect((await search({ searchTerm: 'fault:server-error' })).body.errors[0].code).toBe('ADMIN-500-1');
  const gateway = await search({ searchTerm: 'bad-gateway@fault.test' });
  expect([gateway.status, gateway.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect(gateway.text).toContain('<html>');
});

test('limits in bursts, with and without the time to wait', async () => {
  const loud = await search({ searchTerm: 'fault:rate-limited' });
  const silent = await search({ searchTerm: 'fault:rate-limited-silently' });

  expect([loud.status, loud.headers.get('retry-after')]).toEqual([429, '2']);
  expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null]);
  expect(silent.headers.get('x-ratelimit-remaining')).toBe('0');
});

test('redirects to another host', async () => {
  const answer = await search({ searchTerm: 'fault:redirect' });

  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://elsewhere.example/admin']);
});

test('cuts the connection in the middle of the body', async () => {
  await expect(search({ searchTerm: 'fault:cut' })).rejects.toThrow();
});

test('never answers', async () => {
  const { orgId, url, apiKey } = client.organization;
  const path = `${url}/admin/v1/orgs/${orgId}/directory/users/fault:no-answer/last-active-dates`;
  const waited = fetch(path, { headers: { authorization: `Bearer ${apiKey}` } }).then(
    () => 'answered',
    () => 'cut by the end of the server',
  );

  // Another request is answered meanwhile; the first one ends only with the server.
  expect((await search()).status).toBe(200);
  await client.organization.close();
  expect(await waited).toBe('cut by the end of the server');
  client = await connect();
});

test('sends JSON that ends too early', async () => {
  const answer = await search({ searchTerm: 'fault:malformed-json' });

  expect(answer.status).toBe(200);
  expect(() => JSON.parse(answer.text)).toThrow(SyntaxError);
});

test('makes the change and loses the answer', async () => {
  const { body } = await client.control('change', { kind: 'add-users', names: ['lost-answer@fault.test'] });
  const [accountId] = body.ids;
  const person = client.organization.model.world.people.get(accountId);

  await expect(client.send('POST', `${USERS}/${encodeURIComponent(accountId)}/suspend`)).rejects.toThrow();

  expect(person?.places[0]?.suspended).toBe(true);
});

test('reads sentinel accounts and groups like any other', async () => {
  await client.control('change', { kind: 'add-users', names: ['server-error@fault.test'] });
  const made = await client.control('change', { kind: 'add-groups', names: ['fault:forbidden'] });
  const group = client.organization.model.world.groups.get(made.body.ids[0]);

  const names = await client.send('POST', `${GROUPS}/search`, { body: { groupIds: made.body.ids } });
  const refused = await client.send('DELETE', `${GROUPS}/${group?.groupId}`);

  expect(names.body.data[0].name).toBe('fault:forbidden');
  expect([refused.status, refused.body.error]).toEqual([403, 'Forbidden']);
});

test('repeats a cursor', async () => {
  const first = await search();
  await withFault({ name: 'repeated-cursor' });

  const second = await search({ cursor: first.body.links.next });

  expect(second.body.links.next).toBe(first.body.links.next);
});

test('leads in a circle', async () => {
  await withFault({ name: 'cursor-loop' });
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    if (cursor !== undefined) seen.add(cursor);
    cursor = (await search(cursor === undefined ? {} : { cursor })).body.links.next;
  } while (cursor !== undefined && !seen.has(cursor));

  expect(cursor).toBeDefined();
});

test('lets a cursor expire', async () => {
  const first = await search();
  await withFault({ name: 'expired-cursor', times: 1 });

  const expired = await search({ cursor: first.body.links.next });

  expect([expired.status, expired.body.errors[0].code]).toEqual([400, 'ADMIN-400-1']);
  expect((await search({ cursor: first.body.links.next })).status).toBe(200);
});

test('tells somebody twice, or never, where pages meet', async () => {
  const ids = (reply: Reply): string[] => reply.body.data.map((row: { accountId: string }) => row.accountId);
  const first = await search();
  const cursor = first.body.links.next;
  const right = ids(await search({ cursor }));

  await withFault({ name: 'duplicate-rows', times: 1 });
  const twice = ids(await search({ cursor }));
  await withFault({ name: 'missing-rows', times: 1 });
  const never = ids(await search({ cursor }));

  expect(twice).toEqual([ids(first)[39], ...right]);
  expect(never).toEqual(right.slice(1));
});

test('empties or halves a collection without saying so', async () => {
  const { body } = await client.send('POST', WORKSPACES);
  await withFault({ name: 'empty-collection', operation: 'workspaces.search', times: 1 });
  const empty = await client.send('POST', WORKSPACES);
  await withFault({ name: 'halved-collection', operation: 'workspaces.search', times: 1 });
  const half = await client.send('POST', WORKSPACES);

  expect([empty.status, empty.body.data, empty.body.links.next]).toEqual([200, [], undefined]);
  expect(half.body.data).toEqual(body.data.slice(0, 6));
});

test('says what no document knows yet, and leaves out what every document wants', async () => {
  const future = await search({ searchTerm: 'fault:unknown-fields' });
  await withFault({ name: 'unknown-fields', times: 1 });
  await withFault({ name: 'unknown-values', times: 1 });
  await withFault({ name: 'missing-field', times: 1 });

  const { body } = await search();

  expect(future.status).toBe(200);
  expect(body.data[1]).toMatchObject({ status: 'word_of_tomorrow', fieldOfTomorrow: { isNew: true } });
  expect(body.data[0]).not.toHaveProperty('accountId');
  expect(body.data[1]).toHaveProperty('accountId');
});

test('revokes, expires or narrows the live key', async () => {
  const statuses: number[] = [];
  for (const name of ['key-revoked', 'key-expired', 'key-scoped']) {
    await withFault({ name, times: 1 });
    statuses.push((await search()).status);
  }

  expect(statuses).toEqual([401, 401, 401]);
  expect((await search()).status).toBe(200);
});

test('fails for the named operation, after some requests, some times, for an even share', async () => {
  const run = async (flag: object): Promise<number[]> => {
    await withFault({ clear: true });
    await withFault({ name: 'server-error', operation: 'users.search', ...flag });
    const statuses: number[] = [];
    for (let number = 0; number < 6; number += 1) statuses.push((await search()).status);
    expect((await client.send('GET', '/admin/v1/orgs')).status).toBe(200);
    return statuses;
  };

  expect(await run({ after: 2, times: 2 })).toEqual([200, 200, 500, 500, 200, 200]);
  expect(await run({ share: 0.5 })).toEqual([200, 500, 200, 500, 200, 500]);
  expect(await run({ share: 1 / 3 })).toEqual([200, 200, 500, 200, 200, 500]);
});
