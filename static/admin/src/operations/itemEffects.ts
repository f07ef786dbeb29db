// What of a user's planned effects came about.
import type { Effects } from '../../../../src/domain/operationPlan';
import { isChanged, seatsCame } from '../../../../src/domain/operationResults';
import type { OperationItem } from '../../../../src/domain/operationRun';

type Came = Pick<OperationItem, 'effects' | 'state' | 'result'>;

/** Before the run the prospects; from then on only what was done, and what Atlassian was seen to have freed. */
export function effectsSoFar({ effects, state, result }: Came, hasRun: boolean): Effects {
  if (!hasRun) return effects;
  const came = seatsCame(state, result);
  // Whoever failed may have lost something before.
  const hasChanged = isChanged(result);
  return {
    freed: came.all ? effects.freed : effects.freed.filter((resourceId) => came.freed.includes(resourceId)),
    gained: came.all ? effects.gained : [],
    stillBillable: effects.stillBillable,
    alsoLost: hasChanged ? effects.alsoLost : [],
    irreversible: hasChanged ? effects.irreversible : [],
  };
}
