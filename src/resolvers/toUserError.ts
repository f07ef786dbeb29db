// The only place that turns an error into words for a person. The same reference stands in the log.
import type { UserError } from '../contract/answer';
import type { CallName } from '../contract/calls';
import { inputWords } from '../contract/inputWords';
import { userErrors } from '../contract/userErrors';
import type { UserErrorCode } from '../contract/userErrors';
import { AccessDenied, AppError, InvalidInput, RateLimited, SetupNeeded } from '../domain/errors';
import type { ErrorDetail } from '../domain/errors';
import type { Ports } from '../ports';

/** `call` is null when it is none of the contract's. */
export function toUserError(
  ports: Pick<Ports, 'ids' | 'log'>,
  call: CallName | null,
  error: unknown,
): UserError {
  const reference = ports.ids.newId();
  if (!(error instanceof AppError)) {
    ports.log.error('call failed unexpectedly', { call, reference, ...traceOf(error) });
    return { code: 'internal', ...userErrors.internal, reference, detail: {} };
  }
  const code = codeOf(error);
  const detail = detailOf(error);
  ports.log.warn('call failed', { ...detail, call, reference, code });
  const words = error instanceof InvalidInput ? inputWords[error.problem] : userErrors[code];
  return { code, ...words, reference, detail };
}

function codeOf(error: AppError): UserErrorCode {
  if (error instanceof AccessDenied) return error.reason;
  if (error instanceof SetupNeeded && error.step === 'tables') return 'tables-missing';
  return error.code === 'access-denied' ? 'internal' : error.code;
}

function detailOf(error: AppError): ErrorDetail {
  return error instanceof RateLimited ? { ...error.detail, retryAt: error.retryAt } : error.detail;
}

/** Where it happened, without the message: a foreign error's message may quote a header, and so the key. */
function traceOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, at: frames.slice(0, TRACE_FRAMES).join(' ').trim() };
}

const TRACE_FRAMES = 5;
