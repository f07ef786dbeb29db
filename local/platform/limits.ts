// Forge's limits: what would be refused there is refused here, with the limit's name, value and page date.
// Pages: developer.atlassian.com/platform/forge/limits-* (dates beside each row).

export interface Limit {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Page below developer.atlassian.com/platform/forge/ and the date of the text that was read. */
  readonly source: string;
}

/** Returns how to write down the limits of one page. */
function page(source: string): (name: string, value: number, unit: string) => Limit {
  return (name, value, unit) => ({ name, value, unit, source });
}

const invocation = page('limits-invocation (2026-10-09)');
const outbound = page('limits-invocation (2026-09-01)');
const events = page('limits-async-events (2026-02-26)');
const kvs = page('limits-kvs-ce (2026-09-28)');
const sql = page('limits-sql (2025-12-01)');
const privacy = page('user-privacy-guidelines (2026-11-22)');

const KIB = 1024;
const MIB = 1024 * KIB;

export const LIMITS = {
  uiRuntime: invocation('runtime of resolvers and product triggers', 25, 's'),
  webTriggerRuntime: invocation('runtime of web triggers', 55, 's'),
  longRuntimeDefault: invocation('runtime of consumers and scheduled triggers', 55, 's'),
  longRuntimeMost: invocation('runtime with timeoutSeconds', 900, 's'),
  memoryDefault: invocation('memory of a function', 512, 'MB'),
  uiRequest: invocation('front-end request payload', 500 * KIB, 'bytes'),
  uiResponse: invocation('front-end response payload', 5 * MIB, 'bytes'),
  userInvocations: invocation('invocations of one user', 1_200, 'a minute'),
  installInvocations: invocation('invocations of one installation', 7_000, 'a minute'),
  egress: invocation('external requests of one invocation', 100, 'a runtime minute'),
  egressTime: outbound('one outbound call', 180, 's'),
  logLines: invocation('log lines of one invocation', 100, 'a runtime minute'),
  logBytes: invocation('log of one invocation', 200 * KIB, 'bytes'),

  eventsPerPush: events('events in one push', 50, 'events'),
  eventsPerMinute: events('events pushed', 500, 'a minute'),
  pushBytes: events('payload of one push', 200 * KIB, 'bytes'),
  longEventBytes: events('event for a function above 55 s', 100 * KIB, 'bytes'),
  retryDataBytes: events('retryData', 4 * KIB, 'bytes'),
  eventDelay: events('delay of an event or a retry', 900, 's'),
  cyclicPushes: events('cyclic pushes', 1_000, 'pushes'),
  eventRetention: events('retention of an event', 24, 'h'),

  kvsRequests: kvs('KVS requests', 1_000, 'a second'),
  kvsReads: kvs('KVS reads of 10 KB', 4_000, 'a minute'),
  kvsWrites: kvs('KVS writes of 10 KB', 4_000, 'a minute'),
  kvsUnitBytes: kvs('unit of a KVS read or write', 10 * KIB, 'bytes'),
  kvsKeyLength: kvs('length of a KVS key', 500, 'characters'),
  kvsValueBytes: kvs('size of a KVS value', 240 * KIB, 'bytes'),
  kvsValueDepth: kvs('depth of a KVS value', 31, 'levels'),
  kvsGroup: kvs('operations in a transaction or batch', 25, 'operations'),
  kvsGroupBytes: kvs('size of a transaction or batch', 4 * MIB, 'bytes'),
  kvsPageDefault: kvs('results on a query page by default', 10, 'results'),
  kvsPage: kvs('results on a query page', 100, 'results'),
  kvsTtlDays: kvs('time to live', 365, 'days'),

  sqlDml: sql('SQL statements', 150, 'a second'),
  sqlDdl: sql('DDL statements', 25, 'a minute'),
  sqlRequest: sql('SQL request', MIB, 'bytes'),
  sqlResponse: sql('SQL response', 4 * MIB, 'bytes'),
  sqlSelectTime: sql('time of a SELECT', 5, 's'),
  sqlWriteTime: sql('time of a write', 10, 's'),
  sqlDdlTime: sql('time of a DDL statement', 20, 's'),
  sqlMinute: sql('query time', 62.5, 's a minute'),

  // The package sends at most 90 a call; the API refuses more – developer.atlassian.com/platform/forge/user-privacy-guidelines.
  reportedAccounts: privacy('accounts in one personal-data report', 90, 'accounts'),
} as const satisfies Record<string, Limit>;

/** Names the limit, its value and where it stands. */
function describeLimit(hit: Limit): string {
  return `Forge limit: ${hit.name} – ${hit.value} ${hit.unit} (${hit.source})`;
}

/** Which limits were hit, in order, without repeats. */
export class LimitRecord {
  readonly #hits = new Set<string>();

  /** Returns the words, so that the refusal and the record say the same. */
  hit(what: Limit): string {
    const words = describeLimit(what);
    this.#hits.add(words);
    return words;
  }

  /** For a call that the platform does not answer at all. */
  unmodelled(call: string): string {
    const words = `Not modelled by the local platform: ${call}`;
    this.#hits.add(words);
    return words;
  }

  list(): readonly string[] {
    return [...this.#hits];
  }
}
