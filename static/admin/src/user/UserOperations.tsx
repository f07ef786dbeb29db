// What operations did to the user, latest first.
import Lozenge from '@atlaskit/lozenge';
import { Text } from '@atlaskit/primitives/compiled';
import type { Names } from '../../../../src/contract/filterWords';
import { itemStandingSentence } from '../../../../src/contract/operationItemWords';
import { reasonWords } from '../../../../src/contract/operationReasonWords';
import { operationsWords, userOperationsWords } from '../../../../src/contract/operationRunWords';
import { standingOf } from '../../../../src/domain/operationResults';
import type { UserOperationRow } from '../../../../src/domain/operationRun';
import type { UserDetails } from '../../../../src/domain/userDetails';
import { useUserOperations } from '../api/operations';
import { ErrorMessage } from '../components/ErrorMessage';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import { whatIsDone } from '../operations/aboutOperation';
import { STANDING_APPEARANCE } from '../operations/itemAppearance';
import { groupsOfOperation } from '../operations/namedGroups';
import { useNames } from '../operations/names';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { Section } from './Section';
import styles from './UserOperations.module.css';

export function UserOperations({ user: { accountId } }: { readonly user: UserDetails }) {
  const { data, error, refetch } = useUserOperations(accountId);
  const items = data?.items ?? [];
  const names = useNames(items.flatMap(groupsOfOperation));
  return (
    <Section title={operationsWords.title} {...(data === undefined ? {} : { count: items.length })}>
      {error && <ErrorMessage error={error} onRetry={() => void refetch()} />}
      {data !== undefined && items.length === 0 && (
        <Text color="color.text.subtle">{userOperationsWords.none}</Text>
      )}
      {items.length > 0 && (
        <ul className={styles.operations}>
          {items.map((operation) => (
            <li key={operation.operationId} className={styles.operation}>
              <OperationLine operation={operation} names={names} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function OperationLine({
  operation,
  names,
}: {
  readonly operation: UserOperationRow;
  readonly names: Names;
}) {
  const formats = useFormats();
  const { operationId, at, byName, result } = operation;
  return (
    <>
      <span className={styles.what}>
        <RouteLink to={paths.operation(operationId)}>{whatIsDone(operation, names, formats)}</RouteLink>
        <Lozenge appearance={STANDING_APPEARANCE[standingOf(operation)]}>
          {itemStandingSentence(operation)}
        </Lozenge>
      </span>
      <Text size="small" color="color.text.subtle">
        {byName ?? operationsWords.someone}, <RelativeTime at={at} />
        {result?.reason != null && ` · ${reasonWords(result.reason).title}`}
      </Text>
    </>
  );
}
