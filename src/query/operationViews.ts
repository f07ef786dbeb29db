// Operations as people see them, but for the names of people.
import { statusAt } from '../domain/operationRun';
import type { OperationRow, OperationSource, OperationView } from '../domain/operationRun';
import type { Page } from '../domain/page';
import type { Sql } from '../ports';
import { countStates, type StateCounts } from '../store/operationItems';
import type { StoredOperation } from '../store/operationRow';
import { findOperation, listFollowing, listOperations, operationsOf } from '../store/operations';
import { isUndone } from './isUndone';

type Nameless<View> = Omit<View, 'authorName' | 'confirmedByName'>;

/** Returns null when there is no such operation. */
export async function findOperationView(
  sql: Sql,
  operationId: string,
  now: number,
): Promise<Nameless<OperationView> | null> {
  const stored = await findOperation(sql, operationId);
  if (stored === null) return null;
  const [countsOf, sourceOf, following] = await Promise.all([
    readCounts(sql, [stored]),
    readSources(sql, [stored]),
    listFollowing(sql, operationId),
  ]);
  const row = toRow(stored, { counts: countsOf(stored), source: sourceOf(stored), now });
  return {
    ...row,
    expiresAt: stored.startedAt === null ? stored.expiresAt : null,
    hash: stored.hash,
    guards: stored.guards,
    asOf: { users: stored.usersAsOf, directRoles: stored.rolesAsOf },
    confirmedBy: stored.confirmedBy,
    asked: stored.asked,
    resumeAt: stored.resumeAt,
    reason: stored.reason,
    reference: stored.reference,
    apiCalls: stored.apiCalls,
    leftMs: leftOf(row, stored.workedMs),
    isUndone: await isUndone(sql, following),
    followedBy: following.toReversed().flatMap(({ operationId: id, about: { kind }, startedAt }) => {
      const isRun = startedAt !== null && (kind === 'undo' || kind === 'retry');
      return isRun ? [{ operationId: id, kind, at: startedAt }] : [];
    }),
  };
}

const OPERATIONS_PER_PAGE = 25;

/** Latest first; the cursor is the begin of the last operation shown. */
export async function listOperationRows(
  sql: Sql,
  { cursor, now }: { readonly cursor: string | null; readonly now: number },
): Promise<Page<Nameless<OperationRow>>> {
  const before = cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor);
  const operations = await listOperations(sql, { before, limit: OPERATIONS_PER_PAGE });
  const [countsOf, sourceOf] = await Promise.all([readCounts(sql, operations), readSources(sql, operations)]);
  const last = operations.length === OPERATIONS_PER_PAGE ? operations.at(-1) : undefined;
  return {
    items: operations.map((stored) =>
      toRow(stored, { counts: countsOf(stored), source: sourceOf(stored), now }),
    ),
    nextCursor: last === undefined ? null : String(last.createdAt),
  };
}

/** Before it runs, a plan's own sums say where its users are. */
async function readCounts(
  sql: Sql,
  operations: readonly StoredOperation[],
): Promise<(stored: StoredOperation) => StateCounts> {
  const begun = operations.filter(({ startedAt }) => startedAt !== null);
  const countsOf = await countStates(
    sql,
    begun.map(({ operationId }) => operationId),
  );
  return ({ operationId, startedAt, summary }) => {
    const counted = countsOf(operationId);
    if (startedAt !== null || summary === null) return counted;
    const { change, partly, skip } = summary.byOutcome;
    return { ...counted, waiting: change + partly, skipped: skip };
  };
}

/** What undos and retries follow. A source that is no longer kept is null. */
export async function readSources(
  sql: Sql,
  operations: readonly StoredOperation[],
): Promise<(follower: StoredOperation) => OperationSource | null> {
  const sources = await operationsOf(sql, [...new Set(operations.flatMap(({ sourceId }) => sourceId ?? []))]);
  return ({ sourceId }) => {
    const source = sources.find(({ operationId }) => operationId === sourceId);
    if (source === undefined) return null;
    const { operationId, about, startedAt, createdAt } = source;
    return { operationId, about, at: startedAt ?? createdAt };
  };
}

interface Beside {
  readonly counts: StateCounts;
  readonly source: OperationSource | null;
  readonly now: number;
}

function toRow(stored: StoredOperation, { counts, source, now }: Beside): Nameless<OperationRow> {
  return {
    operationId: stored.operationId,
    status: statusAt(stored, now),
    outcome: stored.outcome,
    about: stored.about,
    source,
    authorId: stored.authorId,
    createdAt: stored.createdAt,
    startedAt: stored.startedAt,
    finishedAt: stored.finishedAt,
    progress:
      stored.startedAt === null ? { done: stored.planned, total: stored.total } : progressOf(stored, counts),
    counts,
    summary: stored.summary,
    isRefused: stored.guards.some(({ verdict }) => verdict === 'refused'),
  };
}

/** Whom the plan leaves alone, and whom a run that was ended does not reach, does not count: nothing is done there. */
function progressOf({ summary }: StoredOperation, counts: StateCounts): { done: number; total: number } {
  const leftAlone = summary?.byOutcome.skip ?? 0;
  const over = counts.done + counts.failed + counts.skipped - leftAlone;
  return { done: over, total: over + counts.waiting + counts.writing };
}

/** Returns null while nothing tells the pace. */
function leftOf({ status, progress }: Nameless<OperationRow>, workedMs: number): number | null {
  const { done, total } = progress;
  if (status !== 'running' || total === null || done === 0 || workedMs === 0) return null;
  return Math.round((workedMs / done) * (total - done));
}
