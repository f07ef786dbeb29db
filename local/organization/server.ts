// The simulated organization as an HTTP server on this machine.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerControl, isControl } from './control';
import { appendTo, replay, startOf } from './journal';
import { Judge } from './judge';
import { LIVE_KEY } from './keys';
import { delayOf, deliver } from './misbehave';
import type { Delivery } from './misbehave';
import { createModel } from './model';
import type { OrganizationModel } from './model';
import { perform } from './perform';
import type { Outcome } from './perform';
import type { UserManagementModel } from './world/world';

export interface OrganizationOptions {
  readonly users?: number;
  readonly seed?: number;
  readonly model?: UserManagementModel;
  readonly latencyMs?: number;
  /** Requests a minute for the whole organization; null: no limit. */
  readonly ratePerMinute?: number | null;
  /** 0: any free one. */
  readonly port?: number;
  /** Changes are appended to this file and made again at the next start. */
  readonly journalFile?: string;
  /** Hold every exchange against the official documents. */
  readonly judge?: boolean;
  /** The organization's time at the start, epoch milliseconds; real time when left out. */
  readonly now?: number;
}

export interface RunningOrganization {
  readonly url: string;
  readonly orgId: string;
  readonly apiKey: string;
  readonly model: OrganizationModel;
  violations(): readonly string[];
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;

export async function startOrganization(options: OrganizationOptions = {}): Promise<RunningOrganization> {
  const startsAt = options.now ?? Date.now();
  const wanted = {
    seed: options.seed ?? 1,
    users: options.users ?? 2000,
    model: options.model ?? 'centralized',
    // Without a given time the company is that of today, so that it is the same all day.
    now: options.now ?? Math.floor(startsAt / DAY_MS) * DAY_MS,
  } as const;
  const journal = options.journalFile ?? null;
  const model = createModel({
    ...(journal === null ? wanted : startOf(journal, wanted)),
    startsAt,
    latencyMs: options.latencyMs ?? 0,
    ratePerMinute: options.ratePerMinute ?? null,
  });
  if (journal !== null) replay(model, journal);
  const judge = options.judge === false ? null : new Judge();
  const server = createServer((request, response) => {
    serve({ model, judge, journal }, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  model.url = await listen(server, options.port ?? 0);
  return {
    url: model.url,
    orgId: model.world.orgId,
    apiKey: LIVE_KEY,
    model,
    violations: () => judge?.violations() ?? [],
    close: () => close(server),
  };
}

interface Host {
  readonly model: OrganizationModel;
  readonly judge: Judge | null;
  readonly journal: string | null;
}

async function serve(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { model, judge, journal } = host;
  const body = await textOf(request);
  const raw = {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    authorization: request.headers.authorization,
    body,
  };
  if (isControl(raw.target)) {
    answerControl({ model, judge, journal }, { ...raw, headers: request.headers }, response);
    return;
  }
  const outcome = perform(model, raw);
  if (journal !== null && outcome.status < 300 && outcome.match?.operation.changes === true) {
    appendTo(journal, { at: outcome.at, method: raw.method, target: raw.target, body });
  }
  if (judge !== null) hear(judge, outcome);
  const delayMs = model.latencyMs + delayOf(outcome);
  // Nobody's end waits for an answer that nobody waits for.
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
  send(response, deliver(outcome));
}

function hear(judge: Judge, outcome: Outcome): void {
  const operation = outcome.match?.operation ?? null;
  judge.hear({
    operation,
    asked: operation === null ? outcome.path : operation.name,
    params: outcome.match?.params ?? {},
    query: outcome.query,
    body: outcome.requestBody,
    status: outcome.status,
    answer: outcome.body,
    isFaulty: outcome.faults.size > 0,
  });
}

function send(response: ServerResponse, delivery: Delivery): void {
  if (delivery.kind === 'silence') return;
  if (delivery.kind === 'cut') {
    response.destroy();
    return;
  }
  const { status, headers, text } = delivery;
  const bytes = Buffer.from(text);
  response.writeHead(
    status,
    status === 204 ? headers : { ...headers, 'content-length': String(bytes.length) },
  );
  if (delivery.kind === 'whole') response.end(bytes);
  else response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
