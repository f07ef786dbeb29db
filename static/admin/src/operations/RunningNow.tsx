// What goes on now, above everything else that ever did.
import Heading from '@atlaskit/heading';
import { useId } from 'react';
import type { Names } from '../../../../src/contract/filterWords';
import { operationsWords } from '../../../../src/contract/operationRunWords';
import type { OperationRow } from '../../../../src/domain/operationRun';
import { useOperation } from '../api/operations';
import cardStyles from '../components/card.module.css';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { whatIsDone } from './aboutOperation';
import { RunActions } from './RunActions';
import { RunProgress } from './RunProgress';
import styles from './running.module.css';

export interface RunningNowProps {
  readonly operations: readonly OperationRow[];
  readonly names: Names;
}

/** Nothing where nothing goes on. */
export function RunningNow({ operations, names }: RunningNowProps) {
  const titleId = useId();
  const running = operations.filter(({ status }) => status === 'running' || status === 'paused');
  if (running.length === 0) return null;
  return (
    <section className={cardStyles.card} aria-labelledby={titleId}>
      <Heading size="small" as="h2" id={titleId}>
        {operationsWords.now}
      </Heading>
      {running.map((row) => (
        <Run key={row.operationId} row={row} names={names} />
      ))}
    </section>
  );
}

function Run({ row, names }: { readonly row: OperationRow; readonly names: Names }) {
  const formats = useFormats();
  const { data: operation, error } = useOperation(row.operationId);
  return (
    <div className={styles.run}>
      <RouteLink to={paths.operation(row.operationId)}>{whatIsDone(row, names, formats)}</RouteLink>
      {error && <ErrorMessage error={error} />}
      {operation && (
        <div className={styles.progress}>
          <RunProgress operation={operation} />
          <RunActions operation={operation} />
        </div>
      )}
    </div>
  );
}
