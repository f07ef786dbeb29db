// What can be done with a run: while it goes on, and when it has ended.
import { Inline } from '@atlaskit/primitives/compiled';
import { useState } from 'react';
import {
  actRefusalWords,
  operationRunWords,
  runActionWords,
} from '../../../../src/contract/operationRunWords';
import type { OperationView } from '../../../../src/domain/operationRun';
import { type OperationAct, useActOnOperation, usePlanOperation } from '../api/operations';
import { ErrorMessage } from '../components/ErrorMessage';
import { useCurrentMe } from '../components/me';
import { paths } from '../paths';
import { navigate } from '../router';
import { failuresOf } from './aboutOperation';
import { actRefusal, haltRefusal } from './actRefusal';
import { EndRunDialog } from './EndRunDialog';
import { PlanAgain } from './PlanAgain';
import { RefusableButton } from './RefusableButton';
import styles from './operation.module.css';

export function RunActions({ operation }: { readonly operation: OperationView }) {
  const refusal = actRefusal(useCurrentMe());
  const why = refusal === null ? null : actRefusalWords[refusal];
  switch (operation.status) {
    case 'running':
    case 'paused':
      return <GoingOn operation={operation} why={why} />;
    case 'done':
      // Who was not reached still waits: it goes on, or is ended, before anything follows it.
      return operation.outcome === 'stopped' ? (
        <GoingOn operation={operation} why={why} />
      ) : (
        <Ended operation={operation} why={why} />
      );
    case 'discarded':
    case 'expired':
    case 'failed':
      return <PlanAgain operation={operation} />;
    default:
      return null;
  }
}

interface PartProps {
  readonly operation: OperationView;
  /** Why somebody may not act at all; null: they may. */
  readonly why: string | null;
}

function GoingOn({ operation, why }: PartProps) {
  const { operationId, status, asked } = operation;
  const refusal = haltRefusal(useCurrentMe());
  const whyNotHalt = refusal === null ? null : actRefusalWords[refusal];
  const act = useActOnOperation(operationId);
  const [isEnding, setEnding] = useState(false);
  const isEndAsked = asked === 'cancel' ? operationRunWords.asked.cancel : null;
  const isDoing = (what: OperationAct): boolean => act.isPending && act.variables === what;
  return (
    <div className={styles.actions}>
      <Inline space="space.100" shouldWrap>
        {status === 'running' && asked !== 'pause' ? (
          <RefusableButton
            refused={whyNotHalt ?? isEndAsked}
            isLoading={isDoing('pause')}
            onClick={() => act.mutate('pause')}
          >
            {runActionWords.pause}
          </RefusableButton>
        ) : (
          <RefusableButton
            appearance="primary"
            refused={why}
            isLoading={isDoing('resume')}
            onClick={() => act.mutate('resume')}
          >
            {runActionWords.resume}
          </RefusableButton>
        )}
        <RefusableButton
          refused={whyNotHalt ?? isEndAsked}
          isLoading={isDoing('cancel')}
          onClick={() => setEnding(true)}
        >
          {runActionWords.cancel}
        </RefusableButton>
      </Inline>
      {act.error && <ErrorMessage error={act.error} />}
      {isEnding && (
        <EndRunDialog
          operation={operation}
          onClose={() => setEnding(false)}
          onEnd={() => {
            setEnding(false);
            act.mutate('cancel');
          }}
        />
      )}
    </div>
  );
}

function Ended({ operation, why }: PartProps) {
  const { operationId } = operation;
  const plan = usePlanOperation();
  const follow = (kind: 'retry' | 'undo'): void =>
    plan.mutate({ kind, operationId }, { onSuccess: (made) => navigate(paths.operation(made.operationId)) });
  const isPlanning = (kind: 'retry' | 'undo'): boolean => plan.isPending && plan.variables.kind === kind;
  return (
    <div className={styles.actions}>
      <Inline space="space.100" shouldWrap>
        <RefusableButton
          refused={why ?? (failuresOf(operation) === 0 ? runActionWords.nothingFailed : null)}
          hint={runActionWords.retryWhy}
          isLoading={isPlanning('retry')}
          onClick={() => follow('retry')}
        >
          {runActionWords.retry}
        </RefusableButton>
        <RefusableButton
          refused={why ?? whyNotUndo(operation)}
          hint={runActionWords.undoWhy}
          isLoading={isPlanning('undo')}
          onClick={() => follow('undo')}
        >
          {runActionWords.undo}
        </RefusableButton>
      </Inline>
      {plan.error && <ErrorMessage error={plan.error} />}
    </div>
  );
}

function whyNotUndo({ counts, isUndone }: OperationView): string | null {
  if (counts.done + counts.failed + counts.cancelled === 0) return runActionWords.nothingDone;
  return isUndone ? runActionWords.allUndone : null;
}
