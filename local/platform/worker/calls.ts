// The worker's side of every call to the outside: a message out, a real WHATWG Response back.
import type { AnswerMessage, FailureMessage, ForgeFetchMeta, FromWorker } from './protocol';

interface OutsideCall {
  readonly invocationId: string | null;
  readonly meta: ForgeFetchMeta;
  readonly target: string;
  readonly init: RequestInit;
  readonly post: (message: FromWorker, transfer?: ArrayBuffer[]) => void;
}

interface OpenCall {
  readonly resolve: (response: Response) => void;
  readonly reject: (reason: unknown) => void;
}

// Statuses that a Response may not carry a body with – fetch.spec.whatwg.org/#null-body-status (2026-11-22).
const BODYLESS: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

const open = new Map<number, OpenCall>();
let lastCallId = 0;

export async function callOutside(call: OutsideCall): Promise<Response> {
  const { invocationId, meta, target, init, post } = call;
  if (invocationId === null) throw new Error('Forge runtime not found: this call belongs to no invocation');
  const body = await readBody(init.body);
  const signal = init.signal ?? null;
  signal?.throwIfAborted();
  lastCallId += 1;
  const callId = lastCallId;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      open.delete(callId);
      post({ kind: 'abort', callId });
      reject(signal?.reason);
    };
    const done = (): void => signal?.removeEventListener('abort', onAbort);
    signal?.addEventListener('abort', onAbort);
    open.set(callId, {
      resolve: (response) => (done(), resolve(response)),
      reject: (reason) => (done(), reject(reason)),
    });
    post({
      kind: 'call',
      callId,
      invocationId,
      meta,
      target,
      method: init.method ?? 'GET',
      headers: [...new Headers(init.headers)],
      body,
    });
  });
}

export function settleCall(message: AnswerMessage | FailureMessage): void {
  const call = open.get(message.callId);
  if (call === undefined) return;
  open.delete(message.callId);
  if (message.kind === 'failure') return call.reject(toError(message));
  const body = BODYLESS.has(message.status) ? null : message.body;
  const headers = message.headers.map(([name, value]): [string, string] => [name, value]);
  call.resolve(new Response(body, { status: message.status, headers }));
}

async function readBody(body: BodyInit | null | undefined): Promise<string | ArrayBuffer | null> {
  if (body === null || body === undefined) return null;
  return typeof body === 'string' ? body : new Response(body).arrayBuffer();
}

function toError(message: FailureMessage): Error {
  // undici wraps what went wrong below into TypeError('fetch failed').
  if (message.name === 'TypeError')
    return new TypeError('fetch failed', { cause: new Error(message.message) });
  const error = new Error(message.message);
  error.name = message.name;
  return message.status === undefined ? error : Object.assign(error, { status: message.status });
}
