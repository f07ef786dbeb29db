// Declared failures. Each can be switched on for some operations, some times, some share of the requests – counted, never
// drawn, so that a run fails at the same request every time.

export const FAULT_NAMES = [
  'rate-limited',
  'rate-limited-silently',
  'rate-limited-mutely',
  'server-error',
  'bad-gateway',
  'forbidden',
  'not-found',
  'no-guard',
  'no-answer',
  'slow-answer',
  'cut',
  'lost-answer',
  'malformed-json',
  'html',
  'error-body',
  'redirect',
  'key-revoked',
  'key-expired',
  'key-scoped',
  'repeated-cursor',
  'cursor-loop',
  'repeated-page',
  'expired-cursor',
  'duplicate-rows',
  'missing-rows',
  'empty-collection',
  'halved-collection',
  'lying-count',
  'unknown-fields',
  'unknown-values',
  'missing-field',
  'no-roles-left-out',
  'clock-skew',
] as const;

export type FaultName = (typeof FAULT_NAMES)[number];

export interface FaultFlag {
  readonly name: FaultName;
  /** Only requests of this operation; all when left out. */
  readonly operation?: string;
  /** How many requests fail before the flag is spent; without end when left out. */
  readonly times?: number;
  /** How many matching requests pass before the first one fails. */
  readonly after?: number;
  /** Which share of the matching requests fails, evenly spread. */
  readonly share?: number;
}

interface RaisedFlag {
  readonly flag: FaultFlag;
  seen: number;
  failed: number;
}

export class Faults {
  private raised: RaisedFlag[] = [];

  set(flag: FaultFlag): void {
    this.raised.push({ flag, seen: 0, failed: 0 });
  }

  /** Without a name: all. */
  clear(name?: FaultName): void {
    this.raised = name === undefined ? [] : this.raised.filter(({ flag }) => flag.name !== name);
  }

  list(): readonly FaultFlag[] {
    return this.raised.map(({ flag }) => flag);
  }

  /** Returns what this request of `operation` meets, and counts it. */
  meet(operation: string): ReadonlySet<FaultName> {
    const met = new Set<FaultName>();
    for (const raised of this.raised) if (strikes(raised, operation)) met.add(raised.flag.name);
    return met;
  }
}

export function isFaultName(text: string): text is FaultName {
  return FAULT_NAMES.some((name) => name === text);
}

function strikes(raised: RaisedFlag, operation: string): boolean {
  const { flag } = raised;
  if (flag.operation !== undefined && flag.operation !== operation) return false;
  raised.seen += 1;
  const eligible = raised.seen - (flag.after ?? 0);
  if (eligible <= 0 || raised.failed >= (flag.times ?? Number.POSITIVE_INFINITY)) return false;
  const share = flag.share ?? 1;
  if (Math.floor(eligible * share) === Math.floor((eligible - 1) * share)) return false;
  raised.failed += 1;
  return true;
}
