// Why a sync waits or failed, as people are told.
import { AppError, KeyRejected } from '../domain/errors';
import type { SyncReason } from '../domain/run';

const REASONS: Partial<Record<AppError['code'], SyncReason>> = {
  'key-rejected': 'key-rejected',
  'not-permitted': 'not-permitted',
  'rate-limited': 'rate-limited',
  unavailable: 'unavailable',
  storage: 'storage',
  'not-found': 'unexpected-answer',
  'unexpected-answer': 'unexpected-answer',
  'setup-needed': 'key-missing',
};

export function reasonOf(error: Error): SyncReason {
  return (error instanceof AppError ? REASONS[error.code] : undefined) ?? 'internal';
}

/** A key with scopes is refused operation by operation: it is the wrong key, not a dead one. */
export function showsDeadKey(error: Error): boolean {
  return error instanceof KeyRejected && error.detail['scopedKey'] !== true;
}
