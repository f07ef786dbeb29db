// How old each collection of the mirror is, and the outbox of events that others should hear of.
import type { Sql } from '../ports';
import { replaceRows } from './rows';

export type Collection =
  | 'organization'
  | 'resources'
  | 'directories'
  | 'groups'
  | 'users'
  | 'activity'
  | 'direct-roles';

export interface Freshness {
  readonly collection: Collection;
  /** Begin of the last reading that reached the end, epoch milliseconds. */
  readonly asOf: number;
  readonly runId: string;
  /** Grows with every reading: what was derived from an older one is stale. */
  readonly dataVersion: number;
}

/** Without the row that mirrorVersion.ts keeps there. */
export async function listFreshness(sql: Sql): Promise<Freshness[]> {
  const rows = await sql.select<{
    collection: Collection;
    as_of: number;
    run_id: string;
    data_version: number;
  }>(`SELECT collection, as_of, run_id, data_version FROM freshness WHERE collection <> 'mirror'`);
  return rows.map((row) => ({
    collection: row.collection,
    asOf: row.as_of,
    runId: row.run_id,
    dataVersion: row.data_version,
  }));
}

export async function setFreshness(
  sql: Sql,
  collections: readonly Collection[],
  at: { readonly asOf: number; readonly runId: string; readonly now: number },
): Promise<void> {
  await replaceRows(
    sql,
    { name: 'freshness', columns: ['collection', 'as_of', 'run_id', 'data_version'] },
    collections.map((collection) => [collection, at.asOf, at.runId, at.now]),
  );
}

/** Writes an event for `notifications` to deliver. The same id twice is one event. */
export async function addToOutbox(
  sql: Sql,
  event: { readonly eventId: string; readonly kind: string; readonly payload: object; readonly now: number },
): Promise<void> {
  await replaceRows(
    sql,
    { name: 'outbox', columns: ['event_id', 'kind', 'payload', 'created_at', 'delivered_at'] },
    [[event.eventId, event.kind, JSON.stringify(event.payload), event.now, null]],
  );
}

/** Writes an event unless it was written before, delivered or not. */
export async function addOnceToOutbox(
  sql: Sql,
  event: { readonly eventId: string; readonly kind: string; readonly payload: object; readonly now: number },
): Promise<void> {
  await sql.change(
    `INSERT INTO outbox (event_id, kind, payload, created_at, delivered_at)
     SELECT fresh.event_id, fresh.kind, fresh.payload, fresh.created_at, NULL
     FROM (SELECT ? AS event_id, ? AS kind, ? AS payload, ? AS created_at) AS fresh
     WHERE NOT EXISTS (SELECT 1 FROM outbox AS known WHERE known.event_id = ?)`,
    [event.eventId, event.kind, JSON.stringify(event.payload), event.now, event.eventId],
  );
}
