// Making a plan once more, about the same, with what is known now.
import { useMutation } from '@tanstack/react-query';
import type { PlanAbout } from '../../../../src/domain/operationPlan';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useActOnOperation, usePlanOperation } from '../api/operations';
import { readPlanned } from '../api/plannedUsers';
import { paths } from '../paths';
import { navigate } from '../router';

export function usePlanAgain(operation: OperationView) {
  const plan = usePlanOperation();
  const { mutate: act } = useActOnOperation(operation.operationId);
  return useMutation({
    mutationFn: async () => plan.mutateAsync(await aboutAgain(operation)),
    onSuccess: ({ operationId }) => {
      // Two plans for one thing would only wait to be confirmed both.
      if (operation.status === 'ready') act('discard');
      navigate(paths.operation(operationId), { replace: true });
    },
  });
}

/** The addresses of an invitation are kept with its users only. */
async function aboutAgain({ operationId, about }: OperationView): Promise<PlanAbout> {
  if (about.kind !== 'invite') return about;
  const items = await readPlanned(operationId);
  return { ...about, invitation: { ...about.invitation, emails: items.flatMap(({ email }) => email ?? []) } };
}
