// The app's own page, with the policy that Forge's CDN would send: computed by Atlassian's package.
import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { send, sendJson } from './reply';
import type { Site } from './site';

const BRIDGE_FILE = '__bridge.js';
const BRIDGE_PATH = path.join(import.meta.dirname, '../shell/bridge.js');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export function answerFrame(site: Site, url: URL, response: ServerResponse): void {
  if (!url.pathname.startsWith(site.framePath)) return sendJson(response, 404, { message: 'Nothing here' });
  const [resourceKey = '', ...rest] = url.pathname.slice(site.framePath.length).split('/');
  if (resourceKey === BRIDGE_FILE) {
    return send(response, { status: 200, type: 'text/javascript', body: readFileSync(BRIDGE_PATH) });
  }
  const file = findFile(site, resourceKey, decodeURIComponent(rest.join('/')) || 'index.html');
  if (file === null) return sendJson(response, 404, { message: `Nothing at ${url.pathname}` });
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  if (!file.endsWith('.html')) return send(response, { status: 200, type, body: readFileSync(file) });
  const html = readFileSync(file, 'utf8');
  send(response, {
    status: 200,
    type,
    body: withBridge(html, site),
    headers: { 'content-security-policy': contentSecurityPolicy(html, site) },
  });
}

function findFile(site: Site, resourceKey: string, name: string): string | null {
  const resource = site.host.manifest.resources.find(({ key }) => key === resourceKey);
  if (resource === undefined) return null;
  const base = path.resolve(site.options.appDir, resource.path);
  const file = path.join(base, name);
  return file.startsWith(base + path.sep) && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** First in the head, blocking: @forge/bridge looks for its global when it is loaded. */
function withBridge(html: string, site: Site): string {
  const source = `${site.framePath}${BRIDGE_FILE}?shell=${encodeURIComponent(site.origins.shell)}`;
  return html.replace(/<head[^>]*>/i, (head) => `${head}<script src="${source}"></script>`);
}

type CspPermissions = Parameters<CSPProcessingService['getCspDetails']>[1];

const silent = { info: () => undefined };

function contentSecurityPolicy(html: string, { host, origins }: Site): string {
  // Read from manifest.yml, whose form @forge/manifest validates (npm run forge:check).
  const permissions = host.manifest.permissions as CspPermissions;
  const existingCSPDetails = new CSPProcessingService(silent, load).getCspDetails(html, permissions);
  const directives = new CSPInjectionService().getInjectableCSP({ existingCSPDetails, microsEnv: 'prod' });
  return directives
    .filter((directive) => !directive.startsWith('report-uri'))
    .map((directive) =>
      directive.startsWith('frame-ancestors') ? `${directive} ${origins.shell}` : directive,
    )
    .join('; ');
}
