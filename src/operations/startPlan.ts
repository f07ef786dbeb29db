// Begins a plan: the wish is stored, and a job works it out.
import type { AccountId } from '../domain/ids';
import { inSafeOrder } from '../domain/operation';
import { PLAN_LIFE_MS, type PlanAbout } from '../domain/operationPlan';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import { insertOperation } from '../store/operations';
import { encodeState, freshState, PLAN_OPERATION } from './planState';

export interface PlanOrder {
  readonly about: PlanAbout;
  /** Where the days of a filter's dates begin. IANA name. */
  readonly timeZone: string;
  readonly authorId: AccountId;
}

/** Returns the id under which the plan is made. */
export async function startPlan(ports: JobPorts, { about, ...order }: PlanOrder): Promise<string> {
  const operationId = ports.ids.newId();
  const createdAt = ports.clock.now();
  const job = {
    jobId: operationId,
    kind: PLAN_OPERATION,
    activeKey: `${PLAN_OPERATION} ${operationId}`,
    state: encodeState(freshState(operationId)),
  };
  // Before the job: whoever takes it finds what is to be planned.
  await insertOperation(ports.sql, {
    ...order,
    operationId,
    createdAt,
    about: about.kind === 'users' ? { ...about, operations: inSafeOrder(about.operations) } : about,
    expiresAt: createdAt + PLAN_LIFE_MS,
    jobId: job.jobId,
  });
  await startJob(ports, job, async () => undefined);
  return operationId;
}
