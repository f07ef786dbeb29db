// A door answers one kind of call that the app makes to the outside.
import type { Invocation } from '../invocation';
import type { ForgeFetchMeta, HeaderList } from '../worker/protocol';

export interface DoorCall {
  readonly invocation: Invocation;
  readonly meta: ForgeFetchMeta;
  readonly target: string;
  readonly method: string;
  readonly headers: HeaderList;
  readonly body: string | ArrayBuffer | null;
  /** Aborted when the app gives up or its invocation ends. */
  readonly signal: AbortSignal;
}

export interface DoorAnswer {
  readonly status: number;
  readonly headers?: HeaderList;
  readonly body?: string | ArrayBuffer;
}

export type Door = (call: DoorCall) => Promise<DoorAnswer>;

/** No answer at all: reaches the app as what `fetch` throws. */
export class OutsideFailure extends Error {
  readonly status: number | undefined;

  constructor(name: string, message: string, status?: number) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

export function json(status: number, value: unknown, headers: HeaderList = []): DoorAnswer {
  return { status, headers: [['content-type', 'application/json'], ...headers], body: JSON.stringify(value) };
}

/** @throws {OutsideFailure} when the body is no JSON. */
export function readJson(call: DoorCall): unknown {
  const text = bodyText(call.body);
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    throw new OutsideFailure('Error', `The body for ${call.target} is no JSON: ${String(error)}`);
  }
}

export function bodyText(body: string | ArrayBuffer | null): string {
  if (body === null) return '';
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}
