import { planAgeWords } from '../../../../src/contract/operationPlanWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { ErrorMessage } from '../components/ErrorMessage';
import { RefusableButton } from './RefusableButton';
import { useActingRefusal } from './useActingRefusal';
import { usePlanAgain } from './usePlanAgain';

/** Makes a plan that never ran once more: for the same users, with what is known now. */
export function PlanAgain({ operation }: { readonly operation: OperationView }) {
  const again = usePlanAgain(operation);
  const refused = useActingRefusal();
  return (
    <div>
      <RefusableButton refused={refused} isLoading={again.isPending} onClick={() => again.mutate()}>
        {planAgeWords.planAgain}
      </RefusableButton>
      {again.error && <ErrorMessage error={again.error} />}
    </div>
  );
}
