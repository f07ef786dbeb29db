import type { OperationRow } from '../../../../src/domain/operationRun';

/** Somebody confirmed the plan: its users have states, not only prospects. */
export function hasRun({ status }: Pick<OperationRow, 'status'>): boolean {
  return status === 'running' || status === 'paused' || status === 'done';
}
