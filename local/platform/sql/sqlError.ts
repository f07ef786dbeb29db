// How Forge SQL answers what it refuses: a status and {code, message, suggestion?, debug?}, which @forge/sql turns
// into ForgeSQLAPIError.

export type SqlErrorCode =
  | 'SQL_EXECUTION_ERROR'
  | 'INVALID_SQL_QUERY'
  | 'QUERY_TIMED_OUT'
  | 'SQL_POLICY_VIOLATION'
  | 'APP_NOT_ENABLED'
  | 'RATE_LIMIT_EXCEEDED';

export interface SqlErrorDebug {
  readonly code?: string | undefined;
  readonly errno?: number | undefined;
  readonly sqlMessage?: string | undefined;
  readonly sqlState?: string | undefined;
}

interface SqlErrorOptions {
  readonly status?: number;
  readonly suggestion?: string;
  readonly debug?: SqlErrorDebug;
  readonly cause?: unknown;
}

export class SqlError extends Error {
  readonly code: SqlErrorCode;
  readonly status: number;
  readonly suggestion: string | undefined;
  readonly debug: SqlErrorDebug | undefined;

  constructor(code: SqlErrorCode, message: string, options: SqlErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SqlError';
    this.code = code;
    this.status = options.status ?? 400;
    this.suggestion = options.suggestion;
    this.debug = options.debug;
  }

  toBody(): Record<string, unknown> {
    return { code: this.code, message: this.message, suggestion: this.suggestion, debug: this.debug };
  }
}
