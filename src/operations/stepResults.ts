// What came of one step, as it is kept.
import type { Changed } from '../atlassian/operationApi';
import { canonicalJson } from '../domain/canonicalJson';
import { KeyRejected, RateLimited, StorageFailed, Unavailable, type AppError } from '../domain/errors';
import type { Step } from '../domain/operationPlan';
import type { FailureReason, StepResult } from '../domain/operationRun';
import type { StoredItem } from '../store/operationItems';
import { isFull } from './alreadySo';

const unanswered = { httpStatus: null, code: null, requestId: null } as const;

export function made(step: Step, changed: Changed<unknown>, at: number): StepResult {
  const { httpStatus, requestId } = changed;
  return { step, result: 'done', httpStatus, code: null, requestId, at };
}

/** Without a request: a reading told it. */
export function found(step: Step, result: 'done' | 'already-so', at: number): StepResult {
  return { ...unanswered, step, result, at };
}

export function untried(step: Step, at: number): StepResult {
  return { ...unanswered, step, result: 'untried', at };
}

/** Noted before it is sent: nobody knows any more whether it was. */
export function intended(step: Step, at: number): StepResult {
  return { ...unanswered, step, result: 'unclear', at };
}

/** What Atlassian said no with, or, where no answer came, nothing. */
export function refused(
  step: Step,
  error: AppError,
  { result, at }: { readonly result: 'already-so' | 'failed' | 'unclear'; readonly at: number },
): StepResult {
  const { status, code, requestId } = error.detail;
  return {
    step,
    result,
    httpStatus: typeof status === 'number' ? status : null,
    code: typeof code === 'string' ? code : null,
    requestId: typeof requestId === 'string' ? requestId : null,
    at,
  };
}

/** True when it is not about the one user: whoever comes later may have more luck. */
export function concernsAll(error: AppError): boolean {
  return (
    error instanceof RateLimited ||
    error instanceof KeyRejected ||
    error instanceof Unavailable ||
    error instanceof StorageFailed
  );
}

export function failureOf(error: AppError): FailureReason {
  return isFull(error) ? 'app-full' : error.code;
}

/** Results that nothing more is to be found out about. */
export function settledOf(results: readonly StepResult[]): StepResult[] {
  return results.filter((each) => !isUnclear(each));
}

export function isUnclear({ result }: StepResult): boolean {
  return result === 'unclear';
}

/** Returns the requests about hidden roles that nobody knows the end of: all steps of the plan are settled before. */
export function openTriesOf({ steps, result }: Pick<StoredItem, 'steps' | 'result'>): StepResult[] {
  const before = result?.steps ?? [];
  return settledOf(before).length < steps.length ? [] : before.filter(isUnclear);
}

/** Returns the last try of each step. */
export function lastTries(tries: readonly StepResult[]): StepResult[] {
  return [...new Map(tries.map((each) => [canonicalJson(each.step), each])).values()];
}

export function isSameStep(one: Step, other: Step): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
