// One class for each thing a caller can do differently. Errors of outside are classified once, at the door.
import type { KeyProblem } from './key';
import type { CombinationProblem } from './operation';

export type ErrorCode =
  | 'rate-limited'
  | 'unavailable'
  | 'storage'
  | 'key-rejected'
  | 'not-permitted'
  | 'not-found'
  | 'conflict'
  | 'changed-meanwhile'
  | 'in-use'
  | 'unexpected-answer'
  | 'invalid-input'
  | 'setup-needed'
  | 'settings-unreadable'
  | 'access-denied';

/** What may be shown and logged: never a key, never an e-mail address. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean>>;

export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(message: string, detail: ErrorDetail = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.detail = detail;
  }
}

/** Atlassian asks to wait: try again at `retryAt` (epoch milliseconds), not before. */
export class RateLimited extends AppError {
  readonly code = 'rate-limited';
  readonly retryAt: number;

  constructor(retryAt: number, detail: ErrorDetail = {}) {
    super('Rate limited', detail);
    this.retryAt = retryAt;
  }
}

/** No answer, or one that says "later": 5xx, network, time-out. */
export class Unavailable extends AppError {
  readonly code = 'unavailable';
}

/** The host's own storage did not take or give something. Nothing is said of Atlassian. */
export class StorageFailed extends AppError {
  readonly code = 'storage';
}

/** 401, or a key that its organization no longer accepts. */
export class KeyRejected extends AppError {
  readonly code = 'key-rejected';
}

/** 403: the key may not do this. */
export class NotPermitted extends AppError {
  readonly code = 'not-permitted';
}

export class NotFound extends AppError {
  readonly code = 'not-found';
}

export class Conflict extends AppError {
  readonly code = 'conflict';
}

/** Somebody else changed it since it was read: `changedBy` (an account id) and `changedAt` say who and when. */
export class ChangedMeanwhile extends AppError {
  readonly code = 'changed-meanwhile';
}

/** It cannot go while others need it: `uses` says how many. */
export class InUse extends AppError {
  readonly code = 'in-use';
}

/** The answer has another shape than documented, or a status that nobody expects. */
export class UnexpectedAnswer extends AppError {
  readonly code = 'unexpected-answer';
}

/** What is wrong with a field; `contract/inputWords.ts` says it. */
export type InputProblem =
  | 'malformed'
  | 'unknown-call'
  | `key-${KeyProblem}`
  | 'other-organization'
  | 'choose-administrator'
  | 'not-an-org-admin'
  | 'not-an-active-user'
  | 'last-administrator'
  | 'unknown-time-zone'
  | 'nothing-to-accept'
  | 'no-such-user'
  | 'no-such-group'
  | 'user-erased'
  | 'no-such-filter'
  | 'no-such-note'
  | 'too-many-filters'
  | 'too-many-notes'
  | 'filter-too-large'
  | 'no-such-operation'
  | 'plan-is-over'
  | 'run-not-over'
  | 'plan-is-refused'
  | 'settings-changed'
  | 'wrong-number'
  | 'irreversible-not-accepted'
  | 'not-running'
  | `operations-${Exclude<CombinationProblem, 'none'>}`;

/** A list cannot be continued at this cursor: the collection is read anew from its beginning. */
export class CursorExpired extends UnexpectedAnswer {}

/** Settings that nobody may do without are of a version or shape that this version of the app does not know. */
export class SettingsUnreadable extends AppError {
  readonly code = 'settings-unreadable';
}

/** The request is wrong at `field`; shown there. */
export class InvalidInput extends AppError {
  readonly code = 'invalid-input';
  readonly field: string;
  readonly problem: InputProblem;

  constructor(field: string, problem: InputProblem, detail: ErrorDetail = {}) {
    super(`Invalid input: ${problem}`, { ...detail, field, problem });
    this.field = field;
    this.problem = problem;
  }
}

/** What is missing: a key that works, an app admin, or tables that a job is making. */
export type SetupStep = 'key' | 'administrator' | 'tables';

/** Something must be set up first: `step` says what. */
export class SetupNeeded extends AppError {
  readonly code = 'setup-needed';
  readonly step: SetupStep;

  constructor(step: SetupStep) {
    super(`Setup needed: ${step}`, { step });
    this.step = step;
  }
}

/** Why somebody may not do something; `contract/userErrors.ts` says it. */
export type DenialReason =
  | 'not-signed-in'
  | 'no-role'
  | 'role-too-low'
  | 'license-inactive'
  | 'key-in-use'
  | 'not-yours';

/** The acting account may not do this now. */
export class AccessDenied extends AppError {
  readonly code = 'access-denied';
  readonly reason: DenialReason;

  constructor(reason: DenialReason, detail: ErrorDetail = {}) {
    super(`Access denied: ${reason}`, { ...detail, reason });
    this.reason = reason;
  }
}
