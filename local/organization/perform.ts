// One request from its text to its answer, without the network: route, key, rate, body, operation, record.
import { checkKey } from './keys';
import type { Allowance } from './limits';
import type { FaultName } from './faults';
import type { OrganizationModel } from './model';
import { findOperation, isDead } from './operations';
import type { Match } from './operations';
import { checkOrganization } from './routes/place';
import { namesBehind, sentinelsIn } from './sentinels';
import type { Answer, Call } from './wire/call';
import { isFields } from './wire/input';
import { errorBody, refuse, Refusal } from './wire/refusal';
import { settle } from './world/changes';

export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface Outcome {
  readonly at: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly match: Match | null;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly requestBody: unknown;
  readonly faults: ReadonlySet<FaultName>;
}

/** `at`: now, unless a journal makes again what was done before. */
export function perform(model: OrganizationModel, request: RawRequest, at = model.clock.now()): Outcome {
  settle(model.world, at);
  const [path = '', search = ''] = request.target.split('?', 2);
  const query = new URLSearchParams(search);
  const match = findOperation(request.method, path);
  const operation = match?.operation.name ?? 'unknown';
  const allowance = model.limits.take(operation, at);
  const json = parse(request.body);
  const faults = match === null ? NO_FAULTS : faultsFor(model, { match, query, request, body: json.value });
  const answer =
    match === null
      ? unknownPath(path)
      : answerOrRefuse(model, {
          call: { ...match, path, query, at, faults, body: json.value },
          authorization: request.authorization,
          isJson: json.isJson,
          isGranted: allowance.granted,
        });
  const { method, body } = request;
  const headers: Record<string, string> = {
    'atl-request-id': nextRequestId(model),
    ...headersFor(allowance, faults, at),
  };
  const waitSeconds = answer.status === 429 ? headers['retry-after'] : undefined;
  const refusedUntil = waitSeconds === undefined ? null : at + Number(waitSeconds) * 1000;
  model.requests.add({ operation, method, path, body, at, status: answer.status, refusedUntil });
  return {
    at,
    status: answer.status,
    body: answer.body,
    headers,
    match,
    path,
    query,
    requestBody: json.value,
    faults,
  };
}

/** Hexadecimal, as Atlassian's are. */
function nextRequestId({ requests }: OrganizationModel): string {
  return (requests.total() + 1).toString(16).padStart(32, '0');
}

interface Received {
  readonly match: Match;
  readonly query: URLSearchParams;
  readonly request: RawRequest;
  readonly body: unknown;
}

const NO_FAULTS: ReadonlySet<FaultName> = new Set();

function faultsFor(
  model: OrganizationModel,
  { match, query, request, body }: Received,
): ReadonlySet<FaultName> {
  const { operation, params } = match;
  const texts = [...Object.values(params), ...query.values(), request.body];
  if (operation.changes)
    texts.push(...namesBehind(model.world, { ...params, ...(isFields(body) ? body : {}) }));
  return new Set([...model.faults.meet(operation.name), ...sentinelsIn(texts)]);
}

interface Attempt {
  readonly call: Call;
  readonly authorization: string | undefined;
  readonly isJson: boolean;
  readonly isGranted: boolean;
}

function answerOrRefuse(model: OrganizationModel, attempt: Attempt): Answer {
  const { call } = attempt;
  try {
    checkKey(attempt.authorization, call.operation, call.faults);
    if (!attempt.isGranted) throw rateLimited();
    refuseByFault(call.faults);
    refuseWithoutGuard(call);
    if (!attempt.isJson) throw refuse(400, 'ADMIN-400-24', 'The body is not JSON.');
    checkOrganization(model, call);
    return call.operation.handle(model, call);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { path, at, operation } = call;
    const requestId = nextRequestId(model);
    return {
      status: error.reason.status,
      body: errorBody(error.reason, { family: operation.family, path, at, requestId }),
    };
  }
}

function parse(text: string): { value: unknown; isJson: boolean } {
  if (text === '') return { value: undefined, isJson: true };
  try {
    return { value: JSON.parse(text), isJson: true };
  } catch {
    return { value: undefined, isJson: false };
  }
}

function rateLimited(): Refusal {
  return new Refusal({ status: 429, code: 'ADMIN-429-1', detail: 'Rate limit exceeded', layer: 'proxy' });
}

const BURSTS: readonly FaultName[] = ['rate-limited', 'rate-limited-silently', 'rate-limited-mutely'];

function isBurst(faults: ReadonlySet<FaultName>): boolean {
  return BURSTS.some((name) => faults.has(name));
}

function refuseByFault(faults: ReadonlySet<FaultName>): void {
  if (isBurst(faults)) throw rateLimited();
  // What never reaches the operation must not change anything either; the answer itself is made at delivery.
  if (faults.has('bad-gateway') || faults.has('redirect') || faults.has('no-answer')) {
    throw new Refusal({ status: 502, code: 'Bad Gateway', detail: 'Bad Gateway', layer: 'gateway' });
  }
  if (faults.has('server-error')) throw refuse(500, 'ADMIN-500-1', 'Something went wrong.');
  if (faults.has('forbidden')) {
    throw new Refusal({ status: 403, code: 'Forbidden', detail: 'User has no permission', layer: 'gateway' });
  }
  if (faults.has('not-found')) {
    throw new Refusal({
      status: 404,
      code: 'Not Found',
      detail: 'TCS validation failed',
      layer: 'gateway',
    });
  }
}

/** The audit log comes with Atlassian Guard (support.atlassian.com, audit log of organizations, 2026-11-22). */
function refuseWithoutGuard({ faults, operation }: Call): void {
  if (faults.has('no-guard') && operation.name.startsWith('events.')) {
    throw new Refusal({ status: 403, code: 'Forbidden', detail: 'Not in your plan', layer: 'gateway' });
  }
}

/** A burst by flag or sentinel is over soon, so that a person can watch a client wait for it. */
const BURST_MS = 2_000;
/** How far the clock that the headers tell is ahead of everybody else's. */
const SKEW_MS = 3_600_000;

function headersFor(
  allowance: Allowance,
  faults: ReadonlySet<FaultName>,
  at: number,
): Record<string, string> {
  const inBurst = isBurst(faults);
  const resetAt = inBurst ? at + BURST_MS : allowance.resetAt;
  const skewMs = faults.has('clock-skew') ? SKEW_MS : 0;
  const date = { date: new Date(at + skewMs).toUTCString() };
  if (faults.has('rate-limited-mutely')) return date;
  const saysWhen = faults.has('rate-limited') || !allowance.granted;
  return {
    // Of the organization's clock, like the reset: a client translates one by the other.
    ...date,
    'x-ratelimit-limit': String(allowance.limit),
    'x-ratelimit-remaining': inBurst ? '0' : String(allowance.remaining),
    'x-ratelimit-reset': new Date(resetAt + skewMs).toISOString(),
    // Whole seconds, at least one – RFC 9110.
    ...(saysWhen ? { 'retry-after': String(Math.max(1, Math.ceil((resetAt - at) / 1000))) } : {}),
  };
}

/** Dead operations are told from paths that never were. */
function unknownPath(path: string): Answer {
  const status = isDead(path) ? 410 : 404;
  return { status, body: { code: status, message: status === 410 ? 'Gone' : 'Not Found' } };
}
