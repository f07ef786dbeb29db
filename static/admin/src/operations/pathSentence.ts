import type { Names } from '../../../../src/contract/filterWords';
import { itemWords } from '../../../../src/contract/operationItemWords';
import { reasonWords } from '../../../../src/contract/operationReasonWords';
import type { StillBillable } from '../../../../src/domain/operationPlan';

/** Says through what a license stays used, and why that cannot be taken away. */
export function pathSentence({ resourceId, through, reason }: StillBillable, names: Names): string {
  const path = through.kind === 'group' ? names.group(through.groupId) : itemWords[through.kind];
  return `${itemWords.through(names.app(resourceId), path)} – ${reasonWords(reason).title}`;
}
