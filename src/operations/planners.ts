// Which planner makes a plan of which kind.
import type { PlanAbout } from '../domain/operationPlan';
import { planInvitations } from './planInvitations';
import type { Planner } from './planner';
import { planUsers } from './planUsers';

const planners: Readonly<Partial<Record<PlanAbout['kind'], Planner>>> = {
  users: planUsers,
  invite: planInvitations,
};

/** @throws {Error} for a kind that nothing plans. */
export function plannerOf({ kind }: PlanAbout): Planner {
  const planner = planners[kind];
  if (planner === undefined) throw new Error(`Nothing plans ${kind}`);
  return planner;
}
