// What the app needs from its host. Each port states what an implementation must keep; the suites in
// test/conformance hold every implementation to the same words.

export interface Clock {
  /** Returns the current instant in epoch milliseconds. */
  now(): number;
  /** Waits. Only for waits within a client's patience (seconds); anything longer is a job's `wait`. */
  sleep(durationMs: number): Promise<void>;
}

export interface Ids {
  /** Returns an id that nobody else gets: ≤ 36 characters of `[a-z0-9-]`. */
  newId(): string;
}

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Messages are static, so that they group; what varies goes into fields. Never an e-mail address, never a key. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Returns the header's value, or null. Names are case-insensitive. */
  header(name: string): string | null;
  readonly body: string;
}

/** Must not follow redirects: a redirect would carry the key to another host. */
export interface Http {
  /** @throws {Unavailable} when no complete answer arrived (network, time-out, cut connection). */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/**
 * One statement a call, in the portable subset of MySQL: `?` parameters, no transactions. Every method may throw
 * StorageFailed: nothing is known of the statement, and later may be better.
 */
export interface Sql {
  select<Row extends SqlRow>(statement: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** Returns the number of affected rows. One statement is atomic. */
  change(statement: string, params?: readonly SqlValue[]): Promise<number>;
  /** Applies what was not applied before, in the given order; may be stopped anywhere and called again. */
  migrate(migrations: readonly Migration[]): Promise<void>;
}

export interface Migration {
  /** Unique and never changed once released. */
  readonly name: string;
  /** One DDL statement that may run twice. */
  readonly statement: string;
}

/**
 * Small documents and settings. Reads follow writes of the same key; there is no compare-and-set. Every method may
 * throw StorageFailed.
 */
export interface KeyValue {
  /** Returns what was stored under the key, or null. The caller checks its shape. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Like KeyValue, encrypted, and never part of a query. */
export interface Secrets {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Delivers at least once, unordered, to the app's `onMessage`. Messages carry ids, not data. */
export interface Queue {
  /** `delaySeconds` 0…900. @throws {Unavailable} when the message was not taken. */
  push(message: QueueMessage, delaySeconds?: number): Promise<void>;
}

export interface QueueMessage {
  readonly jobId: string;
}

/** What the acting user may do in the product that hosts the app. */
export interface Permissions {
  isJiraAdmin(): Promise<boolean>;
}

export interface PersonalDataReport {
  readonly accountId: string;
  /** When the app last read this account's data, epoch milliseconds. */
  readonly updatedAt: number;
}

export interface PersonalData {
  /**
   * Reports at most 90 accounts. Returns those that must be erased (`closed`) or read anew (`updated`: changed after
   * the instant told). @throws {RateLimited | Unavailable} when Atlassian will take the same report later.
   */
  report(
    accounts: readonly PersonalDataReport[],
  ): Promise<readonly { accountId: string; status: 'closed' | 'updated' }[]>;
}

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly http: Http;
  readonly sql: Sql;
  readonly keyValue: KeyValue;
  readonly secrets: Secrets;
  readonly queue: Queue;
  readonly permissions: Permissions;
  readonly personalData: PersonalData;
}
