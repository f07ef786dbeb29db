// What came of a run, counted: why users stand where they stand, and which seats came about.
import { asResourceId } from '../domain/ids';
import type { ItemOutcome } from '../domain/operationPlan';
import {
  standingOf,
  type OperationResults,
  type PlannedAndCame,
  type SeatCounts,
  type SeatEffect,
  type SeatResults,
} from '../domain/operationResults';
import type { ItemReason, ItemState } from '../domain/operationRun';
import type { Sql } from '../ports';

export async function readResults(sql: Sql, operationId: string): Promise<OperationResults> {
  const [reasons, seats, users] = await Promise.all([
    countReasons(sql, operationId),
    countSeats(sql, operationId),
    countUsers(sql, operationId),
  ]);
  return { reasons, seats, users };
}

type ReasonCount = OperationResults['reasons'][number];

/** Most frequent first. */
async function countReasons(sql: Sql, operationId: string): Promise<ReasonCount[]> {
  const rows = await sql.select<{
    state: ItemState;
    outcome: ItemOutcome;
    reason: ItemReason;
    n: number;
  }>(
    `SELECT state, outcome, COALESCE(result_reason, reason) AS reason, COUNT(*) AS n FROM operation_items
     WHERE operation_id = ? AND COALESCE(result_reason, reason) IS NOT NULL
     GROUP BY state, outcome, COALESCE(result_reason, reason)`,
    [operationId],
  );
  // Wholly or in part: of whom the plan named a reason, both stand in one place.
  const counts = new Map<string, ReasonCount>();
  for (const { reason, n, ...row } of rows) {
    const standing = standingOf(row);
    const key = `${standing} ${reason}`;
    counts.set(key, { standing, reason, count: n + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}

const NOBODY: PlannedAndCame = { planned: 0, came: 0 };

async function countSeats(sql: Sql, operationId: string): Promise<SeatResults[]> {
  const rows = await sql.select<{ resource_id: string } & EffectRow>(
    `SELECT r.resource_id, s.effect, s.planned, s.came FROM (
       SELECT resource_no, effect, COUNT(*) AS planned, COUNT(CASE WHEN came = 1 THEN 1 END) AS came FROM operation_seats
       WHERE operation_id = ? GROUP BY resource_no, effect) s
     JOIN resources r ON r.resource_no = s.resource_no ORDER BY s.resource_no`,
    [operationId],
  );
  return [...new Set(rows.map((row) => row.resource_id))].map((id) => ({
    resourceId: asResourceId(id),
    ...countsIn(rows.filter((row) => row.resource_id === id)),
  }));
}

async function countUsers(sql: Sql, operationId: string): Promise<SeatCounts> {
  const rows = await sql.select<EffectRow>(
    `SELECT effect, COUNT(DISTINCT item_no) AS planned, COUNT(DISTINCT CASE WHEN came = 1 THEN item_no END) AS came
     FROM operation_seats WHERE operation_id = ? GROUP BY effect`,
    [operationId],
  );
  return countsIn(rows);
}

type EffectRow = Readonly<{ effect: SeatEffect; planned: number; came: number }>;

function countsIn(rows: readonly EffectRow[]): SeatCounts {
  const countOf = (effect: SeatEffect): PlannedAndCame => {
    const row = rows.find((each) => each.effect === effect);
    return row === undefined ? NOBODY : { planned: row.planned, came: row.came };
  };
  const { planned: stillBillable } = countOf('stillBillable');
  return { freed: countOf('freed'), gained: countOf('gained'), stillBillable };
}
