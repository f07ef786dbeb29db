// Writes the record of a run. Each entry is signed together with the hash of the one before; a closed run gets a head,
// which is signed together with the head before. The run's job is the only writer of its entries.
import { Unavailable } from '../domain/errors';
import type { Ports } from '../ports';
import {
  deleteAuditValuesAfter,
  findLastAuditEntry,
  insertAuditEntries,
  listAuditEntries,
  replaceAuditValues,
  type AuditEntryRow,
} from '../store/auditEntries';
import { auditAnchorDocument } from '../store/auditAnchor';
import {
  findAuditHead,
  findLatestAuditHead,
  insertAuditHead,
  listLostRecords,
  type AuditHead,
} from '../store/auditHeads';
import { readDocument, writeDocument } from '../store/documents';
import { hashOfHead, signedEntry, toFact, type AuditFact, type RecordedFact, type Tail } from './auditEntry';
import { getAuditKey, type AuditKey } from './auditKey';

export type AuditPorts = Pick<Ports, 'sql' | 'secrets' | 'keyValue' | 'clock' | 'log'>;

/** So many runs may end at the same moment and still all find their place in the chain. */
const CLOSING_ATTEMPTS = 20;

/** Entries that one reading of a tail returns at most. */
const TAIL_PAGE = 500;

export class Audit {
  readonly #ports: AuditPorts;
  readonly #runId: string;
  readonly #key: AuditKey;
  #tail: Tail;

  constructor(
    ports: AuditPorts,
    runId: string,
    { key, tail }: { readonly key: AuditKey; readonly tail: Tail },
  ) {
    this.#ports = ports;
    this.#runId = runId;
    this.#key = key;
    this.#tail = tail;
  }

  /** Number of the last entry; 0 before the first. */
  get seq(): number {
    return this.#tail.seq;
  }

  /**
   * Adds the facts in their order. Who repeats it after an error must begin with a new writer, and look at what was
   * recorded: the entries may be there.
   */
  async append(facts: readonly AuditFact[]): Promise<void> {
    const at = this.#ports.clock.now();
    const entries: AuditEntryRow[] = [];
    let tail = this.#tail;
    for (const fact of facts) {
      const entry = signedEntry(this.#key, { runId: this.#runId, tail, at }, fact);
      entries.push(entry);
      tail = entry;
    }
    // Values first: an entry whose value is missing means that it was erased.
    await replaceAuditValues(
      this.#ports.sql,
      entries.flatMap((entry, index) => valuesOf(entry, facts[index])),
    );
    await insertAuditEntries(this.#ports.sql, entries);
    this.#tail = tail;
  }

  /** Returns what was recorded after that entry, by number: at most 500 entries. */
  async listAfter(seq: number): Promise<RecordedFact[]> {
    const page = { after: seq, limit: TAIL_PAGE };
    return (await listAuditEntries(this.#ports.sql, this.#runId, page)).map(toFact);
  }

  /** Ends the run's record: nothing can be added, changed or taken away unnoticed any more. Safe to repeat. */
  async close(): Promise<void> {
    const { sql } = this.#ports;
    for (let attempt = 0; attempt < CLOSING_ATTEMPTS; attempt += 1) {
      if ((await findAuditHead(sql, this.#runId)) !== null) return;
      // Before the heads: nobody can have added one that it names and they do not.
      const anchor = await readDocument(this.#ports, auditAnchorDocument);
      const head = this.#headAfter(await findLatestAuditHead(sql), anchor?.headNo ?? 0);
      if (!(await insertAuditHead(sql, head))) continue;
      // Beside the tables: that the latest heads are gone must be noticed, too.
      await writeDocument(this.#ports, auditAnchorDocument, { headNo: head.headNo, hash: head.hash });
      return;
    }
    throw new Unavailable('The record of the run could not be closed');
  }

  /** `known`: number of a head that was there. Where it is no longer, its place stays empty, and is noticed. */
  #headAfter(before: AuditHead | null, known: number): AuditHead {
    const head = {
      headNo: Math.max(before?.headNo ?? 0, known) + 1,
      runId: this.#runId,
      entries: this.#tail.seq,
      lastHash: this.#tail.hash,
      closedAt: this.#ports.clock.now(),
    };
    return { ...head, prunedAt: null, hash: hashOfHead(this.#key, head, before?.hash ?? '') };
  }
}

/** Returns the writer of the run's record, which goes on after what is there. */
export async function createAudit(ports: AuditPorts, runId: string): Promise<Audit> {
  const key = await getAuditKey(ports.secrets);
  const last = await findLastAuditEntry(ports.sql, runId);
  const tail = last ?? { seq: 0, hash: '' };
  // Of entries that a stop kept from being written.
  await deleteAuditValuesAfter(ports.sql, runId, tail.seq);
  return new Audit(ports, runId, { key, tail });
}

/** Records something that is over at once, as a run of its own. */
export async function recordFact(ports: AuditPorts & Pick<Ports, 'ids'>, fact: AuditFact): Promise<void> {
  const audit = await createAudit(ports, ports.ids.newId());
  await audit.append([fact]);
  await audit.close();
}

/** Whoever records something is about to close it. */
const LOST_AFTER_MS = 60 * 60_000;

/** Closes what a stop kept open: without a head nobody would notice that it is gone, and it would be kept for ever. */
export async function closeLostRecords(ports: AuditPorts): Promise<void> {
  for (const runId of await listLostRecords(ports.sql, ports.clock.now() - LOST_AFTER_MS)) {
    const audit = await createAudit(ports, runId);
    await audit.close();
  }
}

function valuesOf({ runId, seq, accountId }: AuditEntryRow, fact: AuditFact | undefined) {
  return Object.entries(fact?.personal ?? {}).map(([field, value]) => {
    return { runId, seq, field, accountId, value };
  });
}
