// What came of a run: how many users stand where, why, and which licenses it freed; every number leads to its users.
import Heading from '@atlaskit/heading';
import { useId } from 'react';
import { itemStandingWords, itemWords } from '../../../../src/contract/operationItemWords';
import { reasonWords } from '../../../../src/contract/operationReasonWords';
import { planWords } from '../../../../src/contract/operationPlanWords';
import { operationRunWords } from '../../../../src/contract/operationRunWords';
import {
  countsByStanding,
  itemStandings,
  type OperationResults,
} from '../../../../src/domain/operationResults';
import type { OperationView } from '../../../../src/domain/operationRun';
import { useOperationResults } from '../api/operations';
import { ErrorMessage } from '../components/ErrorMessage';
import { useFormats } from '../components/viewer';
import { RouteLink } from '../router';
import { showItems } from './ItemsLink';
import { itemsPath } from './itemsView';
import styles from './operation.module.css';
import planStyles from './plan.module.css';
import { ReasonTable, type ReasonRow } from './ReasonTable';
import { seatRowsOf, seatUsersOf } from './seatRows';
import { SeatTable } from './SeatTable';

export function RunResults({ operation }: { readonly operation: OperationView }) {
  const { data: results, error, refetch } = useOperationResults(operation);
  return (
    <>
      <RunCounts operation={operation} />
      {error && <ErrorMessage error={error} onRetry={() => void refetch()} />}
      {results && (
        <div className={planStyles.overview}>
          <RunReasons operation={operation} results={results} />
          <RunLicenses operation={operation} results={results} />
        </div>
      )}
    </>
  );
}

function RunCounts({ operation }: { readonly operation: OperationView }) {
  const formats = useFormats();
  const counts = countsByStanding(operation);
  return (
    <ul className={styles.counts} aria-label={operationRunWords.counts}>
      {itemStandings
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <li key={state}>
            <RouteLink
              className={styles.count}
              to={itemsPath(operation.operationId, { state })}
              onClick={showItems}
            >
              <span className={styles.number}>{formats.number(counts[state])}</span>{' '}
              {itemStandingWords[state]}
            </RouteLink>
          </li>
        ))}
    </ul>
  );
}

function RunReasons({ operation: { operationId }, results: { reasons } }: ResultsProps) {
  const titleId = useId();
  if (reasons.length === 0) return null;
  return (
    <section className={planStyles.part} aria-labelledby={titleId}>
      <Heading size="small" as="h2" id={titleId}>
        {operationRunWords.reasons}
      </Heading>
      <ReasonTable
        operationId={operationId}
        title={operationRunWords.reasons}
        rows={reasons.map(rowOf)}
        hint={operationRunWords.reasonsHint}
      />
    </section>
  );
}

function rowOf({ standing, reason, count }: OperationResults['reasons'][number]): ReasonRow {
  const { title, text } = reasonWords(reason);
  // Who is done, and has a reason all the same, is done in part.
  const stands = standing === 'done' ? itemWords.doneInPart : itemStandingWords[standing];
  return {
    key: `${standing} ${reason}`,
    count,
    label: operationRunWords.because(stands, title),
    text,
    view: { state: standing, reason },
  };
}

interface ResultsProps {
  readonly operation: OperationView;
  readonly results: OperationResults;
}

function RunLicenses({ operation, results }: ResultsProps) {
  const titleId = useId();
  const seats = seatRowsOf(operation, results);
  if (seats === null || seats.length === 0) return null;
  return (
    <section className={planStyles.part} aria-labelledby={titleId}>
      <Heading size="small" as="h2" id={titleId}>
        {planWords.licenses}
      </Heading>
      <SeatTable
        operationId={operation.operationId}
        seats={seats}
        planned={operation.summary?.seats ?? null}
        users={seatUsersOf(operation, results)}
        titleId={titleId}
      />
    </section>
  );
}
