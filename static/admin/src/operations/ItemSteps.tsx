// The changes of one user, each with what Atlassian answered.
import Lozenge from '@atlaskit/lozenge';
import type { ComponentProps } from 'react';
import type { Names } from '../../../../src/contract/filterWords';
import { answerWords } from '../../../../src/contract/operationAnswerWords';
import { itemWords, stepResultWords, stepSentence } from '../../../../src/contract/operationItemWords';
import type { OperationItem, StepResult } from '../../../../src/domain/operationRun';
import { Heads } from '../components/ListTable';
import { RelativeTime } from '../components/RelativeTime';
import { CopyButton } from '../user/CopyButton';
import styles from './items.module.css';

export interface ItemStepsProps {
  readonly item: OperationItem;
  readonly names: Names;
}

export function ItemSteps({ item: { steps, result }, names }: ItemStepsProps) {
  if (result !== null && result.steps.length > 0) return <Results results={result.steps} names={names} />;
  if (steps.length === 0) return null;
  return (
    <ol className={styles.steps}>
      {steps.map((step) => {
        const sentence = stepSentence(step, names);
        return <li key={sentence}>{sentence}</li>;
      })}
    </ol>
  );
}

const HEADS = [
  itemWords.step,
  itemWords.result,
  itemWords.answer,
  itemWords.requestId,
  itemWords.at,
] as const;

interface ResultsProps {
  readonly results: readonly StepResult[];
  readonly names: Names;
}

function Results({ results, names }: ResultsProps) {
  return (
    <div className={styles.scroll}>
      <table className={styles.results}>
        <Heads heads={HEADS} />
        <tbody>
          {results.map((result) => {
            const sentence = stepSentence(result.step, names);
            return (
              <tr key={`${sentence} ${result.at}`}>
                <th scope="row">{sentence}</th>
                <ResultCells result={result} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const APPEARANCE = {
  done: 'success',
  'already-so': 'default',
  failed: 'removed',
  unclear: 'moved',
  untried: 'default',
} as const satisfies Record<StepResult['result'], ComponentProps<typeof Lozenge>['appearance']>;

function ResultCells({
  result: { result, httpStatus, code, requestId, at },
}: {
  readonly result: StepResult;
}) {
  if (result === 'untried') {
    return (
      <td colSpan={HEADS.length - 1}>
        <Lozenge appearance={APPEARANCE[result]}>{stepResultWords[result]}</Lozenge>
      </td>
    );
  }
  return (
    <>
      <td>
        <Lozenge appearance={APPEARANCE[result]}>{stepResultWords[result]}</Lozenge>
      </td>
      <td>{httpStatus === null ? itemWords.noAnswer : answerWords(httpStatus, code)}</td>
      <td>{requestId !== null && <CopyButton what={itemWords.requestId} text={requestId} />}</td>
      <td>
        <RelativeTime at={at} />
      </td>
    </>
  );
}
