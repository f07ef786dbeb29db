// The shell: a page around the app's page, as Jira would be.
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { uiModules } from '../manifest';
import { send, sendJson } from './reply';
import type { Site } from './site';

/** The rest of the path after the module's key belongs to the app: `view.createHistory()`. */
export const PAGE_PATH = '/apps/';

const SHELL_DIR = path.join(import.meta.dirname, '../shell');
const FILES: Readonly<Record<string, string>> = {
  '/shell/shell.js': 'text/javascript',
  '/shell/operations.js': 'text/javascript',
  '/shell/frames.js': 'text/javascript',
  '/shell/shell.css': 'text/css',
};

/** Returns false when the address is none of the shell's. */
export function answerShell(site: Site, url: URL, response: ServerResponse): boolean {
  if (site.options.serveUi === false) return false;
  const type = FILES[url.pathname];
  if (type !== undefined) {
    sendFile(response, path.basename(url.pathname), type);
    return true;
  }
  if (url.pathname === '/') {
    const first = uiModules(site.host.manifest)[0];
    response.writeHead(302, { location: first === undefined ? '/none' : `${PAGE_PATH}${first.key}/` });
    response.end();
    return true;
  }
  if (url.pathname === '/context') {
    sendJson(response, 200, describeSite(site));
    return true;
  }
  if (!url.pathname.startsWith(PAGE_PATH)) return false;
  sendFile(response, 'shell.html', 'text/html; charset=utf-8');
  return true;
}

function sendFile(response: ServerResponse, name: string, type: string): void {
  send(response, { status: 200, type, body: readFileSync(path.join(SHELL_DIR, name)) });
}

/** All that the shell needs to stand for Jira. */
function describeSite({ host, options, origins, framePath }: Site): Record<string, unknown> {
  const { appId, environmentId, cloudId, siteUrl } = host.installation;
  return {
    frameBase: `${origins.frame}${framePath}`,
    frameOrigin: origins.frame,
    pagePath: PAGE_PATH,
    appId,
    environmentId,
    cloudId,
    siteUrl,
    isLicensed: options.isLicensed?.() ?? true,
    permissions: { scopes: host.manifest.permissions.scopes },
    operator: options.operator,
    accounts: options.allowActingAs ? (options.accounts ?? []) : [],
    modules: uiModules(host.manifest).map(({ type, key, title, resource }) => ({
      type,
      key,
      title,
      resource,
    })),
  };
}
