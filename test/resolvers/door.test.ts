import { beforeEach, describe, expect, it } from 'vitest';
import { userErrors } from '../../src/contract/userErrors';
import { asAccountId } from '../../src/domain/ids';
import { RateLimited } from '../../src/domain/errors';
import { createTestApp, GOOD_KEY } from './testApp';
import type { TestApp } from './testApp';

let app: TestApp;

beforeEach(async () => {
  app = createTestApp();
  await app.giveRoles({ olga: 'admin' });
  return () => app.sql.close();
});

describe('the door', () => {
  it.each(['users.everything', 'toString', '__proto__', ''])('does not know the call %j', async (call) => {
    const answer = await app.ask({ call, accountId: asAccountId('olga') });

    expect(answer).toMatchObject({ ok: false, error: { detail: { problem: 'unknown-call' } } });
  });

  it.each([
    ['a missing field', {}, 'apiKey'],
    ['a field of another type', { apiKey: 7 }, 'apiKey'],
    ['a field that nobody knows', { apiKey: GOOD_KEY, colour: 'red' }, 'colour'],
    ['something that is no object', 'ATCTT3xFfGN0-a-key', ''],
  ])('names the field of %s', async (_, payload, field) => {
    const error = await app.refusal('connection.check', 'olga', payload);

    expect(error).toMatchObject({ code: 'invalid-input', detail: { field, problem: 'malformed' } });
  });

  it('takes a call without a payload as the bridge sends it', async () => {
    await expect(app.get('overview.get', 'olga', undefined)).resolves.toBeDefined();
    await expect(app.get('overview.get', 'olga', null)).resolves.toBeDefined();
  });

  it('words an error, and logs it under the same reference', async () => {
    app.atlassian.outage = 500;

    const error = await app.refusal('connection.check', 'olga', { apiKey: GOOD_KEY });

    expect(error).toMatchObject({ code: 'unavailable', ...userErrors.unavailable });
    expect(app.log.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        fields: expect.objectContaining({ reference: error.reference, call: 'connection.check' }),
      }),
    );
  });

  it('says until when to wait', async () => {
    const retryAt = Date.UTC(2026, 10, 22, 9, 5);
    app.sync.listRuns = () => Promise.reject(new RateLimited(retryAt));

    expect((await app.refusal('sync.history', 'olga')).detail).toMatchObject({ retryAt });
  });

  it('tells nothing of an error that nobody foresaw but a reference, and logs where it happened', async () => {
    app.sync.listRuns = () => Promise.reject(new TypeError('Invalid header value: Bearer secret'));

    const error = await app.refusal('sync.history', 'olga');

    expect(error).toMatchObject({ code: 'internal', ...userErrors.internal, detail: {} });
    const line = app.log.lines.find(({ fields }) => fields.reference === error.reference);
    expect(line).toMatchObject({ level: 'error', fields: { kind: 'TypeError' } });
    expect(line?.fields.at).toContain('door.test.ts');
    expect(JSON.stringify(line)).not.toContain('secret');
  });
});
