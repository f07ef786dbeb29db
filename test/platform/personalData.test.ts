// What the app learns from Atlassian's answers to the personal-data report, through the real package.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../local/platform/platform';
import { startSuitePlatform, suiteApp } from '../support/suitePlatform';

let platform: Platform;
beforeAll(async () => {
  platform = await startSuitePlatform();
});
afterAll(() => platform.stop());

const report = (count = 1): Promise<unknown> =>
  suiteApp(platform).port(
    'personalData',
    'report',
    Array.from({ length: count }, (_, i) => ({ accountId: `account-${i}`, updatedAt: 1_000 })),
  );

describe('a personal-data report', () => {
  it('is told nothing when nothing changed', async () => {
    expect(await report(90)).toEqual([]);
  });

  it('is told which accounts were closed, and which changed after the instant reported', async () => {
    platform.personalData.closed.add('account-0');
    platform.personalData.updatedAt.set('account-1', 1_001).set('account-2', 1_000);

    expect(await report(3)).toEqual([
      { accountId: 'account-0', status: 'closed' },
      { accountId: 'account-1', status: 'updated' },
    ]);
  });

  it('is told of accounts that were closed or changed over HTTP', async () => {
    const body = JSON.stringify({ closed: ['account-5'], updated: ['account-6'] });

    const answer = await fetch(`${platform.url}/personal-data`, { method: 'POST', body });

    expect(await answer.json()).toEqual({ closed: 1, updated: 1 });
    expect(await report(7)).toEqual(
      expect.arrayContaining([
        { accountId: 'account-5', status: 'closed' },
        { accountId: 'account-6', status: 'updated' },
      ]),
    );
  });

  it.each([
    { status: 429, headers: [['retry-after', '42']] as const, code: 'rate-limited', waitSeconds: 42 },
    { status: 429, headers: [], code: 'rate-limited', waitSeconds: 60 },
    { status: 429, headers: [['retry-after', '999999']] as const, code: 'rate-limited', waitSeconds: 3_600 },
    { status: 503, headers: [], code: 'unavailable' },
    { status: 500, headers: [], code: 'unavailable' },
    { status: 403, headers: [], code: 'not-permitted' },
    { status: 400, headers: [], code: 'unexpected-answer' },
  ])('fails as $code on $status $headers', async ({ status, headers, code, ...wait }) => {
    platform.personalData.refusals.push({ status, headers: headers.map(([name, value]) => [name, value]) });

    await expect(report()).rejects.toMatchObject({ code, detail: { status, ...wait } });
  });

  it('refuses a status that nobody knows', async () => {
    const body = JSON.stringify({ accounts: [{ accountId: 'account-0', status: 'merged' }] });
    platform.personalData.refusals.push({ status: 200, body });

    await expect(report()).rejects.toMatchObject({ code: 'unexpected-answer' });
  });
});
