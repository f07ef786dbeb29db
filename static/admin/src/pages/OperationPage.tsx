// One operation from its plan to its last user: the same page before, while and after it runs.
import { Text } from '@atlaskit/primitives/compiled';
import { operationRunWords, operationsWords } from '../../../../src/contract/operationRunWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useOperation } from '../api/operations';
import { ErrorMessage } from '../components/ErrorMessage';
import { PageHeader } from '../components/PageHeader';
import { useFormats } from '../components/viewer';
import { whatIsDone } from '../operations/aboutOperation';
import { DownloadOperation } from '../operations/DownloadOperation';
import { hasRun } from '../operations/hasRun';
import { ITEMS_ID } from '../operations/ItemsLink';
import { groupsOfOperation } from '../operations/namedGroups';
import { useNames } from '../operations/names';
import { OperationHead } from '../operations/OperationHead';
import { OperationItems } from '../operations/OperationItems';
import styles from '../operations/operation.module.css';
import planStyles from '../operations/plan.module.css';
import { PlanView } from '../operations/PlanView';
import { RunActions } from '../operations/RunActions';
import { RunProblem } from '../operations/RunProblem';
import { RunProgress } from '../operations/RunProgress';
import { RunResults } from '../operations/RunResults';
import { useFocusAfterPlan } from '../operations/useFocusAfterPlan';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { PageSkeleton } from '../shell/PageSkeleton';

export function OperationPage({ operationId }: { readonly operationId: string }) {
  const operation = useOperation(operationId);
  if (operation.data === undefined) {
    return (
      <>
        <PageHeader title={operationsWords.one} />
        {operation.error === null ? (
          <PageSkeleton />
        ) : (
          <ErrorMessage error={operation.error} onRetry={() => void operation.refetch()} />
        )}
      </>
    );
  }
  return (
    <>
      <Operation operation={operation.data} />
      {operation.error && <ErrorMessage error={operation.error} onRetry={() => void operation.refetch()} />}
    </>
  );
}

function Operation({ operation }: { readonly operation: OperationView }) {
  const { status } = operation;
  const formats = useFormats();
  const names = useNames(groupsOfOperation(operation));
  useFocusAfterPlan(status);
  const isPlan = status === 'planning' || status === 'ready';
  return (
    <>
      <RouteLink className={styles.back} to={paths.operations()}>
        {operationRunWords.back}
      </RouteLink>
      <PageHeader
        title={whatIsDone(operation, names, formats)}
        actions={<RunActions operation={operation} />}
      />
      <OperationHead operation={operation} names={names} />
      <RunProblem operation={operation} />
      {isPlan && <PlanView operation={operation} />}
      {(status === 'running' || status === 'paused') && (
        <div>
          <RunProgress operation={operation} />
          {status === 'running' && (
            <Text size="small" color="color.text.subtlest">
              {operationRunWords.mayClose}
            </Text>
          )}
        </div>
      )}
      {hasRun(operation) && <RunResults operation={operation} />}
      {!isPlan && (
        <section id={ITEMS_ID} className={planStyles.users}>
          <DownloadOperation operation={operation} />
          <OperationItems operation={operation} />
        </section>
      )}
    </>
  );
}
