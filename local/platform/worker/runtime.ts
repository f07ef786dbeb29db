// Runs inside a worker thread: sets up the globals that the @forge packages read, then runs the app's own bundle.
// Bundled to one CommonJS text by ../build.ts, because a worker starts without a TypeScript loader.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { callOutside, settleCall } from './calls';
import { followClock } from './date';
import type { FromWorker, InvocationOutcome, RunMessage, ToWorker, WorkerSetup } from './protocol';

interface Runtime {
  readonly appContext: { readonly invocationId: string };
}

const setup = workerData as WorkerSetup;
const port = parentPort;
if (port === null) throw new Error('The app runs in a worker thread only');
const post = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

const invocation = new AsyncLocalStorage<Runtime>();
const invocationId = (): string | null => invocation.getStore()?.appContext.invocationId ?? null;

followClock(setup.clockOffset);
Object.assign(process.env, setup.variables);

// @forge/* read these two names; @forge/api keeps `fetch` when it is loaded, so all of this comes before the bundle.
Object.defineProperty(globalThis, '__forge_runtime__', { get: () => invocation.getStore() });
Object.defineProperty(globalThis, '__forge_fetch__', {
  value: (meta: { type: string }, target: unknown, init?: RequestInit) =>
    callOutside({ invocationId: invocationId(), meta, target: String(target), init: init ?? {}, post }),
});
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const bodyless = request.method === 'GET' || request.method === 'HEAD';
  return callOutside({
    invocationId: invocationId(),
    meta: { type: 'egress' },
    target: request.url,
    init: {
      method: request.method,
      headers: request.headers,
      body: bodyless ? null : await request.arrayBuffer(),
      signal: request.signal,
    },
    post,
  });
};
net.Socket.prototype.connect = () => {
  throw new Error('The local platform sees only fetch: use @forge/api, not a socket');
};

for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...values: unknown[]) =>
    post({ kind: 'log', invocationId: invocationId(), level, text: format(...values) });
}

const counter = { incr() {}, incrBy() {}, decr() {}, decrBy() {} };
const metrics = {
  counter: () => counter,
  timing: () => ({ measure: () => ({ stop() {} }) }),
  gauge: () => ({ set() {} }),
};

const requireApp = createRequire(path.join(setup.bundleDir, 'app.cjs'));

type Handler = (body: unknown, context: unknown) => unknown;

function loadHandler(handler: string): Handler {
  const dot = handler.lastIndexOf('.');
  const loaded: Record<string, unknown> = requireApp(`./${handler.slice(0, dot)}.cjs`);
  const found = loaded[handler.slice(dot + 1)];
  if (typeof found !== 'function') throw new Error(`${handler} is not a function of the app's bundle`);
  return found as Handler;
}

async function run(message: RunMessage): Promise<InvocationOutcome> {
  try {
    const result = await loadHandler(message.handler)(message.body, message.context);
    return { success: true, body: result === undefined ? undefined : JSON.parse(JSON.stringify(result)) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return {
      success: false,
      error: {
        name: error.name,
        message: error.message,
        ...(error.stack === undefined ? {} : { stack: error.stack }),
      },
    };
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind !== 'run') return settleCall(message);
  const startedAt = performance.now();
  const runtime = {
    ...message.runtime,
    appContext: { ...(message.runtime['appContext'] as object), invocationId: message.invocationId },
    lambdaContext: {
      awsRequestId: message.invocationId,
      getRemainingTimeInMillis: () => Math.max(0, message.timeLimitMs - (performance.now() - startedAt)),
    },
    metrics,
    featureFlags: () => false,
  };
  void invocation.run(runtime, async () => {
    post({ kind: 'done', invocationId: message.invocationId, outcome: await run(message) });
  });
});
