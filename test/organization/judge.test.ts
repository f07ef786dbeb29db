import { afterEach, beforeEach, expect, test } from 'vitest';
import { Judge } from '../../local/organization/judge';
import type { Exchange } from '../../local/organization/judge';
import { connect, USERS, WORKSPACES } from './connect';
import type { Client } from './connect';

let client: Client;
beforeEach(async () => {
  client = await connect();
});
afterEach(() => client.organization.close());

test('has nothing to say about right questions and right answers', async () => {
  await client.send('POST', `${USERS}/search`, {
    body: { limit: 100, expand: ['groups'], status: ['active'] },
  });
  await client.send('GET', `${USERS}/count?status=active&status=suspended&mfaEnabled=true`);

  expect(client.organization.violations()).toEqual([]);
});

test.each([
  {
    what: 'a property that no document knows',
    body: { updatedSince: '2026-01-01' },
    words: 'updatedSince',
  },
  { what: 'too long a list', body: { accountIds: Array.from({ length: 11 }, String) }, words: '10 items' },
  { what: 'a list with repetitions', body: { expand: ['groups', 'groups'] }, words: 'duplicate' },
  { what: 'too large a page', path: WORKSPACES, body: { limit: 1001 }, words: '1000' },
  { what: 'a dead operation', path: '/admin/v1/orgs/{org}/users/search', body: {}, words: 'no document' },
])('finds $what', async ({ path = `${USERS}/search`, body, words }) => {
  await client.send('POST', path, { body });

  expect(client.organization.violations().join('\n')).toContain(words);
});

test('finds a parameter that no document knows', async () => {
  await client.send('GET', `${USERS}/count?emails=a@b.example`);

  expect(client.organization.violations()).toEqual(['users.count: query emails is not in the document']);
});

test('finds a wrong answer, unless the failure was declared', async () => {
  const right: Exchange = {
    operation: { method: 'GET', path: '/v2/orgs/{orgId}/directories/{directoryId}/users/count' },
    asked: 'users.count',
    params: { orgId: 'o', directoryId: 'd' },
    query: new URLSearchParams(),
    body: undefined,
    status: 200,
    answer: { count: 3 },
    isFaulty: false,
  };
  const violations = (exchange: Exchange): readonly string[] => {
    const judge = new Judge();
    judge.hear(exchange);
    return judge.violations();
  };

  expect(violations(right)).toEqual([]);
  expect(violations({ ...right, answer: { count: 'three' } })).toEqual([
    'users.count: answer 200 /count must be integer',
  ]);
  expect(violations({ ...right, status: 418 })).toEqual(['users.count: status 418 is not documented']);
  expect(violations({ ...right, answer: { count: 'three' }, isFaulty: true })).toEqual([]);
});

test('tells over HTTP what it found', async () => {
  await client.send('POST', `${USERS}/search`, { body: { colour: 'blue' } });

  const { body } = await client.control('violations');

  expect(body.violations).toEqual(['users.search: body colour is not in the document']);
});
