// One request as an operation sees it, and its answer.
import type { FaultName } from '../faults';
import type { OrganizationModel } from '../model';
import type { Family } from './refusal';

export interface Call {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  /** Path as it was asked for, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined: no body. */
  readonly body: unknown;
  readonly at: number;
  /** Declared failures that this request meets. */
  readonly faults: ReadonlySet<FaultName>;
}

export interface Answer {
  readonly status: number;
  /** Undefined: no body. */
  readonly body?: unknown;
}

export interface Operation {
  /** Name in flags, logs and counts. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{parameters}`, as the official document writes it. */
  readonly path: string;
  readonly family: Family;
  /** Scope that a key with scopes needs; null: such a key is refused. */
  readonly scope: string | null;
  readonly changes: boolean;
  readonly handle: (model: OrganizationModel, call: Call) => Answer;
}

export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`${call.operation.path} has no ${name}`);
  return value;
}

export const NO_CONTENT: Answer = { status: 204 };
