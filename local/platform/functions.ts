// Runs the app's functions as Forge would: context, time limit, license, account; and answers their calls.
import { randomUUID } from 'node:crypto';
import type { PlatformClock } from './clock';
import { OutsideFailure, type Door } from './doors/door';
import { LICENSE, type Installation } from './installation';
import { Usage, type Invocation } from './invocation';
import { LIMITS, type LimitRecord } from './limits';
import { backendAddresses, getFunction, type Manifest } from './manifest';
import { WorkerPool } from './workerPool';
import type {
  AnswerMessage,
  CallMessage,
  FailureMessage,
  InvocationOutcome,
  LogMessage,
} from './worker/protocol';

export interface LogLine {
  /** On the platform's clock, epoch milliseconds. */
  readonly at: number;
  readonly level: string;
  readonly functionKey: string | null;
  readonly text: string;
}

export interface FunctionsOptions {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly clock: PlatformClock;
  readonly limits: LimitRecord;
  readonly runtimeCode: string;
  readonly bundleDir: string;
  readonly cold: boolean;
  readonly isLicensed: () => boolean;
  readonly door: Door;
  /** Called after every invocation. */
  readonly onSettled: () => void;
}

export interface FunctionCall {
  readonly functionKey: string;
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly accountId?: string | null;
  readonly body: unknown;
  readonly chain?: number;
}

// Enough for independent lanes of a sync beside a few screens; Lambda itself has no such bound.
const MOST_WORKERS = 8;
// The last lines are kept for the person who looks; older ones are gone.
const KEPT_LOG_LINES = 5_000;

export class Functions {
  readonly logs: LogLine[] = [];
  readonly #options: FunctionsOptions;
  readonly #pool: WorkerPool;
  readonly #running = new Map<string, Invocation>();
  #count = 0;

  constructor(options: FunctionsOptions) {
    this.#options = options;
    this.#pool = new WorkerPool({
      code: options.runtimeCode,
      setup: { bundleDir: options.bundleDir, clockOffset: options.clock.shared, variables: { TZ: 'UTC' } },
      memoryMb: options.manifest.app.runtime.memoryMB ?? LIMITS.memoryDefault.value,
      most: MOST_WORKERS,
      cold: options.cold,
      onCall: (call, signal) => this.#answer(call, signal),
      onLog: (line) => this.#log(line),
    });
  }

  get running(): number {
    return this.#running.size;
  }

  /** Invocations since the start. */
  get count(): number {
    return this.#count;
  }

  async invoke(call: FunctionCall): Promise<InvocationOutcome> {
    const { clock, manifest, limits } = this.#options;
    const definition = getFunction(manifest, call.functionKey);
    const seconds = timeLimitSeconds(call.moduleType, definition.timeoutSeconds);
    const invocation: Invocation = {
      id: randomUUID(),
      functionKey: call.functionKey,
      moduleType: call.moduleType,
      moduleKey: call.moduleKey,
      accountId: call.accountId ?? null,
      chain: call.chain ?? 0,
      startedAt: clock.now(),
      usage: new Usage(() => clock.now(), limits),
    };
    this.#running.set(invocation.id, invocation);
    this.#count += 1;
    try {
      const outcome = await this.#pool.run({
        kind: 'run',
        invocationId: invocation.id,
        handler: definition.handler,
        body: call.body,
        context: this.#context(invocation),
        runtime: this.#runtime(invocation, definition.handler),
        timeLimitMs: seconds * 1000,
      });
      if (!outcome.success) this.#onFailure(invocation, outcome.error, seconds);
      return outcome;
    } finally {
      this.#running.delete(invocation.id);
      this.#options.onSettled();
    }
  }

  stop(): Promise<void> {
    return this.#pool.stop();
  }

  #onFailure(invocation: Invocation, error: { name: string; message: string }, seconds: number): void {
    if (error.name === 'FUNCTION_TIME_OUT') {
      const limit = [LIMITS.uiRuntime, LIMITS.webTriggerRuntime, LIMITS.longRuntimeDefault].find(
        ({ value }) => value === seconds,
      );
      this.#options.limits.hit(limit ?? LIMITS.longRuntimeMost);
    }
    const text = `${error.name}: ${error.message}`;
    this.#keep({
      at: this.#options.clock.now(),
      level: 'platform',
      functionKey: invocation.functionKey,
      text,
    });
  }

  async #answer(call: CallMessage, signal: AbortSignal): Promise<AnswerMessage | FailureMessage> {
    const { callId, meta, target, method, headers, body } = call;
    const invocation = this.#running.get(call.invocationId);
    try {
      if (invocation === undefined)
        throw new OutsideFailure('Error', 'The invocation that made this call has ended');
      const answer = await this.#options.door({ invocation, meta, target, method, headers, body, signal });
      return {
        kind: 'answer',
        callId,
        status: answer.status,
        headers: answer.headers ?? [],
        body: answer.body ?? null,
      };
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      if (!(error instanceof OutsideFailure)) {
        const text = `The platform failed at ${meta.type} ${target}: ${failure.stack ?? failure.message}`;
        this.#keep({
          at: this.#options.clock.now(),
          level: 'platform',
          functionKey: invocation?.functionKey ?? null,
          text,
        });
      }
      const status = error instanceof OutsideFailure ? error.status : undefined;
      return {
        kind: 'failure',
        callId,
        name: failure.name,
        message: failure.message,
        ...(status === undefined ? {} : { status }),
      };
    }
  }

  #log(line: LogMessage): void {
    const invocation = line.invocationId === null ? undefined : this.#running.get(line.invocationId);
    if (invocation !== undefined && !invocation.usage.takeLogLine(line.text)) return;
    const { level, text } = line;
    this.#keep({ at: this.#options.clock.now(), level, functionKey: invocation?.functionKey ?? null, text });
  }

  #keep(line: LogLine): void {
    this.logs.push(line);
    if (this.logs.length > KEPT_LOG_LINES) this.logs.splice(0, this.logs.length - KEPT_LOG_LINES);
  }

  /** Second argument of a handler – developer.atlassian.com/platform/forge/function-reference/arguments (2025-11-25). */
  #context(invocation: Invocation): Record<string, unknown> {
    const { installation } = this.#options;
    return {
      ...(invocation.accountId === null ? {} : { principal: { accountId: invocation.accountId } }),
      license: this.#license(),
      installContext: installation.contextAri,
      installation: {
        ari: `ari:cloud:ecosystem::installation/${installation.installationId}`,
        contexts: [installation.contextAri],
      },
    };
  }

  #license(): Record<string, unknown> {
    const isLicensed = this.#options.isLicensed();
    return { ...LICENSE, active: isLicensed, isActive: isLicensed };
  }

  /** `__forge_runtime__` – @forge/api 8.3 out/api/runtime.d.ts. Without `kvs`, @forge/kvs takes the proxy's way. */
  #runtime(invocation: Invocation, handler: string): Record<string, unknown> {
    const { installation, manifest } = this.#options;
    const { moduleKey, moduleType, functionKey, accountId } = invocation;
    return {
      proxy: { token: invocation.id, url: 'https://forge.invalid' },
      contextAri: installation.contextAri,
      container: {
        region: 'local',
        runtime: manifest.app.runtime.name,
        handler,
        appCodeDir: this.#options.bundleDir,
      },
      appContext: {
        appId: installation.appId,
        appVersion: installation.appVersion,
        environmentId: installation.environmentId,
        environmentType: 'DEVELOPMENT',
        installationId: installation.installationId,
        functionKey,
        moduleType,
        moduleKey,
        license: this.#license(),
        permissions: {
          scopes: manifest.permissions.scopes,
          external: { fetch: { backend: backendAddresses(manifest) } },
        },
      },
      ...(accountId === null ? {} : { aaid: accountId }),
      tracing: { traceId: invocation.id.replaceAll('-', ''), spanId: invocation.id.slice(0, 16) },
      realtime: {},
    };
  }
}

/** Returns how long a function may run, by the module that calls it. */
export function timeLimitSeconds(moduleType: string, timeoutSeconds: number | undefined): number {
  if (moduleType === 'consumer' || moduleType === 'scheduledTrigger') {
    return Math.min(timeoutSeconds ?? LIMITS.longRuntimeDefault.value, LIMITS.longRuntimeMost.value);
  }
  return moduleType === 'webtrigger' ? LIMITS.webTriggerRuntime.value : LIMITS.uiRuntime.value;
}
