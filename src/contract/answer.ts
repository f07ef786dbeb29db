// What every call comes back with: data, or an error in words.
import type { ErrorDetail } from '../domain/errors';
import type { UserErrorCode } from './userErrors';

export interface UserError {
  readonly code: UserErrorCode;
  readonly title: string;
  /** What happened and what was kept. */
  readonly message: string;
  /** What to do. */
  readonly action: string;
  /** Found again in the app's log; null when the error never reached the log. */
  readonly reference: string | null;
  /** Facts that the words do not hold: numbers, times, the name of a field. */
  readonly detail: ErrorDetail;
}

export type Answer<Data = unknown> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: UserError };
