// The chain over the runs: one head for each run that is over. A head is never changed; when the run's entries are no
// longer kept, it says so and stays, so that what follows can still be verified.
import type { Sql } from '../ports';

export interface AuditHead {
  /** From 1 on, without gaps, in the order in which the runs ended. */
  readonly headNo: number;
  readonly runId: string;
  readonly entries: number;
  /** Of the last entry; empty when there is none. */
  readonly lastHash: string;
  /** Epoch milliseconds. */
  readonly closedAt: number;
  /** Null while the entries are kept. */
  readonly prunedAt: number | null;
  /** Of this head and the hash of the one before. */
  readonly hash: string;
}

/** Returns false, and inserts nothing, when the number or the run has a head already. */
export async function insertAuditHead(sql: Sql, head: AuditHead): Promise<boolean> {
  try {
    return await tryToInsert(sql, head);
  } catch (error) {
    // Two who insert at the same time both see no other head: the unique keys refuse one of them.
    const rows = await sql.select('SELECT head_no FROM audit_heads WHERE head_no = ? OR run_id = ?', [
      head.headNo,
      head.runId,
    ]);
    if (rows.length === 0) throw error;
    return false;
  }
}

async function tryToInsert(sql: Sql, head: AuditHead): Promise<boolean> {
  const { headNo, runId, entries, lastHash, closedAt, hash } = head;
  const inserted = await sql.change(
    `INSERT INTO audit_heads (head_no, run_id, entries, last_hash, closed_at, pruned_at, hash)
     SELECT fresh.head_no, fresh.run_id, fresh.entries, fresh.last_hash, fresh.closed_at, NULL, fresh.hash
     FROM (SELECT ? AS head_no, ? AS run_id, ? AS entries, ? AS last_hash, ? AS closed_at, ? AS hash) AS fresh
     WHERE NOT EXISTS (SELECT 1 FROM audit_heads AS known WHERE known.head_no = ? OR known.run_id = ?)`,
    [headNo, runId, entries, lastHash, closedAt, hash, headNo, runId],
  );
  return inserted === 1;
}

export async function findAuditHead(sql: Sql, runId: string): Promise<AuditHead | null> {
  const [row] = await sql.select<HeadRow>(`SELECT ${COLUMNS} FROM audit_heads WHERE run_id = ?`, [runId]);
  return row === undefined ? null : toHead(row);
}

/** Returns the head of that number. */
export async function findAuditHeadOf(sql: Sql, headNo: number): Promise<AuditHead | null> {
  const [row] = await sql.select<HeadRow>(`SELECT ${COLUMNS} FROM audit_heads WHERE head_no = ?`, [headNo]);
  return row === undefined ? null : toHead(row);
}

export async function findLatestAuditHead(sql: Sql): Promise<AuditHead | null> {
  const [row] = await sql.select<HeadRow>(`SELECT ${COLUMNS} FROM audit_heads ORDER BY head_no DESC LIMIT 1`);
  return row === undefined ? null : toHead(row);
}

/** Returns heads by number. */
export async function listAuditHeads(
  sql: Sql,
  page: { readonly after: number; readonly limit: number },
): Promise<AuditHead[]> {
  const rows = await sql.select<HeadRow>(
    `SELECT ${COLUMNS} FROM audit_heads WHERE head_no > ? ORDER BY head_no LIMIT ?`,
    [page.after, page.limit],
  );
  return rows.map(toHead);
}

/** Returns up to when entries are no longer kept: the end of the last run that was pruned. */
export async function findPrunedBefore(sql: Sql): Promise<number | null> {
  const [row] = await sql.select<{ closed_at: number }>(
    'SELECT closed_at FROM audit_heads WHERE pruned_at IS NOT NULL ORDER BY head_no DESC LIMIT 1',
  );
  return row?.closed_at ?? null;
}

/** Returns operations that were begun, and what else was recorded, without a head, by id, from or after the given one. */
export async function listRunsWithoutHead(
  sql: Sql,
  { from, isAfter, limit }: { readonly from: string; readonly isAfter: boolean; readonly limit: number },
): Promise<{ readonly runId: string; readonly isDone: boolean }[]> {
  const rows = await sql.select<{ run_id: string; status: string | null; outcome: string | null }>(
    `SELECT begun.run_id, o.status, o.outcome FROM (
       SELECT operation_id AS run_id FROM operations WHERE status IN ('running', 'paused', 'done')
       UNION SELECT run_id FROM audit_entries WHERE ${OF_WHOLE_RUNS}) AS begun
     LEFT JOIN operations o ON o.operation_id = begun.run_id
     WHERE begun.run_id ${isAfter ? '>' : '>='} ?
     AND NOT EXISTS (SELECT 1 FROM audit_heads h WHERE h.run_id = begun.run_id)
     ORDER BY begun.run_id LIMIT ?`,
    [from, limit],
  );
  // One that was stopped may be resumed, or may have been stopped before it began.
  return rows.map(({ run_id, status, outcome }) => {
    return { runId: run_id, isDone: status === 'done' && outcome !== 'stopped' };
  });
}

// Every record begins with an entry about nobody; an index holds those together.
const OF_WHOLE_RUNS = 'account_id IS NULL';

/** Records that one call returns at most. */
const MOST_LOST = 50;

/** Returns what was recorded before the given instant, has no head, and that nobody goes on with. */
export async function listLostRecords(sql: Sql, before: number): Promise<string[]> {
  const rows = await sql.select<{ run_id: string }>(
    `SELECT e.run_id FROM audit_entries e LEFT JOIN operations o ON o.operation_id = e.run_id
     WHERE e.${OF_WHOLE_RUNS} AND (o.operation_id IS NULL OR (o.status = 'done' AND o.outcome <> 'stopped'))
     AND NOT EXISTS (SELECT 1 FROM audit_heads h WHERE h.run_id = e.run_id)
     GROUP BY e.run_id HAVING MAX(e.at) < ? LIMIT ?`,
    [before, MOST_LOST],
  );
  return rows.map((row) => row.run_id);
}

const COLUMNS = 'head_no, run_id, entries, last_hash, closed_at, pruned_at, hash';

type HeadRow = Readonly<{
  head_no: number;
  run_id: string;
  entries: number;
  last_hash: string;
  closed_at: number;
  pruned_at: number | null;
  hash: string;
}>;

function toHead(row: HeadRow): AuditHead {
  return {
    headNo: row.head_no,
    runId: row.run_id,
    entries: row.entries,
    lastHash: row.last_hash,
    closedAt: row.closed_at,
    prunedAt: row.pruned_at,
    hash: row.hash,
  };
}
