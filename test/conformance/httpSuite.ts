// What every Http must keep, called through @forge/api inside a worker, against a server of the test's own.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { HttpRequest } from '../../src/ports';
import type { SuiteApp } from '../support/suitePlatform';

export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers by path: /echo, /moved, /cut, /cut-body, /silent, /garbled. */
export async function startTestServer(): Promise<TestServer> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { pathname } = new URL(request.url ?? '/', 'http://test.invalid');
      if (pathname === '/moved') return response.writeHead(302, { location: '/echo' }).end();
      if (pathname === '/cut') return response.destroy();
      if (pathname === '/silent') return undefined;
      if (pathname === '/cut-body') {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        return setImmediate(() => response.destroy());
      }
      const { method, url, headers } = request;
      const seen = { method, url, key: headers.authorization, body: Buffer.concat(chunks).toString() };
      return response.writeHead(207, { 'X-Seen': 'yes' }).end(JSON.stringify(seen));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const BASE = 'https://api.atlassian.com';

export function httpSuite(getApp: () => SuiteApp): void {
  const send = (request: Partial<HttpRequest> & { url: string }): Promise<unknown> =>
    getApp().behave('send', { method: 'GET', headers: {}, timeoutMs: 5_000, ...request });

  it('passes on method, path, headers and body, and returns status, headers and body', async () => {
    const answer = await send({
      method: 'POST',
      url: `${BASE}/echo?x=1`,
      headers: { authorization: 'Bearer k' },
      body: 'grüße',
    });

    expect(answer).toEqual({
      status: 207,
      seen: 'yes',
      missing: null,
      body: JSON.stringify({ method: 'POST', url: '/echo?x=1', key: 'Bearer k', body: 'grüße' }),
    });
  });

  it('does not follow a redirect', async () => {
    expect(await send({ url: `${BASE}/moved` })).toMatchObject({ status: 302 });
  });

  it.each([
    ['the connection is cut', '/cut', 5_000],
    ['the body is cut', '/cut-body', 5_000],
    ['no answer comes in time', '/silent', 50],
  ])('throws Unavailable when %s', async (_what, path, timeoutMs) => {
    await expect(send({ url: BASE + path, timeoutMs })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('throws Unavailable for a host that manifest.yml does not name', async () => {
    await expect(send({ url: 'https://elsewhere.example/echo' })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
}
