// One reading of the record: counts what it verifies, and knows the keys it met.
import type { AuditVerdict } from '../domain/operationRun';
import type { Ports } from '../ports';
import {
  listAuditEntries,
  listAuditValues,
  type AuditEntryRow,
  type AuditValueRow,
} from '../store/auditEntries';
import type { AuditHead } from '../store/auditHeads';
import { hashOfEntry, hashOfHead, isValueOf, type Tail } from './auditEntry';
import { findAuditKey, keyNameOf, type AuditKey } from './auditKey';

export type Broken = NonNullable<AuditVerdict['broken']>;

// Forge SQL answers at most 4 MiB (developer.atlassian.com/platform/forge/limits-sql, 2025-12-01); an entry has a few
// kB, seldom more than ten.
const ENTRIES_PER_READ = 200;
/** A reading is over after so many: each run costs two statements, and the page that asked waits for it. */
const PER_PART = { entries: 2_000, runs: 200 } as const;

export class AuditReading {
  readonly #ports: Pick<Ports, 'sql' | 'secrets'>;
  readonly #keys = new Map<string, AuditKey | null>();
  runs = 0;
  entries = 0;

  constructor(ports: Pick<Ports, 'sql' | 'secrets'>) {
    this.#ports = ports;
  }

  /** True when nothing more fits into the part. */
  get isFull(): boolean {
    return this.entries >= PER_PART.entries || this.runs >= PER_PART.runs;
  }

  /** Verifies that the head is the one of this number, after the one of this hash, and what the anchor says of it. */
  async verifyHead(
    head: AuditHead,
    is: {
      readonly headNo: number;
      readonly hash: string;
      readonly anchor: { readonly headNo: number; readonly hash: string } | null;
    },
  ): Promise<Broken | null> {
    const broken = (why: Broken['why']): Broken => ({ runId: head.runId, seq: null, why });
    if (head.headNo !== is.headNo) return broken('run-missing');
    const key = await this.#keyOf(head.hash);
    if (key === null) return broken('key-lost');
    const isAnchored = is.anchor === null || is.anchor.headNo !== head.headNo || is.anchor.hash === head.hash;
    return isAnchored && hashOfHead(key, head, is.hash) === head.hash ? null : broken('head-changed');
  }

  /** Verifies the run's entries after that number, as many as the part still takes. */
  async verifyEntries(
    runId: string,
    after: number,
  ): Promise<{ readonly broken: Broken | null; readonly tail: Tail; readonly isOver: boolean }> {
    const { sql } = this.#ports;
    let [tail]: Tail[] =
      after === 0 ? [] : await listAuditEntries(sql, runId, { after: after - 1, limit: 1 });
    tail ??= { seq: after, hash: '' };
    while (!this.isFull) {
      const page = await listAuditEntries(sql, runId, { after: tail.seq, limit: ENTRIES_PER_READ });
      const [first, last] = [page[0], page.at(-1)];
      if (first === undefined || last === undefined) return this.#over(tail);
      const values = await listAuditValues(sql, runId, { from: first.seq, to: last.seq });
      for (const entry of page) {
        const own = values.filter(({ seq }) => seq === entry.seq);
        const broken = await this.#verifyEntry(entry, tail, own);
        if (broken !== null) return { broken, tail, isOver: true };
        tail = entry;
        this.entries += 1;
      }
      if (page.length < ENTRIES_PER_READ) return this.#over(tail);
    }
    return { broken: null, tail, isOver: false };
  }

  /** Whether the run's entries are those that its head speaks of. */
  compare({ runId, entries, lastHash }: AuditHead, tail: Tail): Broken | null {
    if (tail.seq < entries) return { runId, seq: tail.seq + 1, why: 'entry-missing' };
    const isSame = tail.seq === entries && tail.hash === lastHash;
    return isSame ? null : { runId, seq: null, why: 'head-changed' };
  }

  #over(tail: Tail) {
    this.runs += 1;
    return { broken: null, tail, isOver: true };
  }

  async #verifyEntry(
    entry: AuditEntryRow,
    before: Tail,
    values: readonly AuditValueRow[],
  ): Promise<Broken | null> {
    const { runId, seq } = entry;
    if (seq !== before.seq + 1) return { runId, seq: before.seq + 1, why: 'entry-missing' };
    const key = await this.#keyOf(entry.hash);
    if (key === null) return { runId, seq, why: 'key-lost' };
    if (hashOfEntry(key, entry, before.hash) !== entry.hash) return { runId, seq, why: 'entry-changed' };
    return values.every((value) => isValueOf(key, entry, value))
      ? null
      : { runId, seq, why: 'value-changed' };
  }

  async #keyOf(hash: string): Promise<AuditKey | null> {
    const name = keyNameOf(hash);
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = await findAuditKey(this.#ports.secrets, name);
    this.#keys.set(name, key);
    return key;
  }
}
