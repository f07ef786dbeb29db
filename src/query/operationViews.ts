// Operations as people see them, but for the names of people.
import { statusAt } from '../domain/operationRun';
import type { OperationRow, OperationView } from '../domain/operationRun';
import type { Page } from '../domain/page';
import type { Sql } from '../ports';
import { countStates, type StateCounts } from '../store/operationItems';
import { findOperation, listFollowing, listOperations, type StoredOperation } from '../store/operations';

type Nameless<View> = Omit<View, 'authorName' | 'confirmedByName'>;

/** Returns null when there is no such operation. */
export async function findOperationView(
  sql: Sql,
  operationId: string,
  now: number,
): Promise<Nameless<OperationView> | null> {
  const stored = await findOperation(sql, operationId);
  if (stored === null) return null;
  const [countsOf, following] = await Promise.all([
    countStates(sql, [operationId]),
    listFollowing(sql, operationId),
  ]);
  const counts = countsOf(operationId);
  const { expiresAt, usersAsOf, rolesAsOf, ...shown } = stored;
  return {
    ...shown,
    ...lifeOf(stored, counts, now),
    expiresAt: stored.startedAt === null ? expiresAt : null,
    asOf: { users: usersAsOf, directRoles: rolesAsOf },
    counts,
    leftMs: leftOf(stored, counts, now),
    undoneBy: following
      .filter(({ about, startedAt }) => about.kind === 'undo' && startedAt !== null)
      .map((undo) => undo.operationId),
  };
}

const OPERATIONS_PER_PAGE = 25;

/** Latest first; the cursor is the begin of the last operation shown. */
export async function listOperationRows(
  sql: Sql,
  { cursor, now }: { readonly cursor: string | null; readonly now: number },
): Promise<Page<Omit<OperationRow, 'authorName'>>> {
  const before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const operations = await listOperations(sql, { before, limit: OPERATIONS_PER_PAGE });
  const countsOf = await countStates(
    sql,
    operations.map(({ operationId }) => operationId),
  );
  const last = operations.length === OPERATIONS_PER_PAGE ? operations.at(-1) : undefined;
  return {
    items: operations.map((stored) => {
      const counts = countsOf(stored.operationId);
      const { operationId, outcome, about, sourceId, authorId, createdAt, startedAt, finishedAt, summary } =
        stored;
      return {
        operationId,
        outcome,
        about,
        sourceId,
        authorId,
        createdAt,
        startedAt,
        finishedAt,
        summary,
        counts,
        ...lifeOf(stored, counts, now),
      };
    }),
    nextCursor: last === undefined ? null : String(last.createdAt),
  };
}

function lifeOf(
  stored: StoredOperation,
  counts: StateCounts,
  now: number,
): Pick<OperationView, 'status' | 'progress'> {
  return {
    status: statusAt(stored, now),
    progress:
      stored.startedAt === null ? { done: stored.planned, total: stored.total } : progressOf(stored, counts),
  };
}

/** Whom the plan leaves alone does not count: nothing is done there. */
function progressOf({ summary }: StoredOperation, counts: StateCounts): { done: number; total: number } {
  const leftAlone = summary?.byOutcome.skip ?? 0;
  const over = counts.done + counts.failed + counts.skipped + counts.cancelled - leftAlone;
  return { done: over, total: over + counts.waiting + counts.writing };
}

function leftOf(stored: StoredOperation, counts: StateCounts, now: number): number | null {
  if (stored.status !== 'running' || stored.startedAt === null) return null;
  const { done, total } = progressOf(stored, counts);
  if (done === 0) return null;
  return Math.round(((now - stored.startedAt) / done) * (total - done));
}
