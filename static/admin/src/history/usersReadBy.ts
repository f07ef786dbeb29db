import type { SyncRun } from '../../../../src/contract/views';
import { usersRead } from '../../../../src/domain/syncExpectation';
import type { SyncStage } from '../../../../src/domain/run';

const SMALL: readonly SyncStage[] = ['asked', 'chosen-users', 'chosen-unseen'];

/** Returns how many users a sync of any kind has read; null when it did not come so far. */
export function usersReadBy(run: Pick<SyncRun, 'kind' | 'stages'>): number | null {
  if (run.kind === 'full') return usersRead(run);
  const stages = run.stages.filter(({ stage }) => SMALL.includes(stage));
  return stages.length === 0 ? null : stages.reduce((sum, { done }) => sum + done, 0);
}
