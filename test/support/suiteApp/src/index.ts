// Handlers for the conformance suites: every port by name, and the behaviours whose limits are tested.
import api, { getAppContext, route, webTrigger } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import Resolver from '@forge/resolver';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../../../src/domain/errors';
import { createForgePorts } from '../../../../src/forge/ports';
import { behaviours } from './behaviours';
import { storageCalls } from './storageCalls';

interface PortCall {
  readonly port: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

type Callable = (...args: readonly unknown[]) => unknown;

const ports = createForgePorts();

/** Errors travel as data: the bridge passes on a message only. */
async function asAnswer(call: () => unknown): Promise<unknown> {
  try {
    return { value: (await call()) ?? null };
  } catch (error) {
    if (error instanceof AppError)
      return { error: { name: error.name, code: error.code, detail: error.detail } };
    if (!(error instanceof Error)) throw error;
    const { name, message } = error;
    return { error: { name, message, code: 'code' in error ? error.code : null } };
  }
}

const definitions = new Resolver();

definitions.define('port', ({ payload }) =>
  asAnswer(() => {
    const { port, method, args } = payload as PortCall;
    const target = (ports as unknown as Record<string, Record<string, Callable>>)[port];
    return target?.[method]?.(...args);
  }),
);

definitions.define('storage', ({ payload }) =>
  asAnswer(() => {
    const { call, args } = payload as { call: keyof typeof storageCalls; args: readonly unknown[] };
    return (storageCalls[call] as Callable)(...args);
  }),
);

definitions.define('behave', ({ payload }) =>
  asAnswer(() => {
    const { as, ...rest } = payload as { as: keyof typeof behaviours };
    return behaviours[as](rest);
  }),
);

definitions.define('context', ({ context }) => ({ context, app: getAppContext() }));
definitions.define('nothing', () => undefined);
definitions.define('fail', () => {
  throw new TypeError('as asked');
});
definitions.define('hook-url', () => webTrigger.getUrl('suite-hook'));
definitions.define('job-stats', ({ payload }) =>
  new Queue({ key: 'jobs' }).getJob((payload as { jobId: string }).jobId).getStats(),
);
definitions.define('push', ({ payload }) =>
  asAnswer(() => new Queue({ key: 'jobs' }).push(payload as never)),
);
definitions.define('unmodelled', () => asAnswer(() => api.asApp().requestConfluence(route`/wiki`)));

export const resolver = definitions.getDefinitions();

interface WorkEvent {
  readonly eventId: string;
  readonly body: { readonly jobId: string };
  readonly retryContext?: { readonly retryCount: number };
}

/** Leaves one note for each delivery under `work:<jobId>:`, then does what the job's name asks for. */
export async function work({ eventId, body, retryContext }: WorkEvent): Promise<unknown> {
  const { jobId } = body;
  const retryCount = retryContext?.retryCount ?? 0;
  await ports.keyValue.set(`work:${jobId}:${randomUUID()}`, { eventId, retryCount, at: Date.now() });
  if (jobId.startsWith('throws-') && retryCount === 0) throw new Error('first try');
  if (jobId.startsWith('asks-') && retryCount === 0)
    return new InvocationError({ retryAfter: 60, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
  if (jobId.startsWith('endless-')) await ports.queue.push({ jobId });
  return undefined;
}

export async function tick(): Promise<void> {
  await ports.keyValue.set(`tick:${randomUUID()}`, Date.now());
}

export async function installed(event: { readonly eventType: string }): Promise<void> {
  await ports.keyValue.set('installed', event.eventType);
}

export function hook(request: {
  readonly method: string;
  readonly userPath: string;
  readonly body: string;
}): unknown {
  return {
    statusCode: 201,
    headers: { 'x-seen': [request.method] },
    body: `${request.userPath} ${request.body}`,
  };
}
