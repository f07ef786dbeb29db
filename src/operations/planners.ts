// Which planner makes a plan of which kind.
import type { PlanAbout } from '../domain/operationPlan';
import { planInvitations } from './planInvitations';
import type { Planner } from './planner';
import { planRetryOfRun } from './planRetry';
import { planUndoOfRun } from './planUndo';
import { planUsers } from './planUsers';

const planners = {
  users: planUsers,
  invite: planInvitations,
  undo: planUndoOfRun,
  retry: planRetryOfRun,
} as const satisfies Record<PlanAbout['kind'], Planner>;

export function plannerOf({ kind }: PlanAbout): Planner {
  return planners[kind];
}
