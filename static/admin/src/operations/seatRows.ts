// How many users' licenses a plan frees, gives and leaves used, app by app; once it runs, how many it has freed and given.
import type { PlanSummary } from '../../../../src/domain/operationPlan';
import type { OperationResults, SeatEffect } from '../../../../src/domain/operationResults';
import type { OperationView } from '../../../../src/domain/operationRun';
import { hasRun } from './hasRun';

export type SeatRow = PlanSummary['seats'][number];

/** Null: not known yet. */
export function seatRowsOf(
  { status, summary }: Pick<OperationView, 'status' | 'summary'>,
  results: OperationResults | undefined,
): readonly SeatRow[] | null {
  if (!hasRun({ status })) return summary?.seats ?? null;
  return (
    results?.seats.map(({ resourceId, freed, gained, stillBillable }) => ({
      resourceId,
      freed: freed.came,
      gained: gained.came,
      stillBillable,
    })) ?? null
  );
}

/** How many users these are, whatever the number of their licenses. Null: not known yet. */
export function seatUsersOf(
  operation: Pick<OperationView, 'status'>,
  results: OperationResults | undefined,
): Readonly<Record<SeatEffect, number>> | null {
  if (results === undefined) return null;
  const { freed, gained, stillBillable } = results.users;
  const counted = hasRun(operation) ? 'came' : 'planned';
  return { freed: freed[counted], gained: gained[counted], stillBillable };
}
