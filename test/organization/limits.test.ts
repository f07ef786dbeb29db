import { afterEach, expect, test } from 'vitest';
import { connect, NOW, USERS } from './connect';
import type { Client } from './connect';

const open: Client[] = [];
async function limited(ratePerMinute: number | null): Promise<Client> {
  const client = await connect({ ratePerMinute });
  open.push(client);
  return client;
}
afterEach(async () => {
  for (const client of open.splice(0)) await client.organization.close();
});

test('says on every answer what is left of the minute and when the next one begins', async () => {
  const client = await limited(3);

  const left: (string | null)[] = [];
  for (let number = 0; number < 3; number += 1) {
    const { headers } = await client.send('POST', `${USERS}/search`);
    left.push(headers.get('x-ratelimit-remaining'));
    expect(headers.get('x-ratelimit-limit')).toBe('3');
    expect(headers.get('x-ratelimit-reset')).toBe(new Date(NOW + 60_000).toISOString());
  }

  expect(left).toEqual(['2', '1', '0']);
  expect((await client.send('GET', '/admin/v1/nothing')).headers.get('x-ratelimit-limit')).toBe('3');
});

test('refuses what is too much with the time to wait, and answers again in the next minute', async () => {
  const client = await limited(1);
  await client.send('GET', '/admin/v1/orgs');

  const refused = await client.send('POST', `${USERS}/search`);
  await client.control('clock', { advanceMs: 60_000 });
  const later = await client.send('POST', `${USERS}/search`);

  expect(refused.status).toBe(429);
  expect(refused.body).toEqual({ code: 429, message: 'Rate limit exceeded' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(55);
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(later.status).toBe(200);
});

test('limits last-active-dates to 200 and events to 10 a minute on their own', async () => {
  const client = await limited(null);
  const [person] = client.organization.model.world.people.keys();
  const path = `/admin/v1/orgs/{org}/directory/users/${encodeURIComponent(person ?? '')}/last-active-dates`;

  for (let number = 0; number < 200; number += 1) expect((await client.send('GET', path)).status).toBe(200);
  for (let number = 0; number < 10; number += 1) {
    expect((await client.send('GET', '/admin/v1/orgs/{org}/events')).status).toBe(200);
  }

  expect((await client.send('GET', path)).status).toBe(429);
  expect((await client.send('GET', '/admin/v1/orgs/{org}/events')).status).toBe(429);
  expect((await client.send('POST', `${USERS}/search`)).status).toBe(200);
});

test('lets the control set and lift the limit and the latency', async () => {
  const client = await limited(null);

  await client.control('clock', { ratePerMinute: 1 });
  await client.send('GET', '/admin/v1/orgs');
  expect((await client.send('GET', '/admin/v1/orgs')).status).toBe(429);
  await client.control('clock', { ratePerMinute: null, latencyMs: 1 });

  expect((await client.send('GET', '/admin/v1/orgs')).status).toBe(200);
});
