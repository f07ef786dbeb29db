import { Text } from '@atlaskit/primitives/compiled';
import type { Names } from '../../../../src/contract/filterWords';
import { operationsWords } from '../../../../src/contract/operationRunWords';
import type { OperationRow } from '../../../../src/domain/operationRun';
import { ListTable } from '../components/ListTable';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { usersOf, whatIsDone, whoIsChosen } from './aboutOperation';
import { itemsPath } from './itemsView';
import { OperationState } from './OperationState';
import styles from './OperationTable.module.css';

const HEADS = [
  operationsWords.what,
  operationsWords.users,
  operationsWords.outcome,
  operationsWords.by,
  operationsWords.when,
] as const;

export interface OperationTableProps {
  readonly operations: readonly OperationRow[];
  readonly names: Names;
}

export function OperationTable({ operations, names }: OperationTableProps) {
  return (
    <ListTable label={operationsWords.table} heads={HEADS} className={styles.operations}>
      {operations.map((operation) => (
        <Row key={operation.operationId} operation={operation} names={names} />
      ))}
    </ListTable>
  );
}

interface RowProps {
  readonly operation: OperationRow;
  readonly names: Names;
}

function Row({ operation, names }: RowProps) {
  const formats = useFormats();
  const { authorName, createdAt } = operation;
  return (
    <tr>
      <th scope="row">
        <What operation={operation} names={names} />
      </th>
      <td>
        {usersOf(operation, formats).map(({ text, view }) => (
          <Text key={text} as="p">
            {view === null ? text : <RouteLink to={itemsPath(operation.operationId, view)}>{text}</RouteLink>}
          </Text>
        ))}
      </td>
      <td>
        <OperationState operation={operation} />
      </td>
      <td>{authorName ?? operationsWords.someone}</td>
      <td>
        <RelativeTime at={createdAt} />
      </td>
    </tr>
  );
}

function What({ operation, names }: RowProps) {
  const { operationId, about } = operation;
  const formats = useFormats();
  return (
    <>
      <RouteLink to={paths.operation(operationId)}>{whatIsDone(operation, names, formats)}</RouteLink>
      <Text as="p" size="small" color="color.text.subtle">
        {whoIsChosen(about, names, formats)}
      </Text>
    </>
  );
}
