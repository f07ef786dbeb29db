// What the platform and a worker say to each other. A worker runs one invocation at a time, as a Lambda does.

export type HeaderList = readonly (readonly [string, string])[];

/** First argument of `__forge_fetch__` – @forge/api 8.3 out/api/fetch.js, @forge/kvs 1.6 out/index.js. */
export interface ForgeFetchMeta {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
  readonly contextAri?: string;
}

export interface CallMessage {
  readonly kind: 'call';
  readonly callId: number;
  readonly invocationId: string;
  readonly meta: ForgeFetchMeta;
  /** Path, or URL for `egress`. */
  readonly target: string;
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: string | ArrayBuffer | null;
}

/** The app gave up waiting: AbortSignal. */
interface AbortMessage {
  readonly kind: 'abort';
  readonly callId: number;
}

export interface LogMessage {
  readonly kind: 'log';
  readonly invocationId: string | null;
  readonly level: string;
  readonly text: string;
}

interface DoneMessage {
  readonly kind: 'done';
  readonly invocationId: string;
  readonly outcome: InvocationOutcome;
}

export type FromWorker = CallMessage | AbortMessage | LogMessage | DoneMessage;

export interface RunMessage {
  readonly kind: 'run';
  readonly invocationId: string;
  /** `file.export`, as in manifest.yml. */
  readonly handler: string;
  readonly body: unknown;
  readonly context: unknown;
  /** What `__forge_runtime__` holds, without its functions. */
  readonly runtime: Readonly<Record<string, unknown>>;
  /** Counted from the moment at which a worker begins. */
  readonly timeLimitMs: number;
}

export interface AnswerMessage {
  readonly kind: 'answer';
  readonly callId: number;
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: string | ArrayBuffer | null;
}

/** No answer: what `fetch` would throw. */
export interface FailureMessage {
  readonly kind: 'failure';
  readonly callId: number;
  readonly name: string;
  readonly message: string;
  readonly status?: number;
}

export type ToWorker = RunMessage | AnswerMessage | FailureMessage;

interface InvocationFailure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

export type InvocationOutcome =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: InvocationFailure };

export interface WorkerSetup {
  readonly bundleDir: string;
  readonly clockOffset: SharedArrayBuffer;
  /** Variables that Forge sets; nothing of the host's environment gets in. */
  readonly variables: Readonly<Record<string, string>>;
}
