// What of a user's planned effects came about.
import type { Effects } from '../../../../src/domain/operationPlan';
import type { OperationItem } from '../../../../src/domain/operationRun';

type Came = Pick<OperationItem, 'effects' | 'state' | 'result'>;

/** Before the run the prospects; from then on only what was done, and what Atlassian was seen to have freed. */
export function effectsSoFar({ effects, state, result }: Came, hasRun: boolean): Effects {
  if (!hasRun) return effects;
  const isDone = state === 'done';
  // Whoever failed may have lost something before.
  const isChanged = isDone || result?.steps.some((step) => step.result === 'done') === true;
  const proof = result?.proof ?? null;
  const isFreed = (resourceId: string): boolean =>
    proof === null || proof.some((each) => each.isFree && each.resourceId === resourceId);
  return {
    freed: isDone ? effects.freed.filter(isFreed) : [],
    gained: isDone ? effects.gained : [],
    stillBillable: effects.stillBillable,
    alsoLost: isChanged ? effects.alsoLost : [],
    irreversible: isChanged ? effects.irreversible : [],
  };
}
