// Calls to the platform: resolvers (for scripts and for the shell), Jira for the page, web triggers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { createJiraDoor } from '../doors/jiraDoor';
import type { Invocation } from '../invocation';
import { Usage } from '../invocation';
import { modulesOf } from '../manifest';
import { invokeResolver } from '../resolverCall';
import { WEB_TRIGGER_PATH } from '../webTriggers';
import { BadRequest, readJsonBody, readText, send, sendJson } from './reply';
import type { Site } from './site';

interface Exchange {
  readonly url: URL;
  readonly response: ServerResponse;
}

const invokeShape = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  moduleKey: z.string().optional(),
  extension: z.record(z.string(), z.unknown()).optional(),
});

const productShape = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z.object({ method: z.string().default('GET') }).default({ method: 'GET' }),
});

export async function answerCall(
  site: Site,
  request: IncomingMessage,
  { url, response }: Exchange,
): Promise<void> {
  if (url.pathname.startsWith(WEB_TRIGGER_PATH)) return answerWebTrigger(site, request, { url, response });
  if (request.method !== 'POST') return sendJson(response, 404, { message: `Nothing at ${url.pathname}` });
  if (url.pathname === '/invoke') return answerInvoke(site, request, response);
  if (url.pathname === '/product') return answerProduct(site, request, response);
  if (url.pathname === '/personal-data') return scriptPersonalData(site, request, response);
  sendJson(response, 404, { message: `Nothing at ${url.pathname}` });
}

/** @throws {BadRequest} when somebody else is named and that is not allowed here. */
function actingAccount(site: Site, request: IncomingMessage): string {
  const named = request.headers['x-local-account-id'];
  if (named === undefined) return site.options.operator.accountId;
  if (!site.options.allowActingAs) {
    throw new BadRequest('x-local-account-id works with a simulated organization only', 403);
  }
  return Array.isArray(named) ? (named[0] ?? '') : named;
}

async function answerInvoke(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const accountId = actingAccount(site, request);
  const parsed = invokeShape.safeParse(await readJsonBody(request));
  if (!parsed.success) throw new BadRequest(`Expected {functionKey, payload}: ${parsed.error.message}`);
  const { functionKey, payload, moduleKey, extension } = parsed.data;
  const body = await invokeResolver(site.host, {
    functionKey,
    payload,
    accountId,
    ...(moduleKey === undefined ? {} : { moduleKey }),
    ...(extension === undefined ? {} : { extension }),
  });
  sendJson(response, 200, body);
}

/** `requestJira` of the bridge: always as the user. */
async function answerProduct(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host } = site;
  const accountId = actingAccount(site, request);
  const { product, restPath, fetchRequestInit } = productShape.parse(await readJsonBody(request));
  if (product !== 'jira') throw new BadRequest(host.limits.unmodelled(`bridge ${product} ${restPath}`), 501);
  const door = createJiraDoor({
    scopes: host.manifest.permissions.scopes,
    limits: host.limits,
    findAccount: host.findAccount,
  });
  const answer = await door({
    invocation: pageInvocation(site, accountId),
    meta: { type: 'fpp', provider: 'user', remote: 'jira' },
    target: restPath,
    method: fetchRequestInit.method,
    headers: [],
    body: null,
    signal: new AbortController().signal,
  });
  const headers = Object.fromEntries(answer.headers ?? []);
  sendJson(response, 200, {
    body: answer.body ?? '',
    headers,
    status: answer.status,
    statusText: '',
    isAttachment: false,
  });
}

/** The page itself calls, no function runs. */
function pageInvocation({ host }: Site, accountId: string): Invocation {
  const now = (): number => host.clock.now();
  return {
    id: 'page',
    functionKey: '',
    moduleType: '',
    moduleKey: '',
    accountId,
    chain: 0,
    startedAt: now(),
    usage: new Usage(now, host.limits),
  };
}

const accountsShape = z.object({
  closed: z.array(z.string()).default([]),
  updated: z.array(z.string()).default([]),
});

/** Says which accounts were closed, and which changed just now: the next report learns of it. */
async function scriptPersonalData(
  { host, options }: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!options.allowActingAs) throw new BadRequest('Accounts change with a simulated organization only', 403);
  const parsed = accountsShape.safeParse(await readJsonBody(request));
  if (!parsed.success) throw new BadRequest(`Expected {closed, updated}: ${parsed.error.message}`);
  const { closed, updated } = parsed.data;
  for (const accountId of closed) host.personalData.closed.add(accountId);
  for (const accountId of updated) host.personalData.updatedAt.set(accountId, host.clock.now());
  sendJson(response, 200, { closed: closed.length, updated: updated.length });
}

const webTriggerAnswer = z.object({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.array(z.string())).optional(),
  body: z.string().optional(),
});

async function answerWebTrigger(
  site: Site,
  request: IncomingMessage,
  { url, response }: Exchange,
): Promise<void> {
  const { host } = site;
  const [id = '', ...rest] = url.pathname.slice(WEB_TRIGGER_PATH.length).split('/');
  const moduleKey = host.webTriggers.findKey(id);
  const trigger = modulesOf(host.manifest, 'webtrigger').find(({ key }) => key === moduleKey);
  if (trigger?.function === undefined) return sendJson(response, 404, { message: 'Unknown web trigger' });
  const outcome = await host.functions.invoke({
    functionKey: trigger.function,
    moduleType: 'webtrigger',
    moduleKey: trigger.key,
    body: {
      method: request.method,
      path: url.pathname,
      userPath: `/${rest.join('/')}`,
      headers: multiMap(
        Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
          values.map((value) => [name, value] as const),
        ),
      ),
      queryParameters: multiMap([...url.searchParams]),
      body: await readText(request),
    },
  });
  const result = outcome.success ? webTriggerAnswer.safeParse(outcome.body) : null;
  // Forge answers 424 when the function gives no usable answer.
  if (result === null || !result.success)
    return sendJson(response, 424, { message: 'The web trigger gave no answer' });
  const { statusCode, headers = {}, body = '' } = result.data;
  const joined = Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values.join(', ')]),
  );
  send(response, { status: statusCode, type: 'text/plain', body, headers: joined });
}

function multiMap(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const map: Record<string, string[]> = {};
  for (const [name, value] of pairs) (map[name] ??= []).push(value);
  return map;
}
