// Where the record is broken: the operation and the user by name, each with the way there, and the record's own words.
import { auditWords } from '../../../../src/contract/auditWords';
import { usersWords } from '../../../../src/contract/usersWords';
import type { PersonInRecord, RecordPlace, RecordVerdict } from '../../../../src/domain/operationRun';
import { Fact, Facts } from '../components/Facts';
import { useFormats } from '../components/viewer';
import { whatIsDone } from '../operations/aboutOperation';
import { groupsOfOperation } from '../operations/namedGroups';
import { useNames } from '../operations/names';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { userPath } from '../user/useOpenedUser';

export interface BrokenPlaceProps {
  readonly broken: NonNullable<RecordVerdict['broken']>;
  readonly place: RecordPlace | null;
}

export function BrokenPlace({ broken: { runId, seq }, place }: BrokenPlaceProps) {
  const formats = useFormats();
  const { operation = null, alone = null, user = null } = place ?? {};
  return (
    <Facts>
      {operation !== null && (
        <Fact term={auditWords.operation}>
          <OperationName operation={operation} />
        </Fact>
      )}
      {alone !== null && <Fact term={auditWords.recorded}>{auditWords.alone[alone]}</Fact>}
      {user !== null && (
        <Fact term={auditWords.user}>
          <UserName user={user} />
        </Fact>
      )}
      <Fact term={auditWords.where}>
        {seq === null ? runId : auditWords.entry(runId, formats.number(seq))}
      </Fact>
    </Facts>
  );
}

function OperationName({ operation }: { readonly operation: NonNullable<RecordPlace['operation']> }) {
  const names = useNames(groupsOfOperation(operation));
  const formats = useFormats();
  return (
    <RouteLink to={paths.operation(operation.operationId)}>{whatIsDone(operation, names, formats)}</RouteLink>
  );
}

/** The id beside the name: it is what the record holds, and all there is where nobody knows the name. */
function UserName({ user: { accountId, name, isErased } }: { readonly user: PersonInRecord }) {
  const shown = isErased ? usersWords.erased : name;
  if (accountId === null) return shown;
  if (shown === null) return <RouteLink to={userPath(accountId)}>{accountId}</RouteLink>;
  return (
    <>
      <RouteLink to={userPath(accountId)}>{shown}</RouteLink> ({accountId})
    </>
  );
}
