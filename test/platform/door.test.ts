// Who gets in, and what the app's page may do.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../local/platform/platform';
import { COLLEAGUE, OPERATOR, startSuitePlatform } from '../support/suitePlatform';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Ask {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: unknown;
}

/** fetch sets Host and Origin itself; here the test does. */
function ask(platform: Platform, { path, headers = {}, payload }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      platform.url + path,
      { method: payload === undefined ? 'GET' : 'POST', headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(payload === undefined ? undefined : JSON.stringify(payload));
  });
}

const whoAmI = { path: '/invoke', payload: { functionKey: 'context', payload: {} } };

function actingAs(answer: Answer): unknown {
  return (JSON.parse(answer.body) as { context: { accountId: string } }).context.accountId;
}

describe('with a simulated organization', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startSuitePlatform();
  });
  afterAll(() => platform.stop());

  it('answers a resolver to scripts, as the operator or as the named account', async () => {
    expect(actingAs(await ask(platform, whoAmI))).toBe(OPERATOR.accountId);
    const named = await ask(platform, { ...whoAmI, headers: { 'x-local-account-id': COLLEAGUE.accountId } });
    expect(actingAs(named)).toBe(COLLEAGUE.accountId);
  });

  it('answers 500 with name and message for what a resolver throws', async () => {
    const answer = await ask(platform, { path: '/invoke', payload: { functionKey: 'fail' } });

    expect(answer).toMatchObject({
      status: 500,
      body: JSON.stringify({ name: 'TypeError', message: 'as asked' }),
    });
  });

  it.each([
    ['a foreign host', { host: 'attacker.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a foreign origin', { origin: 'https://attacker.example' }],
    ['the origin of its own frame', { origin: 'http://localhost:1' }],
    ['no origin at all, as sandboxed pages send it', { origin: 'null' }],
  ])('refuses %s', async (_what, headers) => {
    const before = platform.figures().invocations;

    expect(await ask(platform, { ...whoAmI, headers })).toMatchObject({ status: 403 });
    expect(platform.figures().invocations).toBe(before);
  });

  it('serves no resolver on the origin of the page', async () => {
    const host = new URL(platform.url).host.replace('127.0.0.1', 'localhost');

    expect(await ask(platform, { ...whoAmI, headers: { host } })).toMatchObject({ status: 404 });
  });

  it('serves the page under the policy of Forge, to be framed by the shell only', async () => {
    const site = JSON.parse((await ask(platform, { path: '/context' })).body) as { frameBase: string };
    const frame = new URL(`${site.frameBase}page/index.html`);

    const page = await ask(platform, { path: frame.pathname, headers: { host: frame.host } });

    const policy = String(page.headers['content-security-policy']);
    expect(page.status).toBe(200);
    expect(page.body).toContain('<head><script src="');
    expect(policy).toContain(`frame-ancestors 'self'`);
    expect(policy).toContain(platform.url);
    expect(policy).toMatch(/script-src 'self'/);
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toContain('report-uri');
  });

  it.each(['page/../manifest.yml', 'page/%2e%2e/manifest.yml', 'page/..%2fmanifest.yml', 'other/index.html'])(
    'serves nothing outside a resource: %s',
    async (file) => {
      const site = JSON.parse((await ask(platform, { path: '/context' })).body) as { frameBase: string };
      const frame = new URL(site.frameBase);

      const answer = await ask(platform, { path: frame.pathname + file, headers: { host: frame.host } });

      expect(answer.status).toBe(404);
    },
  );

  it('answers web triggers at the address that the app gets', async () => {
    const url = new URL(String(await platform.invoke('hook-url', {})));

    const answer = await ask(platform, { path: `${url.pathname}/deep`, payload: 'hello' });

    expect(answer).toMatchObject({ status: 201, body: '/deep "hello"', headers: { 'x-seen': 'POST' } });
  });
});

describe('with a real organization', () => {
  const launchToken = 'launch-token-1';
  let platform: Platform;
  beforeAll(async () => {
    platform = await startSuitePlatform({ launchToken, allowActingAs: false });
  });
  afterAll(() => platform.stop());

  async function cookie(): Promise<string> {
    const visit = await ask(platform, { path: `/?token=${launchToken}` });
    return String(visit.headers['set-cookie']);
  }

  it.each(['/', '/apps/suite-page/', '/context', '/shell/shell.js', '/?token=wrong'])(
    'answers %s only with the cookie of the first visit',
    async (path) => {
      expect(await ask(platform, { path })).toMatchObject({ status: 403 });
    },
  );

  it('exchanges the token for a cookie that scripts cannot read, and takes it out of the address', async () => {
    const visit = await ask(platform, { path: `/apps/suite-page/?token=${launchToken}` });

    expect(visit).toMatchObject({ status: 303, headers: { location: '/apps/suite-page/' } });
    expect(await cookie()).toMatch(/HttpOnly; SameSite=Strict/);
    const [value = ''] = (await cookie()).split(';');
    expect(await ask(platform, { ...whoAmI, headers: { cookie: value } })).toMatchObject({ status: 200 });
  });

  it('refuses to act as anybody else', async () => {
    const [value = ''] = (await cookie()).split(';');
    const headers = { cookie: value, 'x-local-account-id': COLLEAGUE.accountId };

    expect(await ask(platform, { ...whoAmI, headers })).toMatchObject({ status: 403 });
  });
});
