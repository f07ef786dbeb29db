// The head of an operation's page: what, for whom, by whom, how it stands, and what it follows.
import type { Names } from '../../../../src/contract/filterWords';
import { operationRunWords, operationsWords } from '../../../../src/contract/operationRunWords';
import { duration } from '../../../../src/contract/timeWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { Fact, Facts } from '../components/Facts';
import { useNow } from '../components/now';
import { RelativeTime } from '../components/RelativeTime';
import { useFormats } from '../components/viewer';
import { paths } from '../paths';
import { RouteLink } from '../router';
import { whatIsAsked, whoIsChosen } from './aboutOperation';
import { OperationState } from './OperationState';
import styles from './operation.module.css';

export interface OperationHeadProps {
  readonly operation: OperationView;
  readonly names: Names;
}

export function OperationHead({ operation, names }: OperationHeadProps) {
  const formats = useFormats();
  const { about, authorName, createdAt, confirmedBy, confirmedByName, startedAt } = operation;
  return (
    <Facts inColumns>
      <Fact term={operationsWords.outcome}>
        <output>
          <OperationState operation={operation} />
        </output>
      </Fact>
      <Fact term={operationsWords.forWhom}>{whoIsChosen(about, names, formats)}</Fact>
      <Fact term={operationRunWords.planned}>
        {authorName ?? operationsWords.someone}, <RelativeTime at={createdAt} />
      </Fact>
      {confirmedBy !== null && startedAt !== null && (
        <Fact term={operationRunWords.confirmed}>
          {confirmedByName ?? operationsWords.someone}, <RelativeTime at={startedAt} />
        </Fact>
      )}
      {startedAt !== null && <Cost operation={operation} startedAt={startedAt} />}
      <Follows operation={operation} names={names} />
    </Facts>
  );
}

function Cost({ operation, startedAt }: { readonly operation: OperationView; readonly startedAt: number }) {
  const formats = useFormats();
  const now = useNow();
  const { finishedAt, apiCalls } = operation;
  const calls = Object.values(apiCalls).reduce((sum, count) => sum + count, 0);
  return (
    <Fact term={operationRunWords.duration}>
      {duration((finishedAt ?? Math.max(now, startedAt)) - startedAt)} ·{' '}
      {operationRunWords.apiCalls(formats.number(calls), calls === 1)}
    </Fact>
  );
}

/** Where it comes from and what came after it, each with when it began. */
function Follows({ operation: { about, source, followedBy }, names }: OperationHeadProps) {
  const formats = useFormats();
  const { follows, follower, followedBy: terms, begun } = operationRunWords;
  return (
    <>
      {source !== null && (about.kind === 'undo' || about.kind === 'retry') && (
        <Fact term={follows[about.kind]}>
          <RouteLink className={styles.link} to={paths.operation(source.operationId)}>
            {begun(whatIsAsked(source.about, names), formats.minute(source.at))}
          </RouteLink>
        </Fact>
      )}
      {FOLLOWERS.map((kind) => {
        const own = followedBy.filter((each) => each.kind === kind);
        return own.length === 0 ? null : (
          <Fact key={kind} term={terms[kind]}>
            {own.map(({ operationId, at }) => (
              <RouteLink key={operationId} className={styles.link} to={paths.operation(operationId)}>
                {begun(follower[kind], formats.minute(at))}
              </RouteLink>
            ))}
          </Fact>
        );
      })}
    </>
  );
}

const FOLLOWERS = ['undo', 'retry'] as const;
