// What the making of a plan remembers between two pages. Durable; version 1: an older app would not know any of it.
import { z } from 'zod';
import { asResourceId } from '../domain/ids';
import { irreversibleReasons, skipReasons, stepKinds } from '../domain/operationPlan';
import { emptyTally, type PlanTally } from '../domain/planTally';
import type { JobKind } from '../jobs/job';

export const PLAN_OPERATION = 'plan-operation';

const count = z.number();

const tally = z.object({
  byOutcome: z.object({ change: count, partly: count, skip: count }),
  byReason: z.partialRecord(z.enum(skipReasons), count),
  steps: z.partialRecord(z.enum(stepKinds), count),
  seats: z.array(
    z.object({
      resourceId: z.string().transform(asResourceId),
      freed: count,
      gained: count,
      stillBillable: count,
    }),
  ),
  alsoLosing: count,
  irreversible: z.partialRecord(z.enum(irreversibleReasons), count),
  losing: count,
  notTakenBack: count,
}) satisfies z.ZodType<PlanTally>;

const planState = z.object({
  version: z.literal(1),
  /** Also the job's own id. */
  operationId: z.string(),
  /** Where the next page begins, as its planner counts. */
  after: z.number(),
  /** Number of the last user planned. */
  planned: z.number(),
  /** Users to be planned; null: not counted yet. */
  total: z.number().nullable(),
  /** Of everything planned so far. */
  hash: z.string(),
  tally,
});
export type PlanState = Omit<z.output<typeof planState>, 'tally'> & { readonly tally: PlanTally };

export function freshState(operationId: string): PlanState {
  return { version: 1, operationId, after: 0, planned: 0, total: null, hash: '', tally: emptyTally };
}

export const decodeState: JobKind<PlanState>['decode'] = (text) => {
  const parsed = planState.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

export function encodeState(state: PlanState): string {
  return JSON.stringify(state);
}
