// How Atlassian says no: five shapes, by family of operation and by which layer refuses.

/** The family decides the shape of an error. `v2-change` has no error schema in the document at all. */
export type Family = 'v1' | 'v2' | 'v2-change' | 'workspaces' | 'account' | 'keys';

/** The layer that refuses: the proxy (key, rate), the gateway (rights, routes), or the operation itself. */
type Layer = 'proxy' | 'gateway' | 'operation';

export interface Reason {
  readonly status: number;
  /** Atlassian's code, or the `key` of the user management API. */
  readonly code: string;
  readonly detail: string;
  readonly layer?: Layer;
  /** `context` of the user management API. */
  readonly context?: Readonly<Record<string, unknown>>;
}

export class Refusal extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(`${reason.status} ${reason.code}`);
    this.reason = reason;
  }
}

export function refuse(status: number, code: string, detail: string): Refusal {
  return new Refusal({ status, code, detail });
}

export interface Occasion {
  readonly family: Family;
  readonly path: string;
  readonly at: number;
  readonly requestId: string;
}

export function errorBody(reason: Reason, occasion: Occasion): unknown {
  if (reason.layer === 'proxy') return { code: reason.status, message: reason.detail };
  if (occasion.family === 'account') {
    return { key: reason.code, ...(reason.context === undefined ? {} : { context: reason.context }) };
  }
  if (reason.layer === 'gateway') {
    return {
      timestamp: new Date(occasion.at).toISOString(),
      path: occasion.path,
      status: reason.status,
      error: reason.code,
      message: reason.detail,
      requestId: occasion.requestId,
    };
  }
  const error = {
    id: occasion.requestId,
    status: String(reason.status),
    code: reason.code,
    title: titleOf(reason.status),
    detail: reason.detail,
  };
  return occasion.family === 'workspaces' ? error : { errors: [error] };
}

function titleOf(status: number): string {
  if (status >= 500) return 'Internal server error';
  return (
    { 401: 'Unauthorized', 402: 'Payment required', 403: 'Forbidden', 404: 'Not found', 409: 'Conflict' }[
      status
    ] ?? 'Bad request'
  );
}
