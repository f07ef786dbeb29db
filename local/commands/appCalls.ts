// Calls the app as its page would, and knows of the answers only what the commands print. The app's own types stay
// out: the commands run whatever bundle was built.
import { z } from 'zod';
import { UsageError } from './flags';

/** The part of the platform that calls resolvers. */
export interface Caller {
  invoke(functionKey: string, payload: unknown, accountId?: string): Promise<unknown>;
}

/** The app said no, in its own words. */
class AppRefusal extends UsageError {
  readonly code: string;

  constructor(call: string, error: z.infer<typeof refusal>) {
    super(`${call}: ${error.title}. ${error.message} ${error.action}`);
    this.code = error.code;
  }
}

const refusal = z.object({ code: z.string(), title: z.string(), message: z.string(), action: z.string() });

const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), error: refusal }),
]);

const organization = z.object({ orgId: z.string(), name: z.string() });

const me = z.object({ keyState: z.enum(['missing', 'alive', 'dead']) });

const keyCheck = z.object({
  problem: z.string().nullable(),
  organizations: z.array(organization),
  orgAdmins: z.array(z.object({ accountId: z.string() })),
  isActingOrgAdmin: z.boolean(),
});

const connection = z.object({ organization: organization.nullable() });

const noted = z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) });

const syncRun = z.object({
  runId: z.string(),
  status: z.enum(['running', 'waiting', 'finished']),
  outcome: z.string().nullable(),
  stage: z.string(),
  stages: z.array(z.object({ stage: z.string(), done: z.number(), total: z.number().nullable() })),
  reason: noted.nullable(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  resumeAt: z.number().nullable(),
  apiCalls: z.record(z.string(), z.number()),
  added: z.number(),
  changed: z.number(),
  gone: z.number(),
  waitedMs: z.number(),
  warnings: z.array(noted),
});

export type SyncRun = z.infer<typeof syncRun>;

export interface AppCalls {
  me(): Promise<z.infer<typeof me>>;
  checkKey(apiKey: string): Promise<z.infer<typeof keyCheck>>;
  saveKey(key: { readonly apiKey: string; readonly adminAccountId?: string }): Promise<void>;
  connection(): Promise<z.infer<typeof connection>>;
  startSync(): Promise<{ readonly runId: string }>;
  /** The running or latest sync when no id is given. */
  sync(runId?: string): Promise<SyncRun | null>;
}

/** @throws {AppRefusal} from each call that the app refuses. */
export function createAppCalls(caller: Caller, accountId: string): AppCalls {
  const call = async <Data>(name: string, payload: unknown, shape: z.ZodType<Data>): Promise<Data> => {
    const answered = answer.parse(await caller.invoke(name, payload, accountId));
    if (!answered.ok) throw new AppRefusal(name, answered.error);
    return shape.parse(answered.data);
  };
  return {
    me: () => call('me.get', {}, me),
    checkKey: (apiKey) => call('connection.check', { apiKey }, keyCheck),
    saveKey: async (key) => {
      await call('connection.save', key, z.unknown());
    },
    connection: () => call('connection.status', {}, connection),
    startSync: () => call('sync.start', {}, z.object({ runId: z.string() })),
    sync: (runId) => call('sync.status', runId === undefined ? {} : { runId }, syncRun.nullable()),
  };
}
