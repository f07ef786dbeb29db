import { planWords } from '../../../../src/contract/operationPlanWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useActOnOperation } from '../api/operations';
import { ErrorMessage } from '../components/ErrorMessage';
import { RefusableButton } from './RefusableButton';
import { useActingRefusal } from './useActingRefusal';

/** Gives a plan up before its time. */
export function DiscardPlan({ operation: { operationId } }: { readonly operation: OperationView }) {
  const act = useActOnOperation(operationId);
  const refused = useActingRefusal();
  return (
    <div>
      <RefusableButton refused={refused} isLoading={act.isPending} onClick={() => act.mutate('discard')}>
        {planWords.discard}
      </RefusableButton>
      {act.error && <ErrorMessage error={act.error} />}
    </div>
  );
}
