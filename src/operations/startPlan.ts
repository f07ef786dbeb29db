// Begins a plan: the wish is stored, and a job works it out.
import type { AccountId } from '../domain/ids';
import { inSafeOrder } from '../domain/operation';
import { PLAN_LIFE_MS, type PlanAbout } from '../domain/operationPlan';
import type { JobPorts } from '../jobs/run';
import { startJob } from '../jobs/start';
import { insertOperation, listLostPlans } from '../store/operations';
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
  // The row first: whoever takes the job finds what is to be planned, and the tick a plan without a job.
  await insertOperation(ports.sql, {
    ...order,
    operationId,
    createdAt,
    about: about.kind === 'users' ? { ...about, operations: inSafeOrder(about.operations) } : about,
    expiresAt: createdAt + PLAN_LIFE_MS,
    jobId: operationId,
  });
  await startMaking(ports, operationId);
  return operationId;
}

// Whoever began a plan is about to start its job.
const LOST_AFTER_MS = 60_000;

/** For the tick: begins again what was to be planned, and has no job. */
export async function startLostPlans(ports: JobPorts): Promise<void> {
  const lost = await listLostPlans(ports.sql, ports.clock.now() - LOST_AFTER_MS);
  for (const operationId of lost) await startMaking(ports, operationId);
}

async function startMaking(ports: JobPorts, operationId: string): Promise<void> {
  const job = {
    jobId: operationId,
    kind: PLAN_OPERATION,
    activeKey: `${PLAN_OPERATION} ${operationId}`,
    state: encodeState(freshState(operationId)),
  };
  await startJob(ports, job, async () => undefined);
}
