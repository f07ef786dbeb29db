// The page's own patience: until somebody ends it, and as long as asking again may help.
import type { UserErrorCode } from '../../../../src/contract/userErrors';
import { CallFailed } from '../api/call';
import type { Patience } from './patience';

export function patienceUntil(signal: AbortSignal): Patience {
  return { isPassing, wait: (durationMs) => waited(durationMs, signal), signal };
}

const PASSING: ReadonlySet<UserErrorCode> = new Set(['storage', 'unavailable', 'rate-limited', 'internal']);

/** Whatever the backend did not answer may have been a cut connection. */
function isPassing(error: unknown): boolean {
  return !(error instanceof CallFailed) || PASSING.has(error.error.code);
}

function waited(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
