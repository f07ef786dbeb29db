// Failures that look like answers.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, USERS } from './connect';
import type { Client, Reply } from './connect';

let client: Client;
beforeEach(async () => {
  client = await connect();
});
afterEach(() => client.organization.close());

function search(body: object = {}): Promise<Reply> {
  return client.send('POST', `${USERS}/search`, { body: { limit: 40, ...body } });
}

function raise(name: string): Promise<Reply> {
  return client.control('faults', { name, times: 1 });
}

test('limits without any word of when', async () => {
  const { status, headers } = await search({ searchTerm: 'fault:rate-limited-mutely' });

  expect(status).toBe(429);
  expect([headers.get('retry-after'), headers.get('x-ratelimit-reset')]).toEqual([null, null]);
});

test('answers 200 with a page of HTML, or with an error', async () => {
  const page = await search({ searchTerm: 'fault:html' });
  const error = await search({ searchTerm: 'fault:error-body' });

  expect([page.status, page.text.slice(0, 6)]).toEqual([200, '<html>']);
  expect([error.status, error.body.errors[0].code, error.body.data]).toEqual([200, 'ADMIN-500-1', undefined]);
});

test('does not find what is there', async () => {
  expect((await search({ searchTerm: 'fault:not-found' })).status).toBe(404);
});

test('counts seven too many', async () => {
  const right = await client.send('GET', `${USERS}/count`);
  await raise('lying-count');

  expect((await client.send('GET', `${USERS}/count`)).body.count).toBe(right.body.count + 7);
});

test('sends a page twice and goes on', async () => {
  const first = await search();
  const second = await search({ cursor: first.body.links.next });
  await raise('repeated-page');

  const repeated = await search({ cursor: first.body.links.next });

  expect(repeated.body.data).toEqual(first.body.data);
  expect(repeated.body.links.next).toBe(second.body.links.next);
});

test('tells the time of a clock that is an hour ahead', async () => {
  await raise('clock-skew');
  const { headers } = await search();

  const aheadMs = Date.parse(headers.get('date') ?? '') - client.organization.model.clock.now();
  expect(Math.round(aheadMs / 60_000)).toBe(60);
});

test('answers when nobody waits any more', async () => {
  const { url, orgId, apiKey } = client.organization;
  await raise('slow-answer');

  const answer = fetch(`${url}/admin/v1/orgs/${orgId}`, {
    headers: { authorization: `Bearer ${apiKey}` },
    signal: AbortSignal.timeout(100),
  });

  await expect(answer).rejects.toThrow('timeout');
});
