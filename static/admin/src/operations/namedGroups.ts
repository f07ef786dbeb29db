// Which groups an operation speaks of: their names are asked for.
import { conditionsOf } from '../../../../src/domain/filter/filter';
import type { PlanAbout, Step } from '../../../../src/domain/operationPlan';
import type { OperationItem, OperationRow } from '../../../../src/domain/operationRun';

/** Groups that somebody named when they asked for the operation, or for the one that it follows. */
export function groupsOfOperation({
  about,
  source,
}: Pick<OperationRow, 'about' | 'source'>): readonly string[] {
  return [...groupsAskedFor(about), ...(source === null ? [] : groupsAskedFor(source.about))];
}

function groupsAskedFor(about: PlanAbout): readonly string[] {
  if (about.kind === 'invite') return about.invitation.groupIds;
  if (about.kind !== 'users') return [];
  const { selection, operations } = about;
  const conditions = selection.kind === 'matching' ? conditionsOf(selection.filter) : [];
  return [
    ...conditions.flatMap(({ field, values }) => (field === 'group' || field === 'path' ? values : [])),
    ...operations.flatMap((operation) => ('groupIds' in operation ? operation.groupIds : [])),
  ];
}

/** Groups that something is said of. */
export function groupsOfItem({ steps, skipped, effects, result }: OperationItem): readonly string[] {
  return [
    ...steps.flatMap(groupsOfStep),
    ...skipped.flatMap(({ groupId }) => groupId ?? []),
    ...effects.stillBillable.flatMap(({ through }) => (through.kind === 'group' ? through.groupId : [])),
    // What a run found is not always what was planned.
    ...(result?.steps.flatMap(({ step }) => groupsOfStep(step)) ?? []),
    ...(result?.before?.groupIds ?? []),
    ...(result?.after?.groupIds ?? []),
  ];
}

function groupsOfStep(step: Step): readonly string[] {
  if ('groupIds' in step) return step.groupIds;
  return 'groupId' in step ? [step.groupId] : [];
}
