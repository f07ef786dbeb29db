// One request from its text to its answer, without the network: route, key, rate, body, operation, record.
import { checkKey } from './keys';
import { retryAfterSeconds } from './limits';
import type { Allowance } from './limits';
import type { FaultName } from './faults';
import type { OrganizationModel } from './model';
import { findOperation, isDead } from './operations';
import type { Match } from './operations';
import { checkOrganization } from './routes/place';
import { namesBehind, sentinelsIn } from './sentinels';
import type { Answer, Call } from './wire/call';
import { errorBody, Refusal } from './wire/refusal';
import { settle } from './world/changes';

export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly match: Match | null;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly requestBody: unknown;
  readonly faults: ReadonlySet<FaultName>;
}

const NO_FAULTS: ReadonlySet<FaultName> = new Set();

export function perform(model: OrganizationModel, request: RawRequest): Outcome {
  const at = model.clock.now();
  settle(model.world, at);
  const [path = '', search = ''] = request.target.split('?', 2);
  const query = new URLSearchParams(search);
  const match = findOperation(request.method, path);
  const outcome =
    match === null
      ? { ...unknownPath(path), match, faults: NO_FAULTS, requestBody: undefined, headers: {} as const }
      : performMatch(model, { request, match, path, query, at });
  model.requests.add({
    operation: match?.operation.name ?? 'unknown',
    method: request.method,
    path,
    at,
    status: outcome.status,
  });
  return { ...outcome, path, query };
}

interface Asked {
  readonly request: RawRequest;
  readonly match: Match;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly at: number;
}

function performMatch(model: OrganizationModel, asked: Asked): Omit<Outcome, 'path' | 'query'> {
  const { request, match, path, query, at } = asked;
  const { operation, params } = match;
  const texts = [
    ...Object.values(params),
    ...query.values(),
    request.body,
    ...namesBehind(model.world, params),
  ];
  const faults = new Set([...model.faults.meet(operation.name), ...sentinelsIn(texts)]);
  const allowance = model.limits.take(operation.name, at);
  let requestBody: unknown;
  let answer: Answer;
  let retryAfter = {};
  try {
    checkKey(request.authorization, operation, faults);
    requestBody = parseBody(request.body);
    refuseByFault(faults);
    if (!allowance.granted) {
      retryAfter = { 'retry-after': String(retryAfterSeconds(allowance, at)) };
      throw rateLimited();
    }
    const call: Call = { operation, params, path, query, body: requestBody, at, faults };
    checkOrganization(model, call);
    answer = operation.handle(model, call);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const occasion = {
      family: operation.family,
      path,
      at,
      requestId: `request-${model.requests.total() + 1}`,
    };
    answer = { status: error.reason.status, body: errorBody(error.reason, occasion) };
  }
  const headers = { ...rateHeaders(allowance, faults, at), ...retryAfter, ...burstHeaders(faults) };
  return { status: answer.status, body: answer.body, headers, match, faults, requestBody };
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal({ status: 400, code: 'ADMIN-400-24', detail: 'The body is not JSON.' });
  }
}

function rateLimited(): Refusal {
  return new Refusal({ status: 429, code: 'ADMIN-429-1', detail: 'Rate limit exceeded', layer: 'proxy' });
}

/** A burst by flag or sentinel is over soon, so that a person can watch a client wait for it. */
const BURST_SECONDS = 2;

function refuseByFault(faults: ReadonlySet<FaultName>): void {
  if (faults.has('rate-limited') || faults.has('rate-limited-silently')) throw rateLimited();
  // What never reaches the operation must not change anything either; the answer itself is made at delivery.
  if (faults.has('bad-gateway') || faults.has('redirect') || faults.has('no-answer')) {
    throw new Refusal({ status: 502, code: 'Bad Gateway', detail: 'Bad Gateway', layer: 'gateway' });
  }
  if (faults.has('server-error')) {
    throw new Refusal({ status: 500, code: 'ADMIN-500-1', detail: 'Something went wrong.' });
  }
  if (faults.has('forbidden')) {
    throw new Refusal({ status: 403, code: 'Forbidden', detail: 'User has no permission', layer: 'gateway' });
  }
}

function rateHeaders(
  allowance: Allowance,
  faults: ReadonlySet<FaultName>,
  at: number,
): Record<string, string> {
  const inBurst = faults.has('rate-limited') || faults.has('rate-limited-silently');
  return {
    'x-ratelimit-limit': String(allowance.limit),
    'x-ratelimit-remaining': inBurst ? '0' : String(allowance.remaining),
    'x-ratelimit-reset': new Date(inBurst ? at + BURST_SECONDS * 1000 : allowance.resetAt).toISOString(),
  };
}

function burstHeaders(faults: ReadonlySet<FaultName>): Record<string, string> {
  return faults.has('rate-limited') ? { 'retry-after': String(BURST_SECONDS) } : {};
}

/** Dead operations are told from paths that never were. */
function unknownPath(path: string): Required<Answer> {
  const status = isDead(path) ? 410 : 404;
  return { status, body: { code: status, message: status === 410 ? 'Gone' : 'Not Found' } };
}
