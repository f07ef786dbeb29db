// Workers that run the app's bundle. Warm workers are used again, the last one first, as Lambda does; one
// invocation at a time each. A worker that overruns its time or memory is ended, never asked.
import { Worker } from 'node:worker_threads';
import type {
  AnswerMessage,
  CallMessage,
  FailureMessage,
  FromWorker,
  InvocationOutcome,
  LogMessage,
  RunMessage,
  ToWorker,
  WorkerSetup,
} from './worker/protocol';

export interface PoolOptions {
  /** The worker's runtime – ./build.ts. */
  readonly code: string;
  readonly setup: WorkerSetup;
  readonly memoryMb: number;
  /** Workers at the same time; further invocations wait for one. */
  readonly most: number;
  /** A new worker for each invocation. */
  readonly cold: boolean;
  readonly onCall: (call: CallMessage, signal: AbortSignal) => Promise<AnswerMessage | FailureMessage>;
  readonly onLog: (line: LogMessage) => void;
}

interface Slot {
  readonly worker: Worker;
  readonly openCalls: Map<number, AbortController>;
  invocationId: string | null;
  settle: ((outcome: InvocationOutcome) => void) | null;
}

export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #idle: Slot[] = [];
  readonly #all = new Set<Slot>();
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async run(message: RunMessage): Promise<InvocationOutcome> {
    await this.#takeTurn();
    const slot = this.#idle.pop() ?? this.#start();
    try {
      return await this.#runIn(slot, message);
    } finally {
      this.#taken -= 1;
      this.#waiting.shift()?.();
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#all].map((slot) => slot.worker.terminate()));
  }

  async #takeTurn(): Promise<void> {
    while (this.#taken >= this.#options.most) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#taken += 1;
  }

  #runIn(slot: Slot, message: RunMessage): Promise<InvocationOutcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#timeOut(slot, message.timeLimitMs), message.timeLimitMs);
      slot.invocationId = message.invocationId;
      slot.settle = (outcome) => {
        clearTimeout(timer);
        slot.settle = null;
        slot.invocationId = null;
        for (const call of slot.openCalls.values()) call.abort();
        slot.openCalls.clear();
        resolve(outcome);
      };
      send(slot, message);
    });
  }

  #timeOut(slot: Slot, timeLimitMs: number): void {
    this.#drop(slot);
    const message = `Function timed out after ${timeLimitMs / 1000} s`;
    slot.settle?.({ success: false, error: { name: 'FUNCTION_TIME_OUT', message } });
  }

  #drop(slot: Slot): void {
    this.#all.delete(slot);
    const at = this.#idle.indexOf(slot);
    if (at !== -1) this.#idle.splice(at, 1);
    void slot.worker.terminate();
  }

  #start(): Slot {
    const { code, setup, memoryMb } = this.#options;
    const worker = new Worker(code, {
      eval: true,
      env: {},
      execArgv: [],
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    const slot: Slot = { worker, openCalls: new Map(), invocationId: null, settle: null };
    this.#all.add(slot);
    worker.on('message', (message: FromWorker) => this.#onMessage(slot, message));
    worker.on('error', (error) => this.#onDeath(slot, error));
    worker.on('exit', (code_) =>
      this.#onDeath(slot, new Error(`The function's process ended with ${code_}`)),
    );
    return slot;
  }

  #onMessage(slot: Slot, message: FromWorker): void {
    if (message.kind === 'log') return this.#options.onLog(message);
    if (message.kind === 'abort') return slot.openCalls.get(message.callId)?.abort();
    if (message.kind === 'call') {
      void this.#answer(slot, message);
      return;
    }
    if (message.invocationId !== slot.invocationId) return;
    if (this.#options.cold) this.#drop(slot);
    else this.#idle.push(slot);
    slot.settle?.(message.outcome);
  }

  async #answer(slot: Slot, call: CallMessage): Promise<void> {
    if (call.invocationId !== slot.invocationId) {
      const message = 'The invocation that made this call has ended';
      send(slot, { kind: 'failure', callId: call.callId, name: 'Error', message });
      return;
    }
    const abort = new AbortController();
    slot.openCalls.set(call.callId, abort);
    const answer = await this.#options.onCall(call, abort.signal);
    slot.openCalls.delete(call.callId);
    if (this.#all.has(slot)) send(slot, answer);
  }

  #onDeath(slot: Slot, error: Error): void {
    this.#drop(slot);
    const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const name = outOfMemory ? 'FUNCTION_OUT_OF_MEMORY' : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
    slot.settle?.({ success: false, error: { name, message: error.message } });
  }
}

function send(slot: Slot, message: ToWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
  slot.worker.postMessage(message);
}
