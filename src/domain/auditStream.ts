// How the audit log is followed.

/** How far it is followed, and whether it can be. Instants are epoch milliseconds. */
export interface AuditStreamStatus {
  /** `off`: Atlassian refuses it, as it does without Guard; `new`: never asked, or not yet after a full sync. */
  readonly is: 'followed' | 'off' | 'new';
  /** Null: never. */
  readonly checkedAt: number | null;
  /** When the last entry that was followed came into the log; null: none so far, which may also mean "no Guard". */
  readonly readUntil: number | null;
  /** The latest stretch that nobody followed; a full sync read everything anew after it. Null: none. */
  readonly gap: AuditGap | null;
  /** How often actions came that nobody has documented, keyed by action. */
  readonly unknownActions: Readonly<Record<string, number>>;
}

export interface AuditGap {
  /** Null: since ever. */
  readonly since: number | null;
  readonly noticedAt: number;
}

const DAY_MS = 86_400_000;

// "Retain for 180 days" – support.atlassian.com/security-and-access-policies/docs/
// track-organization-activities-from-the-audit-log (2026-11-22).
const KEPT_MS = 180 * DAY_MS;
/** Clocks differ, and what was just done may be readable only a little later. */
const OVERLAP_MS = 600_000;

/** Where following begins without a cursor, or that what lies before it is no longer told. */
export type Beginning = { readonly from: number } | 'lost';

/**
 * Returns where to begin: behind the last entry that was followed, or with the last complete full sync, which read all
 * that came before it, whichever is later.
 */
export function beginningOf(readUntil: number | null, fullSyncStartedAt: number, now: number): Beginning {
  const from = Math.max((readUntil ?? 0) + 1, fullSyncStartedAt - OVERLAP_MS);
  return from < now - KEPT_MS ? 'lost' : { from };
}

/** True when what follows that look is no longer told. */
export function isForgotten(checkedAt: number | null, now: number): boolean {
  return checkedAt !== null && checkedAt < now - KEPT_MS;
}

/** A refusal is believed for a day: Guard may have been bought meanwhile. */
export function mayAskAgain(refusedAt: number | null, now: number): boolean {
  return refusedAt === null || now >= refusedAt + DAY_MS;
}

// A change of organization roles is to be seen within 30 s – organization admin API document, role assignments of
// organizations (2026-08-21); no other is said to take longer.
const SETTLES_MS = 30_000;

/** Returns when the answer to a question surely tells what the log says; never later than 30 s from now. */
export function settledAt(processedAt: number | null, now: number): number {
  return Math.min(Math.max((processedAt ?? now) + SETTLES_MS, now), now + SETTLES_MS);
}
