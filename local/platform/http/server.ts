// One server on 127.0.0.1 with two origins: the shell and all calls (127.0.0.1), the app's page (localhost).
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Host } from '../host';
import { uiModules } from '../manifest';
import type { PlatformOptions } from '../options';
import { answerCall } from './calls';
import { answerFrame } from './frame';
import { checkCookie, checkOrigin, findSide, isEqual, launchCookie, type Origins } from './gate';
import { BadRequest, send, sendJson } from './reply';
import { answerShell, PAGE_PATH } from './shellPage';
import type { Site } from './site';

export interface RunningServer {
  readonly url: string;
  readonly adminUrl: string;
  close(): Promise<void>;
}

export async function startServer(options: PlatformOptions, host: Host): Promise<RunningServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origins: Origins = { shell: `http://127.0.0.1:${port}`, frame: `http://localhost:${port}` };
  const site: Site = { options, host, origins, framePath: `/${randomUUID()}/` };
  server.on('request', (request, response) => {
    answer(site, request, response).catch((error: unknown) => sendFailure(response, error));
  });
  return {
    url: origins.shell,
    adminUrl: `${origins.shell}${adminPath(site)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function adminPath({ host, options }: Site): string {
  const modules = uiModules(host.manifest);
  const page = modules.find(({ type }) => type.endsWith(':adminPage')) ?? modules[0];
  const token = options.launchToken === undefined ? '' : `?token=${encodeURIComponent(options.launchToken)}`;
  return page === undefined ? `/${token}` : `${PAGE_PATH}${page.key}/${token}`;
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const side = findSide(request, site.origins);
  if (side === null)
    return sendJson(response, 403, { message: `The host ${request.headers.host ?? ''} is refused` });
  const foreign = checkOrigin(request, side, site.origins);
  if (foreign !== null) return sendJson(response, foreign.status, { message: foreign.message });
  const url = new URL(request.url ?? '/', site.origins[side]);
  if (side === 'frame') return answerFrame(site, url, response);
  if (!admit(site, request, { url, response })) return;
  if (request.method === 'GET' && answerShell(site, url, response)) return;
  await answerCall(site, request, { url, response });
}

/** Returns false when the request was answered here: refused, or sent on with the cookie. */
function admit(site: Site, request: IncomingMessage, to: { url: URL; response: ServerResponse }): boolean {
  const { launchToken } = site.options;
  if (launchToken === undefined) return true;
  const { url, response } = to;
  const given = url.searchParams.get('token');
  if (given !== null && isEqual(given, launchToken)) {
    url.searchParams.delete('token');
    // The token leaves the address bar and the history with the redirect.
    response.writeHead(303, {
      location: `${url.pathname}${url.search}`,
      'set-cookie': launchCookie(launchToken),
    });
    response.end();
    return false;
  }
  const refusal = checkCookie(request, launchToken);
  if (refusal === null) return true;
  sendJson(response, refusal.status, { message: refusal.message });
  return false;
}

function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const status = error instanceof BadRequest ? error.status : 500;
  send(response, { status, type: 'application/json', body: JSON.stringify({ name, message }) });
}
