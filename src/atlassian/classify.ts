// Status → error class, once, at the door. What an error tells is the operation, its path template, Atlassian's code
// and the request id – never the key, the body or anything of a person.
import {
  Conflict,
  CursorExpired,
  KeyRejected,
  NotFound,
  NotPermitted,
  Unavailable,
  UnexpectedAnswer,
  type AppError,
  type ErrorDetail,
} from '../domain/errors';
import type { HttpResponse } from '../ports';
import { asRequestId, readComplaint } from './envelope';
import { endpoints, type Operation } from './limits';

// A search's answer to a cursor it does not know (any more) – organization admin API document (2026-08-21).
const CURSOR_CODES: ReadonlySet<string> = new Set(['ADMIN-400-1', 'ADMIN-UAM-400-1']);
// Trace ids that Atlassian's edge puts on answers, preferred first – seen on api.atlassian.com answers (2026-11-22).
const REQUEST_ID_HEADERS = ['atl-request-id', 'atl-traceid', 'x-request-id'];

/** What may be said of a call. */
export function describeCall(operation: Operation): ErrorDetail {
  const { method, path } = endpoints[operation];
  return { operation, method, path };
}

/** Returns the error that a refused call stands for. Not for 2xx, and not for 429: those are the gate's. */
export function toError(
  call: { operation: Operation; hasCursor: boolean },
  response: HttpResponse,
): AppError {
  const { status } = response;
  const { code, requestId, namesScopes } = readComplaint(response.body);
  const traceId = requestId ?? readRequestId(response);
  const detail: ErrorDetail = {
    ...describeCall(call.operation),
    status,
    ...(code === null ? {} : { code }),
    ...(traceId === null ? {} : { requestId: traceId }),
  };
  if (status >= 500) return new Unavailable('Atlassian is not available', detail);
  if (status === 401) return new KeyRejected('The key was rejected', { ...detail, scopedKey: namesScopes });
  if (status === 403)
    return new NotPermitted('The key may not do this', { ...detail, scopedKey: namesScopes });
  if (status === 404) return new NotFound('Not found', detail);
  if (status === 409) return new Conflict('In conflict with the present state', detail);
  if (status === 400 && call.hasCursor && code !== null && CURSOR_CODES.has(code)) {
    return new CursorExpired('The cursor is not accepted any more', detail);
  }
  return new UnexpectedAnswer('Unexpected status', detail);
}

/** Returns the id under which Atlassian knows the request, if it tells. */
export function readRequestId(response: HttpResponse): string | null {
  for (const name of REQUEST_ID_HEADERS) {
    const id = asRequestId(response.header(name));
    if (id !== null) return id;
  }
  return null;
}
