// One request to Atlassian: through the gate, with the key, out of the door again as checked JSON or a typed error.
import type { z } from 'zod';
import { KeyRejected, Unavailable, UnexpectedAnswer } from '../domain/errors';
import type { HttpResponse, Ports } from '../ports';
import { backoffMs } from './backoff';
import { describeCall, readRequestId, toError } from './classify';
import { fromJson } from './envelope';
import { Gate, type Heard } from './gate';
import { endpoints, type ChangeOperation, type Operation } from './limits';
import { Pace } from './pace';
import { readAllowance, readRetryAt } from './retryAfter';

export interface Call {
  readonly operation: Operation;
  /** Values of the path's parameters, as they are: encoded here. */
  readonly path: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly hasCursor?: boolean;
}

export interface AdminApiOptions {
  /** How long one call may wait for the rate gate, all its waits together; 2,000 ms when absent. */
  readonly patienceMs?: number;
  /** How long one request may take; 30,000 ms when absent. */
  readonly timeoutMs?: number;
  /** Least time between two requests until an answer tells how many are allowed; absent: none. */
  readonly spacingMs?: number;
  /** Spreads the waits of those whom Atlassian told no time: a number in [0, 1). */
  readonly random?: () => number;
  /** Called just before each request that is really sent: a host budgets them, or stops one by throwing. */
  onCall?(operation: Operation): void;
}

/** What Atlassian answered to a change that it made. */
export interface Changed<T> {
  readonly httpStatus: number;
  readonly requestId: string | null;
  readonly answer: T;
}

export interface Transport {
  /** Returns the answer's body in the asked shape. */
  request<T>(call: Call, shape: z.ZodType<T>): Promise<T>;
  /**
   * Changes something. The shape is of the answer's body, null when there is none.
   * @throws {Unavailable} when only a reading can tell whether it was done: nobody sends it again before.
   */
  change<T>(call: Call & { readonly operation: ChangeOperation }, shape: z.ZodType<T>): Promise<Changed<T>>;
}

export type TransportPorts = Pick<Ports, 'http' | 'sql' | 'clock' | 'log'>;

// Never a setting: another address would carry the key away.
const ORIGIN = 'https://api.atlassian.com';
const PATIENCE_MS = 2_000;
const TIMEOUT_MS = 30_000;
// Visible ASCII: anything else is a copying mistake, and the platform's own error would quote the header.
const KEY_FORM = /^[\x21-\x7e]{1,4096}$/;

export function createTransport(
  ports: TransportPorts,
  apiKey: string,
  options: AdminApiOptions = {},
): Transport {
  const { http, clock, log } = ports;
  const gate = new Gate(ports);
  const { patienceMs = PATIENCE_MS, timeoutMs = TIMEOUT_MS, random = Math.random } = options;
  const pace = new Pace(clock, options.spacingMs ?? 0);
  /** Refusals in a row, for the waits of those whom Atlassian tells no time. */
  let refusals = 0;

  async function send(call: Call): Promise<HttpResponse> {
    options.onCall?.(call.operation);
    try {
      return await http.send({ ...toRequest(call, apiKey), timeoutMs });
    } catch (error) {
      // A platform's own error may quote the request's headers.
      const cause = new Error(String(error).replaceAll(apiKey, '[key]'));
      const told = error instanceof Unavailable ? error.detail : {};
      throw new Unavailable('No answer', { ...told, ...describeCall(call.operation) }, cause);
    }
  }

  /** Sends once; a 429 closes the gate for everybody and returns null. */
  async function attempt(
    call: Call,
    patienceLeftMs: number,
  ): Promise<{ response: HttpResponse | null; waitedMs: number }> {
    await pace.turn();
    const pass = await gate.enter(patienceLeftMs, describeCall(call.operation));
    let heard: Heard = 'lost';
    try {
      const response = await send(call);
      const now = clock.now();
      if (response.status === 429) {
        const retryAt = readRetryAt(response, now, backoffMs(refusals, random()));
        refusals += 1;
        log.warn('Atlassian asks to wait', { operation: call.operation, waitMs: retryAt - now });
        await gate.block(retryAt);
        return { response: null, waitedMs: pass.waitedMs };
      }
      refusals = 0;
      heard = heardFrom(call.operation, response, now);
      if (typeof heard === 'object') pace.end();
      return { response, waitedMs: pass.waitedMs };
    } finally {
      await gate.leave(pass, heard);
    }
  }

  async function sendUntilTaken(call: Call): Promise<HttpResponse> {
    if (!KEY_FORM.test(apiKey))
      throw new KeyRejected('The key has characters that no key has', { malformed: true });
    // A refused request was not carried out: it may be sent again, whatever it does.
    let patienceLeftMs = patienceMs;
    for (;;) {
      const { response, waitedMs } = await attempt(call, patienceLeftMs);
      if (response !== null) return response;
      patienceLeftMs -= waitedMs;
    }
  }

  return {
    request: async (call, shape) => read(call, await sendUntilTaken(call), shape),
    change: async (call, shape) => readChanged(call, await sendUntilTaken(call), shape),
  };
}

function heardFrom(operation: Operation, response: HttpResponse, now: number): Heard {
  if (endpoints[operation].hasOwnLimit === true) return 'lost';
  return readAllowance(response, now) ?? (isOk(response) ? 'unlimited' : 'lost');
}

function toRequest(call: Call, apiKey: string) {
  const { method, path } = endpoints[call.operation];
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = call.path[name];
    if (value === undefined) throw new Error(`${call.operation} needs ${name}`);
    return encodeURIComponent(value);
  });
  const query = call.query === undefined ? '' : new URLSearchParams(call.query).toString();
  const headers = { Authorization: `Bearer ${apiKey}`, Accept: 'application/json' };
  const url = `${ORIGIN}${filled}${query === '' ? '' : `?${query}`}`;
  if (call.body === undefined) return { method, url, headers };
  return {
    method,
    url,
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(call.body),
  };
}

function read<T>(call: Call, response: HttpResponse, shape: z.ZodType<T>): T {
  if (!isOk(response))
    throw toError({ operation: call.operation, hasCursor: call.hasCursor ?? false }, response);
  const detail = { ...describeCall(call.operation), status: response.status };
  const json = fromJson(response.body);
  if (json === undefined) {
    // Cut or garbled on its way: asking again may help, where asking again does no harm.
    throw endpoints[call.operation].repeatable
      ? new Unavailable('The answer is not JSON', detail)
      : new UnexpectedAnswer('The answer is not JSON', detail);
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // Path and kind of the problem only: the value may be of a person.
  throw new UnexpectedAnswer('The answer has another shape than documented', {
    ...detail,
    field: issue?.path.join('.') ?? '',
    problem: issue?.code ?? '',
  });
}

function readChanged<T>(call: Call, response: HttpResponse, shape: z.ZodType<T>): Changed<T> {
  if (!isOk(response)) throw toError({ operation: call.operation, hasCursor: false }, response);
  const parsed = shape.safeParse(response.status === NO_CONTENT ? null : fromJson(response.body));
  const requestId = readRequestId(response);
  if (parsed.success) return { httpStatus: response.status, requestId, answer: parsed.data };
  // Something else than what is documented tells as little as no answer at all.
  throw new Unavailable('Not the answer to a change', {
    ...describeCall(call.operation),
    status: response.status,
    ...(requestId === null ? {} : { requestId }),
  });
}

const NO_CONTENT = 204;

function isOk(response: HttpResponse): boolean {
  return response.status >= 200 && response.status < 300;
}
