// Verifies the record of everything that was done, part by part: each head, its entries, and the personal values that
// are still kept; then the runs that have no head yet. The first place that is broken is told.
import type { AuditVerdict } from '../domain/operationRun';
import type { Ports } from '../ports';
import { auditAnchorDocument, auditPrunedDocument } from '../store/auditAnchor';
import {
  findAuditHeadOf,
  findPrunedBefore,
  listAuditHeads,
  listRunsWithoutHead,
  type AuditHead,
} from '../store/auditHeads';
import { readDocument } from '../store/documents';
import { AuditReading, type Broken } from './auditReading';
import { readPlace, writePlace, type AuditPlace } from './auditPlace';

type VerifyPorts = Pick<Ports, 'sql' | 'secrets' | 'keyValue' | 'log'>;

/** So many are read at once; how many entries a part has is for the reading to say. */
const RUNS_PER_READ = 100;

/** Verifies one part. @throws {InvalidInput} when `after` is not what a part gave as `next`. */
export async function verifyAudit(ports: VerifyPorts, after: string | null): Promise<AuditVerdict> {
  const reading = new AuditReading(ports);
  const { broken, next } = await verifyFrom(ports, reading, readPlace(after));
  return {
    runs: reading.runs,
    entries: reading.entries,
    broken,
    next: broken !== null || next === null ? null : writePlace(next),
    prunedBefore: await findPrunedBefore(ports.sql),
  };
}

/** What a part came to: where it is broken, or else where the next one begins. Both null: all is verified. */
interface PartEnd {
  readonly broken: Broken | null;
  readonly next: AuditPlace | null;
}

/** What is remembered outside the tables. */
interface Remembered {
  readonly anchor: { readonly headNo: number; readonly hash: string } | null;
  readonly pruned: { readonly through: number };
}

async function verifyFrom(ports: VerifyPorts, reading: AuditReading, place: AuditPlace): Promise<PartEnd> {
  if (place.among === 'open') return verifyOpenRuns(ports, reading, place);
  // Before the heads: those that are added meanwhile come after it.
  const anchor = await readDocument(ports, auditAnchorDocument);
  const pruned = await readDocument(ports, auditPrunedDocument);
  const heads = await verifyHeads(ports, reading, { ...place, anchor, pruned });
  if (heads.broken !== null || heads.next !== null) return heads;
  return verifyOpenRuns(ports, reading, { runId: '', seq: 0 });
}

async function verifyHeads(
  ports: VerifyPorts,
  reading: AuditReading,
  { anchor, pruned, ...place }: Remembered & { readonly headNo: number; readonly seq: number },
): Promise<PartEnd> {
  let before = place.headNo === 1 ? null : await findAuditHeadOf(ports.sql, place.headNo - 1);
  let { headNo, seq } = place;
  for (;;) {
    const heads = await listAuditHeads(ports.sql, { after: headNo - 1, limit: RUNS_PER_READ });
    for (const head of heads) {
      if (reading.isFull) return { broken: null, next: { among: 'heads', headNo, seq } };
      const broken = await reading.verifyHead(head, { headNo, hash: before?.hash ?? '', anchor });
      if (broken !== null) return { broken, next: null };
      const end = await verifyRunOf(ports, reading, { head, seq, pruned });
      if (end.broken !== null || end.next !== null) return end;
      [before, headNo, seq] = [head, headNo + 1, 0];
    }
    if (heads.length < RUNS_PER_READ) break;
  }
  // The runs without a head have a part of their own then.
  if (reading.isFull) return { broken: null, next: { among: 'heads', headNo, seq: 0 } };
  const isCutOff = anchor !== null && anchor.headNo >= headNo;
  return {
    broken: isCutOff ? { runId: before?.runId ?? '', seq: null, why: 'run-missing' } : null,
    next: null,
  };
}

/** Verifies the entries of a closed run, from the one after `seq` on. */
async function verifyRunOf(
  ports: VerifyPorts,
  reading: AuditReading,
  { head, seq, pruned }: Pick<Remembered, 'pruned'> & { readonly head: AuditHead; readonly seq: number },
): Promise<PartEnd> {
  const { headNo, runId } = head;
  if (headNo <= pruned.through) return { broken: null, next: null };
  const { broken, tail, isOver } = await reading.verifyEntries(runId, seq);
  if (broken === null && !isOver) return { broken: null, next: { among: 'heads', headNo, seq: tail.seq } };
  const found = broken ?? reading.compare(head, tail);
  if (found === null) return { broken: null, next: null };
  // What is no longer kept may have gone while it was read.
  const { through } = await readDocument(ports, auditPrunedDocument);
  return { broken: headNo <= through ? null : found, next: null };
}

/** Runs that go on, and those whose job could not close its record. */
async function verifyOpenRuns(
  ports: VerifyPorts,
  reading: AuditReading,
  place: Pick<Extract<AuditPlace, { among: 'open' }>, 'runId' | 'seq'>,
): Promise<PartEnd> {
  let { runId: after, seq } = place;
  for (;;) {
    const runs = await listRunsWithoutHead(ports.sql, {
      from: after,
      isAfter: seq === 0,
      limit: RUNS_PER_READ,
    });
    for (const { runId, isDone } of runs) {
      if (reading.isFull) return { broken: null, next: { among: 'open', runId: after, seq: 0 } };
      const { broken, tail, isOver } = await reading.verifyEntries(runId, runId === after ? seq : 0);
      if (broken !== null) return { broken, next: null };
      if (!isOver) return { broken: null, next: { among: 'open', runId, seq: tail.seq } };
      if (isDone && tail.seq === 0) return { broken: { runId, seq: null, why: 'run-missing' }, next: null };
      [after, seq] = [runId, 0];
    }
    if (runs.length < RUNS_PER_READ) return { broken: null, next: null };
  }
}
