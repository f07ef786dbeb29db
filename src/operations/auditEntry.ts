// What an entry of the record says, and how it is signed.
import { z } from 'zod';
import { canonicalJson } from '../domain/canonicalJson';
import { asAccountId, type AccountId } from '../domain/ids';
import type { AuditEntryRow, AuditValueRow } from '../store/auditEntries';
import type { AuditHead } from '../store/auditHeads';
import type { AuditKey } from './auditKey';

export type AuditAction =
  | 'operation.planned'
  | 'operation.discarded'
  | 'operation.confirmed'
  | 'operation.started'
  | 'operation.item'
  | 'operation.paused'
  | 'operation.resumed'
  | 'operation.cancelled'
  | 'operation.stopped'
  | 'operation.finished'
  | 'settings.safety'
  | 'users.exported';

/** One thing that was done. */
export interface AuditFact {
  readonly action: AuditAction;
  /** Who had it done. */
  readonly actorId: AccountId;
  /** To whom; null: to nobody, or to an address that has no account yet. */
  readonly accountId: AccountId | null;
  /** What, before and after, as JSON takes it. Account ids only: an address or a name is `personal`. */
  readonly detail: object;
  /** Values that can be erased; the entry keeps keyed hashes of them. Keyed by field, such as `email`. */
  readonly personal?: Readonly<Record<string, string>>;
}

/** A fact as it is recorded. */
export interface RecordedFact {
  readonly seq: number;
  readonly at: number;
  readonly action: string;
  readonly actorId: AccountId;
  readonly accountId: AccountId | null;
  readonly detail: unknown;
}

// Version 1: who, what, and hashes of personal values. Raise it when an older reader would misread an entry.
const entryBody = z.strictObject({
  version: z.literal(1),
  actorId: z.string().transform(asAccountId),
  detail: z.unknown(),
  personal: z.record(z.string(), z.string()),
});

/** What an entry follows. */
export interface Tail {
  readonly seq: number;
  /** Empty before the first entry. */
  readonly hash: string;
}

/** Returns the fact as the next entry of the run. */
export function signedEntry(
  key: AuditKey,
  { runId, tail, at }: { readonly runId: string; readonly tail: Tail; readonly at: number },
  fact: AuditFact,
): AuditEntryRow {
  const seq = tail.seq + 1;
  const personal = Object.entries(fact.personal ?? {}).map(
    ([field, value]) => [field, key.sign('value', [runId, seq, field, value])] as const,
  );
  const body = canonicalJson({
    version: 1,
    actorId: fact.actorId,
    detail: fact.detail,
    personal: Object.fromEntries(personal),
  } satisfies z.input<typeof entryBody>);
  const entry = { runId, seq, at, action: fact.action, accountId: fact.accountId, body };
  return { ...entry, hash: hashOfEntry(key, entry, tail.hash) };
}

export function hashOfEntry(key: AuditKey, entry: Omit<AuditEntryRow, 'hash'>, before: string): string {
  const { runId, seq, at, action, accountId, body } = entry;
  return key.sign('entry', [before, runId, seq, at, action, accountId, body]);
}

export function hashOfHead(
  key: AuditKey,
  head: Omit<AuditHead, 'hash' | 'prunedAt'>,
  before: string,
): string {
  const { headNo, runId, entries, lastHash, closedAt } = head;
  return key.sign('head', [before, headNo, runId, entries, lastHash, closedAt]);
}

/** Returns whether the value is the one that the entry holds the hash of. */
export function isValueOf(key: AuditKey, entry: AuditEntryRow, value: AuditValueRow): boolean {
  const hash = bodyOf(entry).personal[value.field];
  return hash === key.sign('value', [value.runId, value.seq, value.field, value.value]);
}

export function toFact(entry: AuditEntryRow): RecordedFact {
  const { seq, at, action, accountId } = entry;
  const { actorId, detail } = bodyOf(entry);
  return { seq, at, action, actorId, accountId: accountId === null ? null : asAccountId(accountId), detail };
}

function bodyOf({ body }: AuditEntryRow): z.output<typeof entryBody> {
  return entryBody.parse(JSON.parse(body));
}
