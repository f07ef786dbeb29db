// The key must not be anywhere but in the secret storage and in the header of a request to Atlassian.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Answer } from '../../src/contract/answer';
import { asAccountId } from '../../src/domain/ids';
import { createTestApp, GOOD_KEY } from './testApp';
import type { TestApp } from './testApp';

const SCOPED_KEY = 'ATCTT3xFfGN0-a-key-with-scopes';
const UNKNOWN_KEY = 'ATCTT3xFfGN0-a-key-that-nobody-knows';
const FOREIGN_KEY = 'ATCTT3xFfGN0-a-key-of-another-organization';
const keys = [GOOD_KEY, SCOPED_KEY, UNKNOWN_KEY, FOREIGN_KEY];

let app: TestApp;
const answers: Answer[] = [];

beforeEach(() => {
  app = createTestApp();
  app.jiraAdmins.add('olga');
  app.atlassian.keys.set(SCOPED_KEY, { orgIds: ['org-1'], scopeRefusals: ['/users/search'] });
  app.atlassian.keys.set(FOREIGN_KEY, { orgIds: ['org-2'] });
  answers.length = 0;
});

afterEach(() => app.sql.close());

async function ask(call: string, payload?: unknown): Promise<void> {
  answers.push(await app.ask({ call, accountId: asAccountId('olga'), payload }));
}

/** Everything that people, logs and stores can see. */
async function visible(): Promise<string> {
  const tables = await app.sql.select<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table'`,
  );
  const rows = await Promise.all(tables.map(({ name }) => app.sql.select(`SELECT * FROM ${name}`)));
  return [JSON.stringify(answers), app.log.text(), app.keyValue.dump(), JSON.stringify(rows)].join();
}

it('keeps every key out of answers, logs, documents and rows, whatever becomes of it', async () => {
  await ask('connection.save', { apiKey: GOOD_KEY });
  for (const apiKey of keys) {
    await ask('connection.check', { apiKey });
    await ask('connection.save', { apiKey });
    await ask('connection.save', { apiKey, expiresOn: apiKey });
    await ask('connection.save', { apiKey: GOOD_KEY, [apiKey]: apiKey });
    await ask(apiKey, apiKey);
  }
  app.atlassian.outage = 500;
  await ask('connection.check', { apiKey: GOOD_KEY });
  app.atlassian.send = (request) => Promise.reject(new Error(`refused: ${JSON.stringify(request)}`));
  await ask('connection.check', { apiKey: GOOD_KEY });
  await ask('connection.status');

  const seen = await visible();

  for (const key of keys) expect(seen).not.toContain(key);
  expect(seen).not.toContain(GOOD_KEY.slice(-8));
  expect(await app.secrets.get('api-key')).toBe(GOOD_KEY);
});

it('sends the key to Atlassian only, and only in the header', async () => {
  await ask('connection.save', { apiKey: GOOD_KEY });

  for (const { url, body, headers } of app.atlassian.requests) {
    expect(new URL(url).origin).toBe('https://api.atlassian.com');
    expect(`${url}${body ?? ''}`).not.toContain(GOOD_KEY);
    expect(headers.Authorization).toBe(`Bearer ${GOOD_KEY}`);
  }
});
